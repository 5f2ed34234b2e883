import type { Day } from "./day.ts";

const FIRST_YEAR = 2000;

/**
 * Month and day of 春节 from 2000 to 2050, as the almanacs print them (rules: GB/T 33661-2017). A table, because the
 * platform's Chinese calendar is a day off where the new moon is close to midnight in Beijing (2027 and 2030).
 */
const DATES = `
  02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26
  02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05
  01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13
  02-03 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24
  02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02
  01-23`
  .trim()
  .split(/\s+/);

/** The first day of the Chinese year that begins in a Gregorian year from 2000 to 2050. RangeError outside them. */
export function chineseNewYear(year: number): Day {
  const monthAndDay = DATES[year - FIRST_YEAR];
  if (monthAndDay === undefined) throw new RangeError(`Chinese New Year is known from 2000 to 2050: ${year}`);
  return `${year}-${monthAndDay}`;
}
