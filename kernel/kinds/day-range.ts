import {
  addDays,
  type Day,
  type FiscalCalendar,
  periodOf,
  previousPeriod,
} from "../../engine/calendar/index.ts";
import type { Text } from "../text.ts";

/** Half-open: `to` is the first day that is not meant. */
export type DayRange = { readonly from: Day; readonly to: Day };

const thisPeriod =
  (grain: "week" | "month" | "quarter" | "year") =>
  (today: Day, calendar: FiscalCalendar): DayRange => {
    const { start, end } = periodOf(today, grain, calendar);
    return { from: start, to: end };
  };
const lastPeriod =
  (grain: "month" | "quarter" | "year") =>
  (today: Day, calendar: FiscalCalendar): DayRange => {
    const { start, end } = previousPeriod(periodOf(today, grain, calendar), calendar);
    return { from: start, to: end };
  };

type Preset = {
  readonly key: string;
  readonly label: Text;
  readonly range: (today: Day, calendar: FiscalCalendar) => DayRange;
};

/** Spans that people ask for by name; quarters and years are those of the company's calendar. */
export const dayPresets: readonly Preset[] = [
  {
    key: "today",
    label: { zh: "今天", en: "Today" },
    range: (today) => ({ from: today, to: addDays(today, 1) }),
  },
  { key: "week", label: { zh: "本周", en: "This week" }, range: thisPeriod("week") },
  { key: "month", label: { zh: "本月", en: "This month" }, range: thisPeriod("month") },
  { key: "last_month", label: { zh: "上月", en: "Last month" }, range: lastPeriod("month") },
  { key: "quarter", label: { zh: "本季度", en: "This quarter" }, range: thisPeriod("quarter") },
  { key: "last_quarter", label: { zh: "上季度", en: "Last quarter" }, range: lastPeriod("quarter") },
  { key: "year", label: { zh: "本财年", en: "This fiscal year" }, range: thisPeriod("year") },
  { key: "last_year", label: { zh: "上财年", en: "Last fiscal year" }, range: lastPeriod("year") },
];
