import type { RefField } from "../field.ts";
import { choiceOperators, compareText, expected, type Kind, ok } from "./kind.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

/** The id of another record. External ids are resolved before (server/records/references.server.ts). */
export const refKind: Kind<RefField, string> = {
  columnType: () => "uuid",
  fromColumn: (raw) => String(raw),
  parse: (input) => {
    const id = typeof input === "object" && input !== null && "id" in input ? input.id : input;
    return isUuid(id) ? ok(id.toLowerCase()) : expected("一条已有记录的 id", "the id of an existing record");
  },
  toJson: (value) => value,
  jsonSchema: (field) => ({ $ref: "#/components/schemas/Reference", description: `a ${field.to}` }),
  toPlain: (value) => value,
  format: (value) => value,
  operators: choiceOperators,
  compare: compareText,
};
