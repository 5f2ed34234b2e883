import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CALENDAR_YEAR,
  dayFromNumber,
  daysBetween,
  type FiscalCalendar,
  fiscalYear,
  GRAINS,
  nextPeriod,
  type Period,
  periodLabel,
  periodOf,
  periodsBetween,
  previousPeriod,
  samePeriodLastYear,
  weekday,
} from "./index.ts";

const APRIL: FiscalCalendar = { startMonth: 4, pattern: "months" };
const WEEKS: FiscalCalendar = { startMonth: 1, pattern: "4-4-5" };
const RETAIL: FiscalCalendar = { startMonth: 2, pattern: "4-4-5", weekStart: 7 };

const anyCalendar: fc.Arbitrary<FiscalCalendar> = fc.record({
  startMonth: fc.integer({ min: 1, max: 12 }),
  pattern: fc.constantFrom("months" as const, "4-4-5" as const),
  weekStart: fc.constantFrom(1 as const, 7 as const),
});
const anyDay = fc.integer({ min: 0, max: 50_000 }).map(dayFromNumber);
const anyGrain = fc.constantFrom(...GRAINS);
const span = (period: Period): string => `${period.key} ${period.start} ${period.end}`;

describe("the period of a day", () => {
  it.each([
    ["day", CALENDAR_YEAR, "2026-03-31 2026-03-31 2026-04-01", 2026, 90],
    ["week", CALENDAR_YEAR, "2026-W14 2026-03-30 2026-04-06", 2026, 14],
    ["month", CALENDAR_YEAR, "2026-03 2026-03-01 2026-04-01", 2026, 3],
    ["quarter", CALENDAR_YEAR, "2026-Q1 2026-01-01 2026-04-01", 2026, 1],
    ["year", CALENDAR_YEAR, "2026 2026-01-01 2027-01-01", 2026, 1],
    // from April: 31 March 2026 is the last day of the fiscal year 2026
    ["month", APRIL, "2026-03 2026-03-01 2026-04-01", 2026, 3],
    ["quarter", APRIL, "2026-Q4 2026-01-01 2026-04-01", 2026, 4],
    ["year", APRIL, "2026 2025-04-01 2026-04-01", 2026, 1],
    // weeks from Monday 29 December 2025: 8 weeks end on 22 February, 13 weeks on 29 March
    ["month", WEEKS, "2026-M04 2026-03-30 2026-04-27", 2026, 4],
    ["quarter", WEEKS, "2026-Q2 2026-03-30 2026-06-29", 2026, 2],
    ["year", WEEKS, "2026 2025-12-29 2027-01-04", 2026, 1],
    // the Sunday nearest to 1 February 2026 is that day; the year is named by its end
    ["week", RETAIL, "2026-W14 2026-03-29 2026-04-05", 2026, 14],
    ["month", RETAIL, "2027-M03 2026-03-29 2026-05-03", 2027, 3],
    ["year", RETAIL, "2027 2026-02-01 2027-01-31", 2027, 1],
  ] as const)("31 March 2026, %s of %j: %s", (grain, calendar, expected, year, number) => {
    const period = periodOf("2026-03-31", grain, calendar);
    expect(span(period)).toBe(expected);
    expect(period).toMatchObject({ grain, year, number });
  });

  it.each([
    // ISO 8601: the week belongs to the year of its Thursday
    ["2021-01-03", "2020-W53"],
    ["2021-01-04", "2021-W01"],
    ["2024-12-30", "2025-W01"],
    ["2026-12-31", "2026-W53"],
    ["2027-01-03", "2026-W53"],
    ["2016-01-03", "2015-W53"],
  ])("%s lies in ISO week %s", (day, key) => {
    expect(periodOf(day, "week", CALENDAR_YEAR).key).toBe(key);
  });

  it("names a Sunday week by its Thursday as well", () => {
    const sundays: FiscalCalendar = { ...CALENDAR_YEAR, weekStart: 7 };
    expect(span(periodOf("2026-01-04", "week", sundays))).toBe("2026-W02 2026-01-04 2026-01-11");
    expect(span(periodOf("2026-01-03", "week", sundays))).toBe("2026-W01 2025-12-28 2026-01-04");
  });

  it("contains the day, whatever the calendar", () => {
    fc.assert(
      fc.property(anyDay, anyGrain, anyCalendar, (day, grain, calendar) => {
        const period = periodOf(day, grain, calendar);
        expect(period.start <= day && day < period.end).toBe(true);
        expect(periodOf(period.start, grain, calendar)).toEqual(period);
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses a start month outside 1 to 12 and what is no day", () => {
    expect(() => periodOf("2026-01-01", "year", { startMonth: 13, pattern: "months" })).toThrow(RangeError);
    expect(() => periodOf("2026-02-30", "year", CALENDAR_YEAR)).toThrow(RangeError);
  });
});

describe("periods in a row", () => {
  it("tile time without gaps, in the order of their keys, whatever the calendar", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 1500 }),
        anyGrain,
        anyCalendar,
        (from, days, grain, calendar) => {
          const to = dayFromNumber(daysBetween("1970-01-01", from) + days);
          const periods = periodsBetween(from, to, grain, calendar);
          expect(periods[0]).toEqual(periodOf(from, grain, calendar));
          expect((periods.at(-1)?.end ?? "") >= to && (periods.at(-1)?.start ?? "") < to).toBe(true);
          periods.slice(1).forEach((period, index) => {
            const before = periods[index] as Period;
            expect(period.start).toBe(before.end);
            expect(period.key > before.key).toBe(true);
            if (index < 20) {
              expect(nextPeriod(before, calendar)).toEqual(period);
              expect(previousPeriod(period, calendar)).toEqual(before);
            }
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it("nest: fiscal months fill quarters, quarters fill the year, 4-4-5 months are whole weeks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1980, max: 2080 }), anyCalendar, (year, calendar) => {
        const whole = fiscalYear(year, calendar);
        const quarters = periodsBetween(whole.start, whole.end, "quarter", calendar);
        expect(quarters.map((quarter) => quarter.number)).toEqual([1, 2, 3, 4]);
        for (const quarter of quarters) {
          const months = periodsBetween(quarter.start, quarter.end, "month", calendar);
          expect(months).toHaveLength(3);
          expect(months[0]?.start).toBe(quarter.start);
          expect(months[2]?.end).toBe(quarter.end);
        }
        expect(quarters[0]?.start).toBe(whole.start);
        expect(quarters[3]?.end).toBe(whole.end);
        if (calendar.pattern === "months") return;
        const months = periodsBetween(whole.start, whole.end, "month", calendar);
        const weeks = months.map((month) => daysBetween(month.start, month.end) / 7);
        const last = daysBetween(whole.start, whole.end) === 371 ? 6 : 5;
        expect(weeks).toEqual([4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, last]);
        expect(weekday(whole.start)).toBe(calendar.weekStart ?? 1);
      }),
    );
  });

  it("gives every period that overlaps a half-open span, and none for an empty one", () => {
    const keys = (from: string, to: string): string[] =>
      periodsBetween(from, to, "month", CALENDAR_YEAR).map((period) => period.key);
    expect(keys("2025-12-31", "2026-02-01")).toEqual(["2025-12", "2026-01"]);
    expect(keys("2025-12-31", "2026-02-02")).toEqual(["2025-12", "2026-01", "2026-02"]);
    expect(keys("2026-01-01", "2026-01-01")).toEqual([]);
    expect(keys("2026-02-01", "2026-01-01")).toEqual([]);
  });

  it("has 4-4-5 years of Monday weeks from January exactly as ISO 8601 has years", () => {
    for (let year = 1990; year <= 2060; year += 1) {
      const whole = fiscalYear(year, WEEKS);
      expect(periodOf(whole.start, "week", WEEKS).key).toBe(`${year}-W01`);
      const weeks = periodsBetween(whole.start, whole.end, "week", WEEKS);
      expect(weeks.every((week) => week.year === year)).toBe(true);
    }
  });

  it("starts a 4-4-5 year at most three days from the first of its month", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1980, max: 2080 }), anyCalendar, (year, calendar) => {
        const weeks: FiscalCalendar = { ...calendar, pattern: "4-4-5" };
        const months: FiscalCalendar = { ...calendar, pattern: "months" };
        const distance = daysBetween(fiscalYear(year, weeks).start, fiscalYear(year, months).start);
        expect(Math.abs(distance)).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe("the same period last year", () => {
  it.each([
    ["2024-02-29", "day", CALENDAR_YEAR, "2023-02-28"],
    ["2026-03-31", "week", CALENDAR_YEAR, "2025-W14"],
    // 2020 has a week 53, 2019 has none: its last week stands in
    ["2020-12-31", "week", CALENDAR_YEAR, "2019-W52"],
    ["2026-03-31", "week", RETAIL, "2025-W14"],
    ["2026-03-31", "month", APRIL, "2025-03"],
    ["2026-03-31", "month", WEEKS, "2025-M04"],
    ["2026-03-31", "quarter", APRIL, "2025-Q4"],
    ["2026-03-31", "year", RETAIL, "2026"],
  ] as const)("of %s by %s of %j is %s", (day, grain, calendar, key) => {
    expect(samePeriodLastYear(periodOf(day, grain, calendar), calendar).key).toBe(key);
  });

  it("has the same number one year earlier, but for a week 53 and days after a leap day", () => {
    fc.assert(
      fc.property(anyDay, anyGrain, anyCalendar, (day, grain, calendar) => {
        const current = periodOf(day, grain, calendar);
        const earlier = samePeriodLastYear(current, calendar);
        expect(earlier).toEqual(periodOf(earlier.start, grain, calendar));
        expect(earlier.year).toBe(current.year - 1);
        if (grain !== "day" && current.key.slice(4) !== "-W53") expect(earlier.number).toBe(current.number);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("labels", () => {
  it.each([
    ["day", CALENDAR_YEAR, "2026年3月31日", "31 Mar 2026"],
    ["week", CALENDAR_YEAR, "2026年第14周", "Week 14, 2026"],
    ["month", CALENDAR_YEAR, "2026年3月", "Mar 2026"],
    ["quarter", CALENDAR_YEAR, "2026年第1季度", "Q1 2026"],
    ["year", CALENDAR_YEAR, "2026年", "2026"],
    ["month", APRIL, "2026年3月", "Mar 2026"],
    ["quarter", APRIL, "2026财年第4季度", "Q4 FY2026"],
    ["year", APRIL, "2026财年", "FY2026"],
    ["month", WEEKS, "2026财年第4月", "M4 FY2026"],
    ["year", WEEKS, "2026财年", "FY2026"],
  ] as const)("%s of %j", (grain, calendar, zh, en) => {
    const period = periodOf("2026-03-31", grain, calendar);
    expect(periodLabel(period, "zh", calendar)).toBe(zh);
    expect(periodLabel(period, "en", calendar)).toBe(en);
  });
});
