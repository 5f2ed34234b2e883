import type { BooleanField } from "../field.ts";
import { expected, type Kind, ok } from "./kind.ts";

const words: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["是", true],
  ["false", false],
  ["no", false],
  ["0", false],
  ["否", false],
]);

export const booleanKind: Kind<BooleanField, boolean> = {
  columnType: () => "boolean",
  fromColumn: (raw) => raw === true,
  parse: (input) => {
    if (typeof input === "boolean") return ok(input);
    const word =
      typeof input === "string" || typeof input === "number"
        ? words.get(String(input).trim().toLowerCase())
        : undefined;
    return word === undefined ? expected("是或否（true / false）", "true or false") : ok(word);
  },
  toJson: (value) => value,
  jsonSchema: () => ({ type: "boolean" }),
  toPlain: (value) => String(value),
  format: (value, _field, { locale }) => (locale === "zh" ? (value ? "是" : "否") : value ? "Yes" : "No"),
  operators: ["eq", "ne", "is_empty", "not_empty"],
  compare: (a, b) => Number(a) - Number(b),
};
