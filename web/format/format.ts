import dayjs from "dayjs";
import { decimal, formatDecimal, parseDecimal, roundDecimal } from "../../engine/decimal/index.ts";
import { formatMoney, groupDigits, parseMoney } from "../../engine/money/index.ts";
import type { MetricUnit } from "../../kernel/metric.ts";
import type { Locale } from "../../kernel/text.ts";
import { isMoneyJson, type MoneyJson } from "../api/json.ts";
import type { MetricValue } from "../api/measure.ts";

export type NumberStyle = {
  /** 万 / 亿, K / M / B. */
  readonly compact?: boolean;
  /** Digits after the point of a share's percentage; one where not said. */
  readonly digits?: number;
  /** A plus sign before what is above zero: for changes and differences. */
  readonly signed?: boolean;
};

/** What stands where there is no value: never a zero. */
export const noValue = "—";

const withSign = (text: string, positive: boolean, style: NumberStyle): string =>
  style.signed === true && positive ? `+${text}` : text;

/** "¥1,234.50", compact "¥12.3万". */
export function moneyText(value: MoneyJson | null, locale: Locale, style: NumberStyle = {}): string {
  if (value === null) return noValue;
  const money = parseMoney(value.amount, value.currency);
  if (money === null) return `${value.amount} ${value.currency}`;
  const text = formatMoney(money.minor, money.currency, locale, { compact: style.compact ?? false });
  return withSign(text, money.minor > 0n, style);
}

/** A share as a percentage, "0.2134" → "21.3%". */
export function shareText(value: string | null, style: NumberStyle = {}): string {
  if (value === null) return noValue;
  const share = decimal(value);
  const hundredfold = roundDecimal({ units: share.units * 100n, scale: share.scale }, style.digits ?? 1);
  return withSign(`${groupDigits(formatDecimal(hundredfold))}%`, hundredfold.units > 0n, style);
}

/** A count or a quantity: "1,234", "34.5". */
export function quantityText(value: string | number | null, style: NumberStyle = {}): string {
  if (value === null) return noValue;
  const plain = String(value);
  return withSign(groupDigits(plain), (parseDecimal(plain)?.units ?? 0n) > 0n, style);
}

type UnitText = (value: MetricValue, locale: Locale, style: NumberStyle) => string;
const plainOf = (value: MetricValue): string | null =>
  value === null ? null : isMoneyJson(value) ? value.amount : String(value);

const unitTexts: Readonly<Record<MetricUnit, UnitText>> = {
  money: (value, locale, style) =>
    isMoneyJson(value) ? moneyText(value, locale, style) : quantityText(plainOf(value), style),
  count: (value, _locale, style) => quantityText(plainOf(value), style),
  quantity: (value, _locale, style) => quantityText(plainOf(value), style),
  share: (value, _locale, style) => shareText(plainOf(value), style),
};

/** A metric's value for people, by the metric's unit. */
export function metricText(
  value: MetricValue | undefined,
  unit: MetricUnit,
  locale: Locale,
  style: NumberStyle = {},
): string {
  return unitTexts[unit](value ?? null, locale, style);
}

/** A metric's value as a float, for drawing alone: heights of bars, widths of tracks, never shown and never summed. */
export function drawingNumber(value: MetricValue | undefined): number | null {
  const plain = plainOf(value ?? null);
  return plain === null ? null : Number(plain);
}

/** −1, 0 or 1; null where there is no value. */
export function signOf(value: MetricValue | undefined): -1 | 0 | 1 | null {
  const plain = plainOf(value ?? null);
  const units = plain === null ? null : (parseDecimal(plain)?.units ?? null);
  return units === null ? null : units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** The clock time of an instant at the company: "2026-03-31 16:05". */
export function instantText(instant: string | null, timeZone: string): string {
  if (instant === null) return noValue;
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

/** "3月31日" / "31 Mar" in the year of `today`, else with the year. */
export function shortDayText(day: string, today: string, locale: Locale): string {
  const parsed = dayjs(day);
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  if (locale === "zh") return parsed.format(sameYear ? "M月D日" : "YYYY年M月D日");
  return parsed.locale("en").format(sameYear ? "D MMM" : "D MMM YYYY");
}
