import {
  addDays,
  civilToNumber,
  type Day,
  dayFromNumber,
  dayNumber,
  numberToCivil,
  shiftDayOneYearBack,
  twoDigits,
  weekdayOfNumber,
  yearText,
} from "./day.ts";
import {
  type FiscalCalendar,
  fiscalYearOfNumber,
  fiscalYearStartNumber,
  weekPatternMonth,
  weekPatternMonthOffset,
  weekStartNumber,
} from "./fiscal-calendar.ts";

export type Grain = "day" | "week" | "month" | "quarter" | "year";

/** The grains from the finest to the coarsest. */
export const GRAINS: readonly Grain[] = ["day", "week", "month", "quarter", "year"];

/**
 * A stretch of days, half-open: `start` belongs to it, `end` is the first day after it. `key` names it for machines,
 * is unique within a grain of one calendar and sorts as text in time's order:
 *
 * | grain   | key          | `year`, `number`                                                        |
 * |---------|--------------|-------------------------------------------------------------------------|
 * | day     | "2026-03-31" | calendar year, day of that year                                         |
 * | week    | "2026-W05"   | ISO 8601 year and week                                                  |
 * | month   | "2026-03"    | calendar year and month, whatever month the fiscal year starts in       |
 * | month   | "2026-M03"   | with 4-4-5: fiscal year and fiscal month                                |
 * | quarter | "2026-Q1"    | fiscal year and quarter                                                 |
 * | year    | "2026"       | fiscal year, 1                                                          |
 */
export type Period = {
  readonly grain: Grain;
  readonly start: Day;
  readonly end: Day;
  readonly key: string;
  readonly year: number;
  readonly number: number;
};

/** Period with day numbers instead of days, so that inner steps need not read texts. */
function period(
  grain: Grain,
  span: readonly [from: number, to: number],
  key: string,
  year: number,
  number: number,
): Period {
  return { grain, start: dayFromNumber(span[0]), end: dayFromNumber(span[1]), key, year, number };
}

function dayPeriod(number: number): Period {
  const { year } = numberToCivil(number);
  const ordinal = number - civilToNumber(year, 1, 1) + 1;
  return period("day", [number, number + 1], dayFromNumber(number), year, ordinal);
}

/**
 * Every week holds one Thursday, and ISO 8601 names a week by it. Weeks that begin on Sunday are named by their
 * Thursday too, so that both kinds share one numbering.
 */
function weekPeriod(number: number, calendar: FiscalCalendar): Period {
  const start = weekStartNumber(number, calendar);
  const thursday = start + (calendar.weekStart === 7 ? 4 : 3);
  const { year } = numberToCivil(thursday);
  const week = Math.floor((thursday - civilToNumber(year, 1, 1)) / 7) + 1;
  return period("week", [start, start + 7], `${yearText(year)}-W${twoDigits(week)}`, year, week);
}

/** The Thursday of an ISO week; 4 January always lies in week 1. Week 53 may be the next year's first. */
function isoThursdayNumber(year: number, week: number): number {
  const fourth = civilToNumber(year, 1, 4);
  return fourth - weekdayOfNumber(fourth) + 4 + (week - 1) * 7;
}

function calendarMonthStart(year: number, month: number): number {
  return month > 12 ? civilToNumber(year + 1, month - 12, 1) : civilToNumber(year, month, 1);
}

function calendarMonth(year: number, month: number): Period {
  const span = [civilToNumber(year, month, 1), calendarMonthStart(year, month + 1)] as const;
  return period("month", span, `${yearText(year)}-${twoDigits(month)}`, year, month);
}

/** Begin of the fiscal month 1 to 12, or of the next year for 13. */
function fiscalMonthStart(year: number, month: number, calendar: FiscalCalendar): number {
  if (month > 12) return fiscalYearStartNumber(year + 1, calendar);
  const start = fiscalYearStartNumber(year, calendar);
  if (calendar.pattern === "4-4-5") return start + weekPatternMonthOffset(month);
  const first = numberToCivil(start);
  return calendarMonthStart(first.year, first.month + month - 1);
}

