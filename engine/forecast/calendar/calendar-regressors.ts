import { holidayOn, type MovingHoliday } from "./moving-holidays.ts";
import { civilDate, dayNumber, daysInMonth } from "./period.ts";

/** A half-open range of days, as day numbers. */
export interface DayRange {
  readonly start: number;
  readonly end: number;
}

/** A known number per period, past and future, that may move the series. */
export interface Regressor {
  readonly name: string;
  /** One value per past period and then one per future step. */
  readonly values: readonly number[];
}

/** Days around a holiday over which its effect is spread: trade runs high before and low from the day on. */
export interface HolidayWindow {
  readonly holiday: MovingHoliday;
  readonly daysBefore: number;
  readonly daysFrom: number;
}

/** The usual windows: three weeks of buying before Chinese New Year, two weeks of rest from its first day on. */
export const CHINESE_NEW_YEAR_WINDOW: HolidayWindow = {
  holiday: "chinese_new_year",
  daysBefore: 21,
  daysFrom: 14,
};

/** Days of month number `ordinal` (year · 12 + month − 1). */
export function monthRange(ordinal: number): DayRange {
  const year = Math.floor(ordinal / 12);
  const month = (ordinal % 12) + 1;
  const start = dayNumber(year, month, 1);
  if (start === undefined) throw new RangeError(`there is no month ${ordinal}`);
  return { start, end: start + daysInMonth(year, month) };
}

/** Mondays to Fridays in a range, without the days of `closed` and with the working weekends of `open`. */
export function workingDays(
  range: DayRange,
  closed: ReadonlySet<number> = new Set(),
  open: ReadonlySet<number> = new Set(),
): number {
  let count = 0;
  for (let day = range.start; day < range.end; day++) {
    const weekend = (day + 3) % 7 >= 5; // 1970-01-01 was a Thursday
    if (open.has(day) || (!weekend && !closed.has(day))) count++;
  }
  return count;
}

/** Share of a window of days that falls into a range: 0–1. */
function shareInside(range: DayRange, window: DayRange): number {
  const days = Math.min(range.end, window.end) - Math.max(range.start, window.start);
  return days > 0 ? days / (window.end - window.start) : 0;
}

/**
 * Two regressors of a moving holiday: the share of its days before, and of its days from the holiday on, in each
 * period.
 * @param periods the past periods and then the future ones
 * @throws RangeError for a year outside the holiday's table: an unknown date is not "no holiday"
 */
export function holidayRegressors(periods: readonly DayRange[], window: HolidayWindow): Regressor[] {
  const share = (range: DayRange, from: number, to: number): number => {
    const year = civilDate(range.start).year;
    let sum = 0;
    for (const candidate of [year - 1, year, year + 1]) {
      const day = holidayOn(window.holiday, candidate);
      if (day === undefined && candidate === year) {
        throw new RangeError(`the date of ${window.holiday} in ${year} is not known`);
      }
      if (day !== undefined) sum += shareInside(range, { start: day + from, end: day + to });
    }
    return sum;
  };
  const before = periods.map((range) => share(range, -window.daysBefore, 0));
  const from = periods.map((range) => share(range, 0, window.daysFrom));
  return [
    { name: `${window.holiday}_before`, values: before },
    { name: `${window.holiday}_from`, values: from },
  ];
}

/** Working days per period as a regressor, in hundredths so that its size suits the others. */
export function workingDayRegressor(
  periods: readonly DayRange[],
  closed?: ReadonlySet<number>,
  open?: ReadonlySet<number>,
): Regressor {
  return { name: "working_days", values: periods.map((range) => workingDays(range, closed, open) / 100) };
}
