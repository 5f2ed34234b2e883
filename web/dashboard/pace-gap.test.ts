import { describe, expect, it } from "vitest";
import { magnitude, paceGap } from "./pace-gap.ts";

const cny = (amount: string) => ({ amount, currency: "CNY" });

describe("the gap to what is due", () => {
  it("is exact, and says by its sign who is behind", () => {
    // 8,000,000.10 reached, 10,000,000.00 due: 1,999,999.90 behind
    expect(paceGap(cny("8000000.10"), cny("10000000.00"))).toEqual(cny("-1999999.90"));
    expect(paceGap(cny("5.00"), cny("3.00"))).toEqual(cny("2.00"));
    expect(magnitude(cny("-1999999.90"))).toEqual(cny("1999999.90"));
    expect(magnitude(cny("2.00"))).toEqual(cny("2.00"));
  });

  it("is not told without a target, nor across currencies", () => {
    expect(paceGap(cny("5.00"), null)).toBeNull();
    expect(paceGap(undefined, cny("5.00"))).toBeNull();
    expect(paceGap(cny("5.00"), { amount: "5.00", currency: "USD" })).toBeNull();
  });
});