function fiscalMonthOfNumber(number: number, year: number, calendar: FiscalCalendar): number {
  if (calendar.pattern === "4-4-5") return weekPatternMonth(number - fiscalYearStartNumber(year, calendar));
  return ((numberToCivil(number).month - calendar.startMonth + 12) % 12) + 1;
}

function fiscalMonth(year: number, month: number, calendar: FiscalCalendar): Period {
  const span = [
    fiscalMonthStart(year, month, calendar),
    fiscalMonthStart(year, month + 1, calendar),
  ] as const;
  return period("month", span, `${yearText(year)}-M${twoDigits(month)}`, year, month);
}

function fiscalQuarter(year: number, quarter: number, calendar: FiscalCalendar): Period {
  const month = quarter * 3 - 2;
  const span = [
    fiscalMonthStart(year, month, calendar),
    fiscalMonthStart(year, month + 3, calendar),
  ] as const;
  return period("quarter", span, `${yearText(year)}-Q${quarter}`, year, quarter);
}

/** The whole fiscal year that is called `year` (see `fiscalYearStartNumber` for its name). */
export function fiscalYear(year: number, calendar: FiscalCalendar): Period {
  const span = [fiscalYearStartNumber(year, calendar), fiscalYearStartNumber(year + 1, calendar)] as const;
  return period("year", span, yearText(year), year, 1);
}

function periodOfNumber(number: number, grain: Grain, calendar: FiscalCalendar): Period {
  if (grain === "day") return dayPeriod(number);
  if (grain === "week") return weekPeriod(number, calendar);
  if (grain === "month" && calendar.pattern === "months") {
    const { year, month } = numberToCivil(number);
    return calendarMonth(year, month);
  }
  const year = fiscalYearOfNumber(number, calendar);
  if (grain === "year") return fiscalYear(year, calendar);
  const month = fiscalMonthOfNumber(number, year, calendar);
  return grain === "month"
    ? fiscalMonth(year, month, calendar)
    : fiscalQuarter(year, Math.ceil(month / 3), calendar);
}

/** The period of a grain that contains the day. RangeError when the text is not a real day. */
export function periodOf(day: Day, grain: Grain, calendar: FiscalCalendar): Period {
  return periodOfNumber(dayNumber(day), grain, calendar);
}

/** Every period that shares a day with the half-open span [from, to), in order; none when the span is empty. */
export function periodsBetween(from: Day, to: Day, grain: Grain, calendar: FiscalCalendar): Period[] {
  const end = dayNumber(to);
  const periods: Period[] = [];
  for (let next = dayNumber(from); next < end; ) {
    const current = periodOfNumber(next, grain, calendar);
    periods.push(current);
    next = dayNumber(current.end);
  }
  return periods;
}

/** The period right after. */
export function nextPeriod(current: Period, calendar: FiscalCalendar): Period {
  return periodOf(current.end, current.grain, calendar);
}

/** The period right before. */
export function previousPeriod(current: Period, calendar: FiscalCalendar): Period {
  return periodOf(addDays(current.start, -1), current.grain, calendar);
}

/**
 * The period to compare with: same number, one year earlier. The day goes by the date (29 February to the 28th); a
 * week 53 without a namesake is compared with the last week of the year before.
 */
export function samePeriodLastYear(current: Period, calendar: FiscalCalendar): Period {
  const { grain, year, number } = current;
  switch (grain) {
    case "day":
      return periodOf(shiftDayOneYearBack(current.start), "day", calendar);
    case "week": {
      const sameWeek = weekPeriod(isoThursdayNumber(year - 1, number), calendar);
      return sameWeek.year === year ? previousPeriod(sameWeek, calendar) : sameWeek;
    }
    case "month":
      return calendar.pattern === "months"
        ? calendarMonth(year - 1, number)
        : fiscalMonth(year - 1, number, calendar);
    case "quarter":
      return fiscalQuarter(year - 1, number, calendar);
    case "year":
      return fiscalYear(year - 1, calendar);
  }
}
