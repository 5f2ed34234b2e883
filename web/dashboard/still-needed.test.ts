import { describe, expect, it } from "vitest";
import { stillNeeded } from "./still-needed.ts";

const cny = (amount: string) => ({ amount, currency: "CNY" });

describe("what is still needed", () => {
  it("is spread evenly over the working days that remain after today", () => {
    // Friday 20 November 2026 to the month's end: 23–27 and 30 November = 6 working days; 600,000 / 6 = 100,000
    expect(
      stillNeeded({
        reached: cny("400000.00"),
        target: cny("1000000.00"),
        today: "2026-11-20",
        to: "2026-12-01",
      }),
    ).toEqual({ missing: cny("600000.00"), workingDays: 6, perDay: cny("100000.00"), perMonth: null });
  });

  it("is told by month too where more than one is left", () => {
    // The rest of November and December: 900.00 / 2 = 450.00
    const needed = stillNeeded({
      reached: cny("100.00"),
      target: cny("1000.00"),
      today: "2026-11-20",
      to: "2027-01-01",
    });
    expect(needed?.perMonth).toEqual({ months: 2, amount: cny("450.00") });
  });

  it("leaves holidays out", () => {
    const holidays = new Set(["2026-11-23", "2026-11-24", "2026-11-25"]);
    expect(
      stillNeeded({
        reached: cny("0.00"),
        target: cny("1.00"),
        today: "2026-11-20",
        to: "2026-12-01",
        holidays,
      }),
    ).toEqual({ missing: cny("1.00"), workingDays: 3, perDay: cny("0.33"), perMonth: null });
  });

  it("is nothing once the target is reached, and no rate is told on the last day", () => {
    expect(
      stillNeeded({ reached: cny("5.00"), target: cny("4.00"), today: "2026-11-30", to: "2026-12-01" }),
    ).toEqual({
      missing: cny("0.00"),
      workingDays: 0,
      perDay: null,
      perMonth: null,
    });
  });

  it("is not told without a target", () => {
    expect(
      stillNeeded({ reached: cny("5.00"), target: null, today: "2026-11-30", to: "2026-12-01" }),
    ).toBeNull();
  });
});
