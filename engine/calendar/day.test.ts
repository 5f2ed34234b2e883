import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonthsClamped,
  dayFromNumber,
  dayNumber,
  dayOfInstant,
  daysBetween,
  isDay,
  shiftDayOneYearBack,
  weekday,
} from "./index.ts";

const anyNumber = fc.integer({ min: -719162, max: 2932896 });

describe("days", () => {
  it.each(["2026-03-31", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s is a day", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "2026-1-01",
    "2026/01/01",
    "2026-01-01T00:00",
    "20a6-01-01",
    "２026-01-01",
    "",
  ])("%j is none", (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });

  it("agrees with the platform's calendar on every day it knows", () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const day = dayFromNumber(number);
        const platform = new Date(number * 86_400_000);
        expect(day).toBe(platform.toISOString().slice(0, 10));
        expect(dayNumber(day)).toBe(number);
        expect(weekday(day)).toBe(platform.getUTCDay() === 0 ? 7 : platform.getUTCDay());
        expect(isDay(day)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("adds and counts days across month, leap day and year", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2024-02-01", "2024-03-01")).toBe(29);
    expect(daysBetween("2026-03-31", "2026-03-01")).toBe(-30);
    expect(weekday("2026-03-31")).toBe(2);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => addDays("2026-01-01", 0.5)).toThrow(RangeError);
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-11-15", 3, "2027-02-15"],
    ["2026-01-15", -13, "2024-12-15"],
    ["2026-05-31", 0, "2026-05-31"],
  ])("%s and %d months is %s", (day, months, expected) => {
    expect(addMonthsClamped(day, months)).toBe(expected);
  });

  it("goes a year back, from a leap day to the 28th", () => {
    expect(shiftDayOneYearBack("2024-02-29")).toBe("2023-02-28");
    expect(shiftDayOneYearBack("2025-02-28")).toBe("2024-02-28");
    expect(shiftDayOneYearBack("2026-03-31")).toBe("2025-03-31");
  });
});

describe("the day of an instant", () => {
  it.each([
    ["2026-03-31T15:59:59.999Z", "Asia/Shanghai", "2026-03-31"],
    ["2026-03-31T16:00:00Z", "Asia/Shanghai", "2026-04-01"],
    ["2026-03-31T16:00:00Z", "UTC", "2026-03-31"],
    ["2026-04-01T00:30:00+08:00", "UTC", "2026-03-31"],
    ["2026-04-01 00:30:00+08", "America/New_York", "2026-03-31"],
    // New York: −5 h before the change on 8 March 2026, −4 h after it
    ["2026-03-08T04:59:00Z", "America/New_York", "2026-03-07"],
    ["2026-03-09T04:00:00Z", "America/New_York", "2026-03-09"],
    ["1969-12-31T23:59Z", "UTC", "1969-12-31"],
    ["2026-01-01T00:00:00-0930", "UTC", "2026-01-01"],
  ])("%s in %s is %s", (instant, zone, day) => {
    expect(dayOfInstant(instant, zone)).toBe(day);
  });

  it.each(["2026-03-31T16:00:00", "2026-02-30T00:00:00Z", "2026-03-31T24:00:00Z", "2026-03-31", "now"])(
    "refuses %j",
    (instant) => {
      expect(() => dayOfInstant(instant, "UTC")).toThrow(RangeError);
    },
  );

  it("refuses an unknown zone", () => {
    expect(() => dayOfInstant("2026-03-31T16:00:00Z", "Mars/Olympus")).toThrow(RangeError);
  });
});
