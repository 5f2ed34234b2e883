import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workingDaysBetween } from "../calendar/index.ts";
import { capacityOf, splitByDate } from "./index.ts";

const workingDays = (from: string, to: string) => workingDaysBetween(from, to, new Set());
/** March 2026: 22 working days; up to Friday the 13th there are 10, from Monday the 16th on 12. */
const MARCH = { id: "2026-03", start: "2026-03-01", end: "2026-04-01" };

describe("splitting a target by date", () => {
  it("gives leaver and successor their working days", () => {
    const parts = splitByDate(
      220_000n,
      MARCH,
      [
        { holder_id: "ann", from: "2025-01-01", until: "2026-03-16", share: 1 },
        { holder_id: "bo", from: "2026-03-16", until: null, share: 1 },
      ],
      workingDays,
    );
    expect(parts).toEqual([
      { holder_id: "ann", value: 100_000n, days: 10 },
      { holder_id: "bo", value: 120_000n, days: 12 },
    ]);
  });

  it("leaves the gap to nobody, and shares what two hold", () => {
    // to the 13th Ann alone (10 days), 16–20 March nobody (5), from the 23rd Bo and Chen half each (7 days)
    const parts = splitByDate(
      220n,
      MARCH,
      [
        { holder_id: "ann", from: "2025-01-01", until: "2026-03-14", share: 1 },
        { holder_id: "bo", from: "2026-03-23", until: null, share: 1 },
        { holder_id: "chen", from: "2026-03-23", until: null, share: 1 },
      ],
      workingDays,
    );
    expect(parts).toEqual([
      { holder_id: "ann", value: 100n, days: 10 },
      { holder_id: "bo", value: 35n, days: 3.5 },
      { holder_id: "chen", value: 35n, days: 3.5 },
      { holder_id: null, value: 50n, days: 5 },
    ]);
  });

  it("goes by calendar days where nobody works, and refuses an empty period", () => {
    const weekend = { start: "2026-03-07", end: "2026-03-09" };
    const one = [{ holder_id: "ann", from: "2026-03-08", until: null, share: 1 }];
    expect(splitByDate(10n, weekend, one, workingDays).map((part) => part.value)).toEqual([5n, 5n]);
    expect(() => splitByDate(10n, { start: "2026-03-07", end: "2026-03-07" }, one, workingDays)).toThrow(
      RangeError,
    );
  });

  it("always sums to the target", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, "0")}`);
    const assignment = fc.record({
      holder_id: fc.constantFrom("ann", "bo", "chen"),
      from: day,
      until: fc.option(day),
      share: fc.constantFrom(0, 0.3, 0.5, 1),
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: -1000n, max: 10n ** 12n }),
        fc.array(assignment, { maxLength: 5 }),
        (target, some) => {
          const parts = splitByDate(target, MARCH, some, workingDays);
          expect(parts.reduce((total, part) => total + part.value, 0n)).toBe(target);
        },
      ),
    );
  });
});

describe("capacity", () => {
  it("counts working days, part time, ramp and leave", () => {
    // starts on 16 March at half time: 12 days in March, in the first ramp month (to 15 April) at a quarter:
    // 12 × 0.5 × 0.25 = 1.5; April has 22 days, 11 of them before the 16th: (11 × 0.25 + 11 × 0.5) × 0.5 = 4.125,
    // less 2 days of leave
    const periods = [MARCH, { id: "2026-04", start: "2026-04-01", end: "2026-05-01" }];
    const work = [{ from: "2026-03-16", until: null, share: 0.5, ramp: [0.25, 0.5] }];
    expect(capacityOf("ann", work, periods, workingDays, { "2026-04": 2 })).toEqual([
      { unit_id: "ann", period_id: "2026-03", available: 1.5, full: 22 },
      { unit_id: "ann", period_id: "2026-04", available: 2.125, full: 22 },
    ]);
  });

  it("is nothing after leaving and never less", () => {
    const work = [{ from: "2020-01-01", until: "2026-03-02", share: 1, ramp: null }];
    expect(capacityOf("ann", work, [MARCH], workingDays, { "2026-03": 3 })[0]?.available).toBe(0);
  });
});
