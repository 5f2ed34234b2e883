import type { IntegerField } from "../field.ts";
import { expected, type Kind, ok, orderOperators } from "./kind.ts";

const int4 = { min: -2_147_483_648, max: 2_147_483_647 };

export const integerKind: Kind<IntegerField, number> = {
  columnType: () => "integer",
  fromColumn: (raw) => Number(raw),
  parse: (input, field) => {
    const typed = typeof input === "string" && /^\s*[+-]?\d+\s*$/.test(input) ? Number(input) : input;
    const min = field.min ?? int4.min;
    const max = field.max ?? int4.max;
    if (typeof typed === "number" && Number.isInteger(typed) && typed >= min && typed <= max)
      return ok(typed);
    return expected(`${min} 到 ${max} 之间的整数`, `a whole number from ${min} to ${max}`);
  },
  toJson: (value) => value,
  jsonSchema: (field) => ({
    type: "integer",
    minimum: field.min ?? int4.min,
    maximum: field.max ?? int4.max,
  }),
  toPlain: (value) => String(value),
  format: (value, _field, { locale }) => value.toLocaleString(locale === "zh" ? "zh-CN" : "en-US"),
  operators: orderOperators,
  compare: (a, b) => a - b,
};
