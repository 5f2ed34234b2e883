import { describe, expect, test } from "vitest";
import {
  CHINESE_NEW_YEAR_WINDOW,
  holidayRegressors,
  monthRange,
  workingDays,
} from "./calendar-regressors.ts";
import { holidayOn } from "./moving-holidays.ts";
import { civilDate, dayNumber, periodDays, readPeriod, regularSeries } from "./period.ts";

function date(day: number | undefined): string {
  if (day === undefined) return "none";
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${year}-${month}-${dayOfMonth}`;
}

test("day numbers count from 1970-01-01 and back", () => {
  expect(dayNumber(1970, 1, 1)).toBe(0);
  expect(dayNumber(2000, 2, 29)).toBe(11016);
  expect(dayNumber(2023, 2, 29)).toBeUndefined();
  for (const day of [-1, 0, 59, 60, 11016, 20000]) {
    const { year, month, day: dayOfMonth } = civilDate(day);
    expect(dayNumber(year, month, dayOfMonth)).toBe(day);
  }
});

test("labels of years, quarters, months, days and hours are read", () => {
  expect(readPeriod("2024")).toEqual({ unit: "year", ordinal: 2024 });
  expect(readPeriod("2024Q3")).toEqual({ unit: "quarter", ordinal: 8098 });
  expect(readPeriod("2024-07")).toEqual({ unit: "month", ordinal: 24294 });
  expect(readPeriod("1970-01-02 05:00")).toEqual({ unit: "hour", ordinal: 29 });
  for (const label of ["17", "week 3", "2024-13", "2024-02-30", ""])
    expect(readPeriod(label)).toBeUndefined();
});

describe("grids", () => {
  test("a missing month becomes a gap, whatever the order of rows", () => {
    const grid = regularSeries(["2024-04", "2024-01", "2024-02"], [4, 1, 2]);
    expect(grid).toEqual({ frequency: "month", seasons: [12], start: 24288, values: [1, 2, null, 4] });
  });
  test("days a week apart are weeks, month ends are months, Mondays to Fridays are workdays", () => {
    expect(regularSeries(["2024-01-01", "2024-01-08", "2024-01-22"], [1, 2, 3])?.frequency).toBe("week");
    expect(regularSeries(["2024-01-31", "2024-02-29", "2024-03-31"], [1, 2, 3])?.frequency).toBe("month");
    expect(regularSeries(["2023-03-31", "2023-06-30", "2023-09-30"], [1, 2, 3])?.frequency).toBe("quarter");
    const days = ["01", "02", "03", "04", "05", "08", "09", "10", "11", "12"].map((day) => `2024-01-${day}`);
    const grid = regularSeries(
      days,
      days.map((_, i) => i),
    );
    expect(grid?.frequency).toBe("workday");
    expect(grid?.values.length).toBe(10);
  });
  test("repeated or unreadable labels make no grid", () => {
    expect(regularSeries(["2024-01", "2024-01"], [1, 2])).toBeUndefined();
    expect(regularSeries(["a", "b"], [1, 2])).toBeUndefined();
  });
});

test("holidays fall on their days", () => {
  expect(date(holidayOn("chinese_new_year", 2024))).toBe("2024-2-10");
  expect(date(holidayOn("chinese_new_year", 2025))).toBe("2025-1-29");
  expect(date(holidayOn("chinese_new_year", 2027))).toBe("2027-2-6");
  expect(date(holidayOn("dragon_boat", 2025))).toBe("2025-5-31");
  expect(date(holidayOn("mid_autumn", 2025))).toBe("2025-10-6");
  expect(date(holidayOn("easter", 2024))).toBe("2024-3-31");
  expect(date(holidayOn("easter", 2038))).toBe("2038-4-25");
  expect(holidayOn("chinese_new_year", 2100)).toBeUndefined();
});

test("the three weeks before 2025-01-29 lie in January, the two weeks from it on in both months", () => {
  const [before, from] = holidayRegressors(
    [monthRange(2025 * 12), monthRange(2025 * 12 + 1)],
    CHINESE_NEW_YEAR_WINDOW,
  );
  expect(before?.values).toEqual([1, 0]);
  // 29, 30, 31 January are three of fourteen days
  expect(from?.values[0]).toBeCloseTo(3 / 14, 12);
  expect(from?.values[1]).toBeCloseTo(11 / 14, 12);
});

test("a year outside the lunar tables is refused, not taken for a year without a holiday", () => {
  expect(() => holidayRegressors([monthRange(2050 * 12)], CHINESE_NEW_YEAR_WINDOW)).toThrow(/2050/);
});

test("February 2024 has 21 Mondays to Fridays, less one closed, plus one working Sunday", () => {
  const february = monthRange(2024 * 12 + 1);
  expect(workingDays(february)).toBe(21);
  const closed = new Set([dayNumber(2024, 2, 12) ?? 0]);
  const open = new Set([dayNumber(2024, 2, 4) ?? 0]);
  expect(workingDays(february, closed, open)).toBe(21);
  expect(periodDays("month", 2024 * 12 + 1)).toEqual(february);
});
