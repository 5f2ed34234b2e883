import { type Day, dayNumber, weekday, weekdayOfNumber } from "./day.ts";

/** Days from Monday to Friday among the first `days` days after a Monday. */
function weekdaysFromMonday(days: number): number {
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5);
}

/**
 * Working days in the half-open span [from, to): Monday to Friday without the holidays, and with the extra workdays
 * (in China the weekend days that make up for a long holiday, 调休). A day in both sets is worked. Both sets hold
 * days "2026-10-01". 0 when the span is empty.
 */
export function workingDaysBetween(
  from: Day,
  to: Day,
  holidays: ReadonlySet<Day>,
  extraWorkdays: ReadonlySet<Day> = new Set(),
): number {
  const start = dayNumber(from);
  const end = dayNumber(to);
  if (end <= start) return 0;
  const monday = start - (weekdayOfNumber(start) - 1);
  let count = weekdaysFromMonday(end - monday) - weekdaysFromMonday(start - monday);
  for (const holiday of holidays) {
    if (holiday >= from && holiday < to && weekday(holiday) <= 5 && !extraWorkdays.has(holiday)) count -= 1;
  }
  for (const extra of extraWorkdays) {
    if (extra >= from && extra < to && weekday(extra) > 5) count += 1;
  }
  return count;
}
