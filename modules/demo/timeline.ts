import { addDays, civilDate, type Day } from "../../engine/calendar/index.ts";

/** The stretch of days that the demo covers: three whole years before the year of today, and that year so far. */
export type Timeline = { readonly start: Day; readonly today: Day; readonly year: number };

const FULL_YEARS = 3;

/** RangeError when `today` is not a real day. */
export function timelineUpTo(today: Day): Timeline {
  const { year } = civilDate(today);
  return { start: `${year - FULL_YEARS}-01-01`, today, year };
}

/** A day of a year counted from the year of today: (−1, "04-15") is 15 April of last year. */
export function dayInYear(timeline: Timeline, yearOffset: number, monthAndDay: string): Day {
  return `${timeline.year + yearOffset}-${monthAndDay}`;
}

/** The first day of the month in which the day `days` before today lies. */
export function monthStartBeforeToday(timeline: Timeline, days: number): Day {
  return `${addDays(timeline.today, -days).slice(0, 7)}-01`;
}
