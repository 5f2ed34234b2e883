import { formatDecimal, formatDecimalTrimmed, powerOfTen, rescaleUnits } from "../decimal/index.ts";
import { currencyDigits, currencySymbol } from "./currency.ts";

export type MoneyLocale = "zh" | "en";

type CompactUnit = { readonly suffix: string; readonly exponent: number; readonly digits: number };

/** Smallest first. Digits: the most that are shown after the point. */
const COMPACT_UNITS: Readonly<Record<MoneyLocale, readonly CompactUnit[]>> = {
  zh: [
    { suffix: "万", exponent: 4, digits: 1 },
    { suffix: "亿", exponent: 8, digits: 2 },
  ],
  en: [
    { suffix: "K", exponent: 3, digits: 1 },
    { suffix: "M", exponent: 6, digits: 2 },
    { suffix: "B", exponent: 9, digits: 2 },
  ],
};

/** A plain number with a comma between groups of three digits: "-1234567.50" is "-1,234,567.50". */
export function groupDigits(plain: string): string {
  const point = plain.indexOf(".");
  const whole = point < 0 ? plain : plain.slice(0, point);
  return whole.replace(/(\d)(?=(?:\d{3})+$)/g, "$1,") + (point < 0 ? "" : plain.slice(point));
}

/**
 * The largest unit that the amount reaches; where rounding lifts it to the next unit, that one: 99,999,999 yuan is
 * 1亿 and never 10,000万, while 99,500,000 stays 9,950万.
 */
function compactText(magnitude: bigint, currencyScale: number, locale: MoneyLocale): string {
  const units = COMPACT_UNITS[locale];
  const index = units.findLastIndex((unit) => magnitude >= powerOfTen(currencyScale + unit.exponent));
  const unit = units[index];
  if (unit === undefined) {
    return groupDigits(formatDecimal({ units: magnitude, scale: currencyScale }).replace(/\.0+$/, ""));
  }
  const inUnit = (chosen: CompactUnit) => ({
    units: rescaleUnits(magnitude, currencyScale + chosen.exponent, chosen.digits),
    scale: chosen.digits,
  });
  const next = units[index + 1];
  const lifted =
    next !== undefined && inUnit(unit).units >= powerOfTen(next.exponent - unit.exponent + unit.digits);
  const chosen = lifted ? next : unit;
  return groupDigits(formatDecimalTrimmed(inUnit(chosen))) + chosen.suffix;
}

/**
 * An amount for people: "¥1,234.50", "-$1,234.50", "CHF 1,234.50". Compact Chinese counts in 万 (one digit) and 亿
 * (two), compact English in K (one digit), M and B (two); below the smallest unit the amount stays in full and loses
 * only ".00". Rounding is for display alone. RangeError when the currency is unknown.
 */
export function formatMoney(
  minor: bigint,
  currency: string,
  locale: MoneyLocale,
  options: { readonly compact?: boolean } = {},
): string {
  const scale = currencyDigits(currency);
  const magnitude = minor < 0n ? -minor : minor;
  const symbol = currencySymbol(currency);
  const gap = symbol === currency ? "\u00a0" : "";
  const text =
    options.compact === true
      ? compactText(magnitude, scale, locale)
      : groupDigits(formatDecimal({ units: magnitude, scale }));
  return `${minor < 0n ? "-" : ""}${symbol}${gap}${text}`;
}
