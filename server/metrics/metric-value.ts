import {
  type Decimal,
  decimalFromInteger,
  formatDecimalTrimmed,
  parseDecimal,
  roundDecimal,
} from "../../engine/decimal/index.ts";
import { currencyDigits, minorToPlain } from "../../engine/money/index.ts";
import type { Json } from "../../kernel/kinds/index.ts";
import type { MetricUnit } from "../../kernel/metric.ts";

/** Digits kept of a share: 0.821834 is 82.1834 %. */
export const shareScale = 6;

/** A metric's number while it is computed: exact, money in major units; null where there is none. */
export type MetricNumber = Decimal | null;

/** What the database returns for an aggregate: a sum of minor units, a count, or a decimal. */
export function numberFromColumn(raw: unknown, isMoney: boolean, currency: string): MetricNumber {
  if (raw === null || raw === undefined) return null;
  const parsed = parseDecimal(String(raw));
  if (parsed === null) throw new Error(`not a number from the database: ${String(raw)}`);
  return isMoney ? { units: parsed.units, scale: parsed.scale + currencyDigits(currency) } : parsed;
}

/** The number as the API gives it; money and shares are rounded here and nowhere before. */
export function metricJson(value: MetricNumber, unit: MetricUnit, currency: string): Json {
  if (value === null) return null;
  switch (unit) {
    case "money":
      return { amount: moneyText(value, currency), currency };
    case "count":
      return Number(roundDecimal(value, 0).units);
    case "quantity":
      return formatDecimalTrimmed(value);
    case "share":
      return formatDecimalTrimmed(roundDecimal(value, shareScale));
  }
}

/** The number as plain text for csv. */
export function metricPlain(value: MetricNumber, unit: MetricUnit, currency: string): string {
  if (value === null) return "";
  if (unit === "money") return moneyText(value, currency);
  const json = metricJson(value, unit, currency);
  return String(json);
}

function moneyText(value: Decimal, currency: string): string {
  return minorToPlain(roundDecimal(value, currencyDigits(currency)).units, currency);
}

export const zero = decimalFromInteger(0n);
