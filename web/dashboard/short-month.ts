import { civilDate } from "../../engine/calendar/index.ts";
import type { Locale } from "../../kernel/text.ts";
import type { PeriodJson } from "../api/measure.ts";

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "3月" or "Mar" under an axis; months of a week pattern go by their place in the year ("M3"). */
export function shortMonth(period: PeriodJson, place: number, locale: Locale): string {
  const weeks = /-M\d/.test(period.key);
  const number = weeks ? place + 1 : civilDate(period.start).month;
  if (locale === "zh") return `${number}月`;
  return weeks ? `M${number}` : (englishMonths[number - 1] ?? "");
}
