import { describe, expect, it } from "vitest";
import { shareOf } from "./share-of.ts";

const cny = (amount: string) => ({ amount, currency: "CNY" });

describe("the share of a part", () => {
  it("is part by whole, to four digits", () => {
    expect(shareOf(cny("25.00"), cny("100.00"))).toBe("0.2500");
    // 1 / 3 = 0.33333…
    expect(shareOf(cny("1.00"), cny("3.00"))).toBe("0.3333");
    expect(shareOf(cny("-5.00"), cny("100.00"))).toBe("-0.0500");
  });

  it("is not told of nothing", () => {
    expect(shareOf(cny("1.00"), cny("0.00"))).toBeNull();
    expect(shareOf(cny("1.00"), cny("-3.00"))).toBeNull();
    expect(shareOf(null, cny("3.00"))).toBeNull();
  });
});
