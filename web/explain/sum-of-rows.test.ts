import { describe, expect, it } from "vitest";
import { sameValue, sumOfRows } from "./sum-of-rows.ts";

const cny = (amount: string) => ({ amount, currency: "CNY" });

describe("the sum of the rows behind a number", () => {
  it("is exact where binary fractions are not", () => {
    // 0.10 + 0.20 = 0.30, returns are negative
    expect(sumOfRows([cny("0.10"), cny("0.20")], cny("0"))).toEqual(cny("0.30"));
    expect(sumOfRows([cny("100.00"), cny("-40.25")], cny("59.75"))).toEqual(cny("59.75"));
    expect(sumOfRows([1, 1, 1], 3)).toBe(3);
    expect(sumOfRows(["1.5", "2.25"], "3.75")).toBe("3.75");
  });

  it("is not told where a row has no value", () => {
    expect(sumOfRows([cny("1.00"), null], cny("1.00"))).toBeNull();
  });

  it("is compared as a number, not as a text", () => {
    expect(sameValue(cny("12.50"), cny("12.5"))).toBe(true);
    expect(sameValue(3, "3.0")).toBe(true);
    expect(sameValue(null, null)).toBe(false);
  });
});
