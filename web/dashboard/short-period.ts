import { civilDate } from "../../engine/calendar/index.ts";
import type { Locale } from "../../kernel/text.ts";
import type { PeriodJson } from "../api/measure.ts";

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A month or quarter under an axis: "3月" or "Mar", "1季度" or "Q1". Months of a week pattern go by their place in the
 * year ("M3").
 */
export function shortPeriod(period: PeriodJson, place: number, locale: Locale): string {
  const quarter = /-Q(\d)$/.exec(period.key)?.[1];
  if (quarter !== undefined) return locale === "zh" ? `${quarter}季度` : `Q${quarter}`;
  const weeks = /-M\d/.test(period.key);
  const number = weeks ? place + 1 : civilDate(period.start).month;
  if (locale === "zh") return `${number}月`;
  return weeks ? `M${number}` : (englishMonths[number - 1] ?? "");
}
