import { formatDecimal, formatDecimalTrimmed, rescaleUnits } from "../../engine/decimal/index.ts";
import { currencyDigits, groupDigits } from "../../engine/money/index.ts";
import type { Locale } from "../../kernel/text.ts";

/** In what the grid counts: single units, or 万 / K. */
export type GridUnit = "one" | "large";

/** The power of ten behind a unit: 万 in Chinese, thousands in English. */
export function unitExponent(unit: GridUnit, locale: Locale): number {
  return unit === "one" ? 0 : locale === "zh" ? 4 : 3;
}

/**
 * An amount exactly, in the unit: 1,234,500.00 yuan are "1,234,500" or "123.45" (万). Never rounded. Large units show at
 * least one digit after the point, so that a column of them lines up.
 */
export function amountText(minor: bigint, currency: string, exponent: number): string {
  const plain = plainAmountText(minor, currency, exponent);
  return groupDigits(exponent > 0 && !plain.includes(".") ? `${plain}.0` : plain);
}

/** The same without separators, for typing over and for the clipboard. */
export function plainAmountText(minor: bigint, currency: string, exponent: number): string {
  return formatDecimalTrimmed({ units: minor, scale: currencyDigits(currency) + exponent });
}

/** For what is only looked at (what was reached): whole units, or one digit of a large unit, rounded half up. */
export function roundedAmountText(minor: bigint, currency: string, exponent: number): string {
  const digits = exponent > 0 ? 1 : 0;
  const units = rescaleUnits(minor, currencyDigits(currency) + exponent, digits);
  return groupDigits(formatDecimal({ units, scale: digits }));
}
