import { civilToNumber, numberToCivil, weekdayOfNumber } from "./day.ts";

/**
 * How a company cuts its year.
 * `startMonth` 1 to 12: the month in which the fiscal year begins.
 * `pattern` "months": calendar months; "4-4-5": quarters of 4, 4 and 5 whole weeks (practice of the National Retail
 * Federation's calendar, whose own order is 4-5-4).
 * `weekStart`: ISO weekday that begins a week, Monday (1, the default) or Sunday (7).
 */
export type FiscalCalendar = {
  readonly startMonth: number;
  readonly pattern: "months" | "4-4-5";
  readonly weekStart?: 1 | 7;
};

/** Calendar months from January, weeks from Monday. */
export const CALENDAR_YEAR: FiscalCalendar = { startMonth: 1, pattern: "months" };

/** The first day number of the week that contains the day number. */
export function weekStartNumber(number: number, calendar: FiscalCalendar): number {
  const weekStart = calendar.weekStart ?? 1;
  return number - ((weekdayOfNumber(number) - weekStart + 7) % 7);
}

/**
 * The day number on which a fiscal year begins. The year is named by the calendar year in which it ends, unless it
 * begins in January: the fiscal year 2026 of a company that starts in April runs from 2025-04-01.
 * With weeks it begins on the week's first day that is nearest to the first of that month, at most three days away;
 * with Monday weeks from January that is exactly the ISO 8601 year.
 */
export function fiscalYearStartNumber(year: number, calendar: FiscalCalendar): number {
  if (!Number.isInteger(calendar.startMonth) || calendar.startMonth < 1 || calendar.startMonth > 12) {
    throw new RangeError(`A fiscal year starts in a month from 1 to 12: ${calendar.startMonth}`);
  }
  const first = civilToNumber(calendar.startMonth === 1 ? year : year - 1, calendar.startMonth, 1);
  return calendar.pattern === "months" ? first : weekStartNumber(first + 3, calendar);
}

/** The fiscal year that contains a day number. */
export function fiscalYearOfNumber(number: number, calendar: FiscalCalendar): number {
  const { year, month } = numberToCivil(number);
  const guess = calendar.startMonth !== 1 && month >= calendar.startMonth ? year + 1 : year;
  if (number < fiscalYearStartNumber(guess, calendar)) return guess - 1;
  return number >= fiscalYearStartNumber(guess + 1, calendar) ? guess + 1 : guess;
}

/** Weeks from the year's begin to the begin of each 4-4-5 month; the 53rd week of a long year falls to the last. */
const WEEKS_BEFORE_MONTH = [0, 4, 8, 13, 17, 21, 26, 30, 34, 39, 43, 47];

/** The 4-4-5 month (1 to 12) that contains the day number `offset` days after the year's begin. */
export function weekPatternMonth(offset: number): number {
  const week = Math.floor(offset / 7);
  return WEEKS_BEFORE_MONTH.findLastIndex((before) => before <= week) + 1;
}

/** Days from the begin of a 4-4-5 year to the begin of its month (1 to 12). */
export function weekPatternMonthOffset(month: number): number {
  return (WEEKS_BEFORE_MONTH[month - 1] ?? 0) * 7;
}
