import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, workingDaysBetween } from "../calendar/index.ts";
import { expectedShare, paceAmount, paceOfTargets } from "./index.ts";

const mondayToFriday = (from: string, to: string): number => workingDaysBetween(from, to, new Set());
// March 2026 begins on a Sunday: 2–6, 9–13, 16–20, 23–27, 30–31 are 22 working days.
const march = { start: "2026-03-01", end: "2026-04-01" };

describe("the share of a period that is over", () => {
  it.each([
    ["2026-02-28", 0],
    ["2026-03-01", 0], // a Sunday
    ["2026-03-02", 1], // the day itself counts as done
    ["2026-03-06", 5],
    ["2026-03-08", 5],
    ["2026-03-16", 11],
    ["2026-03-31", 22],
    ["2026-05-01", 22],
  ])("at the end of %s is %d of 22 working days", (asOf, done) => {
    expect(expectedShare(march, asOf, mondayToFriday)).toEqual({ done, total: 22 });
  });

  it("leaves holidays out", () => {
    const holidays = new Set(["2026-03-03", "2026-03-30"]);
    const worked = (from: string, to: string): number => workingDaysBetween(from, to, holidays);
    expect(expectedShare(march, "2026-03-06", worked)).toEqual({ done: 4, total: 20 });
  });

  it("goes by calendar days where a period has no working day", () => {
    const weekend = { start: "2026-03-07", end: "2026-03-09" };
    expect(expectedShare(weekend, "2026-03-06", mondayToFriday)).toEqual({ done: 0, total: 2 });
    expect(expectedShare(weekend, "2026-03-07", mondayToFriday)).toEqual({ done: 1, total: 2 });
    expect(expectedShare(weekend, "2026-03-08", mondayToFriday)).toEqual({ done: 2, total: 2 });
  });

  it("refuses an empty period", () => {
    const empty = { start: "2026-03-01", end: "2026-03-01" };
    expect(() => expectedShare(empty, "2026-03-01", mondayToFriday)).toThrow(RangeError);
  });
});

describe("the pace of a target", () => {
  it.each([
    // 1,000.00 × 11/22 = 500.00; × 5/22 = 227.2727… → 227.27; × 1/22 = 45.4545… → 45.45
    ["2026-03-16", 50000n],
    ["2026-03-06", 22727n],
    ["2026-03-02", 4545n],
    ["2026-03-31", 100000n],
    ["2026-02-01", 0n],
  ])("of 1,000.00 in March at the end of %s is %d", (asOf, expected) => {
    expect(paceAmount(100000n, march, asOf, mondayToFriday)).toBe(expected);
    expect(paceAmount(-100000n, march, asOf, mondayToFriday)).toBe(-expected);
  });

  it("of several targets is the sum of their rounded paces", () => {
    // February is over (2 × 300.00), March stands at 5/22: 2 × 227.27, April has not begun
    const february = { start: "2026-02-01", end: "2026-03-01" };
    const april = { start: "2026-04-01", end: "2026-05-01" };
    const targets = [
      { value: 30000n, ...february },
      { value: 30000n, ...february },
      { value: 100000n, ...march },
      { value: 100000n, ...march },
      { value: 90000n, ...april },
    ];
    expect(paceOfTargets(targets, "2026-03-06", mondayToFriday)).toBe(2n * 30000n + 2n * 22727n);
    expect(paceOfTargets([], "2026-03-06", mondayToFriday)).toBe(0n);
  });

  it("never falls as days pass, begins at zero and ends at the target", () => {
    const start = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays("2022-01-01", offset));
    const length = fc.integer({ min: 1, max: 400 });
    const target = fc.bigInt({ min: 0n, max: 10n ** 14n });
    fc.assert(
      fc.property(start, length, target, fc.integer({ min: -10, max: 410 }), (from, days, value, offset) => {
        const period = { start: from, end: addDays(from, days) };
        const asOf = addDays(from, offset);
        const pace = paceAmount(value, period, asOf, mondayToFriday);
        expect(paceAmount(value, period, addDays(asOf, 1), mondayToFriday) >= pace).toBe(true);
        if (offset < 0) expect(pace).toBe(0n);
        if (daysBetween(asOf, period.end) <= 1) expect(pace).toBe(value);
      }),
    );
  });
});
