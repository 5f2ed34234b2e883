import { describe, expect, it } from "vitest";
import { chosenPeriod, isPeriodChoice, orderYears, usualChoice } from "./chosen-period.ts";

const months = { startMonth: 1, pattern: "months" } as const;

describe("the period of a dashboard", () => {
  it("is this fiscal year, beside the year before", () => {
    expect(chosenPeriod("year", "2026-11-22", months)).toMatchObject({
      span: { from: "2026-01-01", to: "2027-01-01" },
      year: { from: "2026-01-01", to: "2027-01-01" },
      yearBefore: { from: "2025-01-01", to: "2026-01-01" },
      running: true,
    });
  });

  it("is the running month or quarter within its year", () => {
    expect(chosenPeriod("month", "2026-11-30", months)).toMatchObject({
      span: { from: "2026-11-01", to: "2026-12-01" },
      year: { from: "2026-01-01", to: "2027-01-01" },
    });
    expect(chosenPeriod("quarter", "2026-11-22", months).span).toEqual({
      from: "2026-10-01",
      to: "2027-01-01",
    });
  });

  it("is the whole of last year, which is over", () => {
    expect(chosenPeriod("last_year", "2026-11-22", months)).toMatchObject({
      span: { from: "2025-01-01", to: "2026-01-01" },
      yearBefore: { from: "2024-01-01", to: "2025-01-01" },
      running: false,
    });
  });

  it("follows a fiscal year that begins in April", () => {
    const april = { startMonth: 4, pattern: "months" } as const;
    expect(chosenPeriod("year", "2026-03-31", april)).toMatchObject({
      span: { from: "2025-04-01", to: "2026-04-01" },
      yearBefore: { from: "2024-04-01", to: "2025-04-01" },
    });
    expect(chosenPeriod("quarter", "2026-05-02", april).span).toEqual({
      from: "2026-04-01",
      to: "2026-07-01",
    });
  });

  it("is any fiscal year by its number", () => {
    expect(chosenPeriod("2014", "2026-11-22", months)).toMatchObject({
      span: { from: "2014-01-01", to: "2015-01-01" },
      yearBefore: { from: "2013-01-01", to: "2014-01-01" },
      running: false,
    });
  });

  it("is the last year with orders where the history ends earlier", () => {
    expect(usualChoice("2026-11-22", "2026-01-01", months)).toBe("year");
    expect(usualChoice("2026-11-22", "2014-06-30", months)).toBe("2014");
    expect(usualChoice("2026-11-22", null, months)).toBe("year");
    expect(orderYears("2011-05-31", "2014-06-30", months)).toEqual([2014, 2013, 2012, 2011]);
  });

  it("is only one of those that are offered", () => {
    expect(isPeriodChoice("quarter")).toBe(true);
    expect(isPeriodChoice("decade")).toBe(false);
    expect(isPeriodChoice("2014")).toBe(true);
    expect(isPeriodChoice("99999")).toBe(false);
    expect(isPeriodChoice(null)).toBe(false);
  });
});
