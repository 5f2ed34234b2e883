import { formatMoney, minorToPlain, parseMoney } from "../../engine/money/index.ts";
import type { MoneyField } from "../field.ts";
import { expected, type Kind, ok, orderOperators } from "./kind.ts";

/** PostgreSQL's bigint; an amount beyond it is a typing error, not a sale. */
const minorMax = 9_223_372_036_854_775_807n;

type MoneyInput = { readonly amount: unknown; readonly currency?: unknown };
const isMoneyInput = (input: unknown): input is MoneyInput =>
  typeof input === "object" && input !== null && "amount" in input;

export const moneyKind: Kind<MoneyField, bigint> = {
  columnType: () => "bigint",
  fromColumn: (raw) => BigInt(raw),
  parse: (input, field, { currency }) => {
    const given = isMoneyInput(input) ? input : { amount: input };
    if (given.currency !== undefined && given.currency !== currency)
      return expected(`币种 ${currency}`, `currency ${currency}`);
    const plain = typeof given.amount === "number" ? String(given.amount) : given.amount;
    const parsed = typeof plain === "string" ? parseMoney(plain.trim(), currency) : null;
    if (parsed === null)
      return expected(`${currency} 金额，如 1234.50`, `an amount in ${currency} such as 1234.50`);
    if (parsed.minor > minorMax || parsed.minor < -minorMax)
      return expected("较小的金额", "a smaller amount");
    if (field.min !== undefined && parsed.minor < field.min)
      return expected(
        `不小于 ${minorToPlain(field.min, currency)}`,
        `at least ${minorToPlain(field.min, currency)}`,
      );
    return ok(parsed.minor);
  },
  toJson: (value, { currency }) => ({ amount: minorToPlain(value, currency), currency }),
  jsonSchema: () => ({ $ref: "#/components/schemas/Money" }),
  toPlain: (value, { currency }) => minorToPlain(value, currency),
  format: (value, _field, { currency, locale }) => formatMoney(value, currency, locale),
  operators: orderOperators,
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
};
