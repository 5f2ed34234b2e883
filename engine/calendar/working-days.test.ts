import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, chineseNewYear, type Day, dayFromNumber, weekday, workingDaysBetween } from "./index.ts";

const NONE: ReadonlySet<Day> = new Set();

describe("working days", () => {
  it("counts Monday to Friday in a half-open span", () => {
    expect(workingDaysBetween("2026-03-01", "2026-04-01", NONE)).toBe(22);
    expect(workingDaysBetween("2026-03-07", "2026-03-09", NONE)).toBe(0);
    expect(workingDaysBetween("2026-03-06", "2026-03-07", NONE)).toBe(1);
    expect(workingDaysBetween("2026-03-06", "2026-03-06", NONE)).toBe(0);
    expect(workingDaysBetween("2026-03-06", "2026-03-01", NONE)).toBe(0);
  });

  it("takes holidays off and adds the weekend days that make up for them", () => {
    // 1–7 October 2026 is Thursday to Wednesday: five weekdays off; Saturday the 10th is worked. October has 22 weekdays.
    const holidays = new Set(["01", "02", "03", "04", "05", "06", "07"].map((day) => `2026-10-${day}`));
    const extra = new Set(["2026-10-10"]);
    expect(workingDaysBetween("2026-10-01", "2026-11-01", NONE)).toBe(22);
    expect(workingDaysBetween("2026-10-01", "2026-11-01", holidays)).toBe(17);
    expect(workingDaysBetween("2026-10-01", "2026-11-01", holidays, extra)).toBe(18);
    expect(workingDaysBetween("2026-10-01", "2026-10-10", holidays, extra)).toBe(2);
  });

  it("works a day that is in both sets", () => {
    const both = new Set(["2026-03-06", "2026-03-07"]);
    expect(workingDaysBetween("2026-03-06", "2026-03-08", both, both)).toBe(2);
  });

  it("equals a count day by day", () => {
    const someDay = fc.integer({ min: 20000, max: 20120 }).map(dayFromNumber);
    const someDays = fc.array(someDay, { maxLength: 20 }).map((days) => new Set(days));
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 60 }), someDays, someDays, (from, days, off, extra) => {
        const worked = Array.from({ length: days }, (_, index) => addDays(from, index)).filter(
          (day) => extra.has(day) || (weekday(day) <= 5 && !off.has(day)),
        );
        expect(workingDaysBetween(from, addDays(from, days), off, extra)).toBe(worked.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe("Chinese New Year", () => {
  // New moons close to midnight in Beijing: 6 February 2027 at 23:56 and 3 February 2030 at 00:07. The almanacs have
  // the year begin on these days; ICU, on which the platform's calendar rests, says the 7th and the 2nd. See the
  // Hong Kong Observatory's almanac of 2027 and tc39/test262 issue 4769.
  const NEAR_MIDNIGHT = new Set([2027, 2030]);

  it("is the first day of the platform's Chinese year, from 2000 to 2050, but for a new moon near midnight", () => {
    const format = new Intl.DateTimeFormat("en-u-ca-chinese", {
      timeZone: "UTC",
      month: "numeric",
      day: "numeric",
    });
    const isFirst = (day: Day): boolean => {
      const parts = format.formatToParts(new Date(`${day}T12:00:00Z`));
      const valueOfPart = (wanted: string) => parts.find(({ type }) => type === wanted)?.value;
      return valueOfPart("month") === "1" && valueOfPart("day") === "1";
    };
    for (let year = 2000; year <= 2050; year += 1) {
      const day = chineseNewYear(year);
      const agrees =
        isFirst(day) || (NEAR_MIDNIGHT.has(year) && (isFirst(addDays(day, 1)) || isFirst(addDays(day, -1))));
      expect([year, agrees]).toEqual([year, true]);
    }
  });

  it("falls on days that everybody remembers", () => {
    expect([2000, 2020, 2024, 2025, 2026, 2027, 2030].map(chineseNewYear)).toEqual([
      "2000-02-05",
      "2020-01-25",
      "2024-02-10",
      "2025-01-29",
      "2026-02-17",
      "2027-02-06",
      "2030-02-03",
    ]);
    expect(() => chineseNewYear(1999)).toThrow(RangeError);
    expect(() => chineseNewYear(2051)).toThrow(RangeError);
  });
});
