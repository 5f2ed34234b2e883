/** A calendar day without a zone, "2026-03-31" (ISO 8601, proleptic Gregorian, years 0001 to 9999). Sorts as text. */
export type Day = string;

/** A day taken apart: month 1 to 12, day of month 1 to 31. */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_NUMBER = -719162; // 0001-01-01
const LAST_NUMBER = 2932896; // 9999-12-31

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1 to 12) of a Gregorian year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/**
 * The number of a calendar day, counted from 1970-01-01 = 0; month and day of month are not checked. Whole-number
 * arithmetic on a year that begins in March, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms":
 * reports ask for the period of a hundred thousand rows at a time, where Date objects are slow.
 */
export function civilToNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The calendar day that has this number. */
export function numberToCivil(number: number): CivilDate {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function readDay(text: string): CivilDate | null {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return null;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  // Comparisons with NaN are false, so text that is not made of digits ends here too.
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? { year, month, day }
    : null;
}

/** Whether the text is a real calendar day: "2026-02-29" is not. */
export function isDay(text: string): boolean {
  return readDay(text) !== null;
}

/** Year, month and day of month. RangeError when the text is not a real day. */
export function civilDate(day: Day): CivilDate {
  const civil = readDay(day);
  if (civil === null) throw new RangeError(`Not a calendar day: ${JSON.stringify(day.slice(0, 30))}`);
  return civil;
}

/** The day's number counted from 1970-01-01 = 0. RangeError when the text is not a real day. */
export function dayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return civilToNumber(year, month, dayOfMonth);
}

/** A year as four digits. */
export function yearText(year: number): string {
  return `${year}`.padStart(4, "0");
}

/** A month, week or day of month as two digits. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** The day with this number. RangeError outside the years 0001 to 9999 or for a fraction. */
export function dayFromNumber(number: number): Day {
  if (!Number.isInteger(number) || number < FIRST_NUMBER || number > LAST_NUMBER) {
    throw new RangeError(`No day between 0001-01-01 and 9999-12-31 has the number ${number}`);
  }
  const { year, month, day } = numberToCivil(number);
  return `${yearText(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The day `count` days later, earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Days from `from` to `to`: negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday of a day number: Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): number {
  const fromMonday = (number + 3) % 7;
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1;
}

/** ISO weekday: Monday 1 to Sunday 7. */
export function weekday(day: Day): number {
  return weekdayOfNumber(dayNumber(day));
}

/** The same day of the month `count` months later, or that month's last day: 31 January + 1 = 28 or 29 February. */
export function addMonthsClamped(day: Day, count: number): Day {
  const from = civilDate(day);
  const months = from.year * 12 + (from.month - 1) + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayFromNumber(civilToNumber(year, month, Math.min(from.day, daysInMonth(year, month))));
}

/** The same day a year earlier; 29 February goes to 28 February. */
export function shiftDayOneYearBack(day: Day): Day {
  return addMonthsClamped(day, -12);
}
