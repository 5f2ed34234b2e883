import {
  addDays,
  chineseNewYear,
  civilDate,
  type Day,
  daysBetween,
  daysInMonth,
  weekday,
} from "../../engine/calendar/index.ts";
import type { Timeline } from "./timeline.ts";

/** How much is ordered in each month against an average one, apart from holidays. */
const season = [0.92, 0.94, 1.02, 0.97, 0.98, 1.05, 0.89, 0.85, 1.05, 1.06, 1.14, 1.3] as const;

/** The first days of the public holidays with fixed dates, and how many days they last. */
const holidays = [
  ["01-01", 1],
  ["04-04", 3],
  ["05-01", 5],
  ["10-01", 7],
] as const;

const WEEKEND = 0.015;
const MONTH_END = 1.5;
const QUARTER_END = 1.9;

function isHoliday(day: Day): boolean {
  return holidays.some(([first, length]) => {
    const passed = daysBetween(`${day.slice(0, 4)}-${first}`, day);
    return passed >= 0 && passed < length;
  });
}

/**
 * Customers close around 春节, some already a fortnight before, are slow to come back, and then order what they
 * missed. Counted in days from the first day of the Chinese year.
 */
function newYearFactor(day: Day): number {
  const passed = daysBetween(chineseNewYear(civilDate(day).year), day);
  if (passed >= -3 && passed <= 7) return 0;
  if (passed >= -14 && passed < -3) return 0.45;
  if (passed > 7 && passed <= 14) return 0.5;
  if (passed > 14 && passed <= 42) return 1.22;
  return 1;
}

/** The last four working days of a month are busy, those of a quarter busier. */
function monthEndFactor(day: Day): number {
  const { year, month, day: dayOfMonth } = civilDate(day);
  let working = 0;
  for (let left = daysInMonth(year, month) - dayOfMonth; left >= 0; left -= 1) {
    if (weekday(addDays(day, left)) <= 5) working += 1;
  }
  if (working > 4) return 1;
  return month % 3 === 0 ? QUARTER_END : MONTH_END;
}

/** How likely an order falls on the day, against an ordinary working day in an average month. */
export function dayWeight(day: Day): number {
  if (isHoliday(day)) return 0;
  const monthly = season[civilDate(day).month - 1] ?? 1;
  const weekly = weekday(day) > 5 ? WEEKEND : monthEndFactor(day);
  return monthly * weekly * newYearFactor(day);
}

/** One calendar month with the weights of its days, those after today zero. */
export type SellingMonth = {
  readonly start: Day;
  readonly end: Day;
  readonly year: number;
  readonly month: number;
  readonly weights: readonly number[];
  /** The whole month's weight, days after today included: the season that a planner knows. */
  readonly planned: number;
  /** The month's weight up to today, against a month of average weight. */
  readonly share: number;
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function monthStart(year: number, month: number): Day {
  return month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, "0")}-01`;
}

/** Every month from the story's begin to the end of the year of today. */
export function sellingMonths(timeline: Timeline): SellingMonth[] {
  const months: Omit<SellingMonth, "share">[] = [];
  for (let year = timeline.year - 3; year <= timeline.year; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const start = monthStart(year, month);
      const days = Array.from({ length: daysInMonth(year, month) }, (_, index) => addDays(start, index));
      const weights = days.map((day) => dayWeight(day));
      months.push({
        start,
        end: monthStart(year, month + 1),
        year,
        month,
        weights: weights.map((weight, index) => ((days[index] ?? "") > timeline.today ? 0 : weight)),
        planned: sum(weights),
      });
    }
  }
  const average = sum(months.map(({ planned }) => planned)) / months.length;
  return months.map((month) => ({ ...month, share: sum(month.weights) / average }));
}
