import { formatDecimalTrimmed } from "../decimal/index.ts";
import { currencyDigits, formatMoney, groupDigits, type MoneyLocale } from "../money/index.ts";

/**
 * What a target counts, and with it what its whole units are: minor units of a currency, pieces, or a ratio in units
 * of 10^−decimals (with 4 decimals 2350 is 23.50 %).
 */
export type Measure =
  | { readonly kind: "amount"; readonly currency: string }
  | { readonly kind: "count" }
  | { readonly kind: "ratio"; readonly decimals: number };

/** A value of the measure for people: "¥1,234.50", "1,234", "23.5%". RangeError when the currency is unknown. */
export function formatMeasure(value: bigint, measure: Measure, locale: MoneyLocale): string {
  switch (measure.kind) {
    case "amount":
      return formatMoney(value, measure.currency, locale);
    case "count":
      return groupDigits(value.toString());
    case "ratio":
      return `${groupDigits(formatDecimalTrimmed({ units: value * 100n, scale: measure.decimals }))}%`;
  }
}

/** Digits after the point that one whole unit stands for. */
export function measureScale(measure: Measure): number {
  if (measure.kind === "amount") return currencyDigits(measure.currency);
  return measure.kind === "count" ? 0 : measure.decimals;
}
