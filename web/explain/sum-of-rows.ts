import {
  addDecimal,
  compareDecimal,
  decimalFromInteger,
  formatDecimal,
  parseDecimal,
} from "../../engine/decimal/index.ts";
import { isMoneyJson, type MoneyJson } from "../api/json.ts";
import type { MetricValue } from "../api/measure.ts";

/**
 * What the listed rows add up to, in the unit of their values. This is no measurement: it is the proof, before the
 * reader's eyes, that the rows make the number that the server measured. Null where a row has no value.
 */
export function sumOfRows(values: readonly MetricValue[], like: MetricValue): MetricValue {
  let sum = decimalFromInteger(0);
  for (const value of values) {
    const plain = plainOf(value);
    const decimal = plain === null ? null : parseDecimal(plain);
    if (decimal === null) return null;
    sum = addDecimal(sum, decimal);
  }
  const text = formatDecimal(sum);
  if (isMoneyJson(like)) return { amount: text, currency: like.currency } satisfies MoneyJson;
  return typeof like === "number" ? Number(text) : text;
}

/** Whether two values are the same number: 12.50 and 12.5 are. */
export function sameValue(one: MetricValue, other: MetricValue): boolean {
  const [a, b] = [plainOf(one), plainOf(other)].map((plain) => (plain === null ? null : parseDecimal(plain)));
  return a !== null && a !== undefined && b !== null && b !== undefined && compareDecimal(a, b) === 0;
}

function plainOf(value: MetricValue): string | null {
  if (value === null) return null;
  return isMoneyJson(value) ? value.amount : String(value);
}
