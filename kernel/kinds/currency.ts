import { isCurrency } from "../../engine/money/index.ts";
import type { CurrencyField } from "../field.ts";
import { choiceOperators, compareText, expected, type Kind, ok } from "./kind.ts";

export const currencyKind: Kind<CurrencyField, string> = {
  columnType: () => "char(3)",
  fromColumn: (raw) => String(raw),
  parse: (input) => {
    const code = typeof input === "string" ? input.trim().toUpperCase() : "";
    return isCurrency(code)
      ? ok(code)
      : expected("ISO 4217 币种代码，如 CNY", "an ISO 4217 currency code such as CNY");
  },
  toJson: (value) => value,
  jsonSchema: () => ({ type: "string", minLength: 3, maxLength: 3, description: "ISO 4217 currency code" }),
  toPlain: (value) => value,
  format: (value) => value,
  operators: choiceOperators,
  compare: compareText,
};
