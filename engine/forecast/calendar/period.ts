/** Frequencies that a period label can carry. */
export type Frequency = "year" | "quarter" | "month" | "week" | "workday" | "day" | "hour";

/** Days since 1970-01-01 of a civil date; undefined when there is no such day. Proleptic Gregorian calendar. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Civil date of a day number. */
export function civilDate(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  };
}

/** Number of days of a month. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A label read as a date: its unit and its number in that unit (years, quarters, months, days or hours). */
export interface PeriodLabel {
  readonly unit: "year" | "quarter" | "month" | "day" | "hour";
  readonly ordinal: number;
}

/**
 * Reads 2024, 2024Q3, 2024-Q3, 2024-07, 2024/07, 2024-07-15, 2024-07-15T09 and 2024-07-15 09:00:00.
 * @returns undefined for anything else: such labels count by their order
 */
export function readPeriod(label: string): PeriodLabel | undefined {
  const quarter = /^(\d{4})[-/ ]?Q([1-4])$/i.exec(label);
  if (quarter !== null) return { unit: "quarter", ordinal: Number(quarter[1]) * 4 + Number(quarter[2]) - 1 };
  const match =
    /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ](\d{1,2})(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?Z?)?)?)?$/.exec(
      label,
    );
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (match[2] === undefined) return year >= 1000 ? { unit: "year", ordinal: year } : undefined;
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return { unit: "month", ordinal: year * 12 + month - 1 };
  const day = dayNumber(year, month, Number(match[3]));
  if (day === undefined) return undefined;
  if (match[4] === undefined) return { unit: "day", ordinal: day };
  const hour = Number(match[4]);
  return hour < 24 ? { unit: "hour", ordinal: day * 24 + hour } : undefined;
}

/** Observations put on a regular grid of periods; `null` where a period has none. */
export interface RegularSeries {
  readonly frequency: Frequency;
  readonly seasons: readonly number[];
  /** Number of the first period in its unit: year · 12 + month − 1 for months, day number for days, … */
  readonly start: number;
  readonly values: (number | null)[];
}

const SEASONS: Readonly<Record<Frequency, readonly number[]>> = {
  year: [],
  quarter: [4],
  month: [12],
  week: [52],
  workday: [5],
  day: [7, 364],
  hour: [24, 168],
};

/** At most so many empty periods per observation before the dates are taken to be no regular grid. */
const MOST_GAPS = 3;

/**
 * Finds the frequency of dated observations and fills the grid. Daily labels that stand a month, a quarter, a year
 * or whole weeks apart are those periods; days without any weekend are workdays.
 * @returns undefined when the labels are no dates, of mixed units, repeated, or too sparse for a grid
 */
export function regularSeries(
  labels: readonly string[],
  values: readonly (number | null)[],
): RegularSeries | undefined {
  const periods: PeriodLabel[] = [];
  for (const label of labels) {
    const period = readPeriod(label);
    if (period === undefined || period.unit !== (periods[0] ?? period).unit) return undefined;
    periods.push(period);
  }
  const first = periods[0];
  if (first === undefined) return undefined;
  const { frequency, ordinals } = gridOf(
    first.unit,
    periods.map((period) => period.ordinal),
  );
  const order = Array.from(ordinals.keys()).sort((a, b) => (ordinals[a] as number) - (ordinals[b] as number));
  const start = ordinals[order[0] as number] as number;
  const end = ordinals[order[order.length - 1] as number] as number;
  if (end - start + 1 > (MOST_GAPS + 1) * labels.length) return undefined;
  const grid = new Array<number | null>(end - start + 1).fill(null);
  const taken = new Set<number>();
  for (const i of order) {
    const at = (ordinals[i] as number) - start;
    if (taken.has(at)) return undefined;
    taken.add(at);
    grid[at] = values[i] ?? null;
  }
  return { frequency, seasons: SEASONS[frequency], start, values: grid };
}

/** Days of a period as a half-open range; undefined for frequencies finer than a day. */
export function periodDays(
  frequency: Frequency,
  ordinal: number,
): { start: number; end: number } | undefined {
  const months: Partial<Record<Frequency, number>> = { year: 12, quarter: 3, month: 1 };
  const length = months[frequency];
  if (length !== undefined) {
    const first = (ordinal * length) % 12;
    const start = dayNumber(Math.floor((ordinal * length) / 12), first + 1, 1);
    const end = dayNumber(Math.floor(((ordinal + 1) * length) / 12), (((ordinal + 1) * length) % 12) + 1, 1);
    return start === undefined || end === undefined ? undefined : { start, end };
  }
  if (frequency === "week") return { start: ordinal * 7, end: ordinal * 7 + 7 };
  if (frequency === "day") return { start: ordinal, end: ordinal + 1 };
  if (frequency === "workday") {
    const start = Math.floor(ordinal / 5) * 7 + (ordinal % 5) - 3;
    return { start, end: start + 1 };
  }
  return undefined;
}

function gridOf(unit: PeriodLabel["unit"], ordinals: number[]): { frequency: Frequency; ordinals: number[] } {
  if (unit !== "day") return { frequency: unit, ordinals };
  const sorted = [...ordinals].sort((a, b) => a - b);
  let smallest = Number.POSITIVE_INFINITY;
  let weekly = true;
  let weekend = false;
  for (let i = 0; i < sorted.length; i++) {
    const day = sorted[i] as number;
    if ((day + 3) % 7 >= 5) weekend = true; // 1970-01-01 was a Thursday
    if (i === 0) continue;
    const gap = day - (sorted[i - 1] as number);
    smallest = Math.min(smallest, gap);
    if (gap % 7 !== 0) weekly = false;
  }
  if (sorted.length < 2) return { frequency: "day", ordinals };
  if (weekly && smallest < 28)
    return { frequency: "week", ordinals: ordinals.map((day) => Math.floor(day / 7)) };
  if (smallest >= 28) {
    const months = ordinals.map((day) => civilDate(day).year * 12 + civilDate(day).month - 1);
    const from = months.reduce((least, month) => Math.min(least, month));
    if (smallest >= 365 && months.every((month) => (month - from) % 12 === 0)) {
      return { frequency: "year", ordinals: months.map((month) => Math.floor(month / 12)) };
    }
    if (smallest >= 89 && months.every((month) => (month - from) % 3 === 0)) {
      return { frequency: "quarter", ordinals: months.map((month) => Math.floor(month / 3)) };
    }
    return { frequency: "month", ordinals: months };
  }
  if (!weekend && sorted.length >= 10) {
    return {
      frequency: "workday",
      ordinals: ordinals.map((day) => Math.floor((day + 3) / 7) * 5 + ((day + 3) % 7)),
    };
  }
  return { frequency: "day", ordinals };
}
