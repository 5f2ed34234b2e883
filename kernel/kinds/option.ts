import type { OptionField } from "../field.ts";
import { choiceOperators, compareText, expected, type Kind, ok } from "./kind.ts";

export const optionKind: Kind<OptionField, string> = {
  columnType: () => "text",
  fromColumn: (raw) => String(raw),
  parse: (input, field) => {
    const entries = Object.entries(field.options);
    const wanted = typeof input === "string" ? input.trim() : "";
    const found = entries.find(
      ([key, choice]) =>
        key === wanted ||
        choice.label.zh === wanted ||
        choice.label.en.toLowerCase() === wanted.toLowerCase(),
    );
    if (found !== undefined && wanted !== "") return ok(found[0]);
    return expected(
      `以下之一：${entries.map(([key, choice]) => `${choice.label.zh}（${key}）`).join("、")}`,
      `one of: ${entries.map(([key]) => key).join(", ")}`,
    );
  },
  toJson: (value) => value,
  jsonSchema: (field) => ({ type: "string", enum: Object.keys(field.options) }),
  toPlain: (value) => value,
  format: (value, field, { locale }) => field.options[value]?.label[locale] ?? value,
  operators: choiceOperators,
  compare: compareText,
};
