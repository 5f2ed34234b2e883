import { describe, expect, it } from "vitest";
import { normalBelow, normalQuantile } from "./index.ts";

describe("the normal distribution", () => {
  it.each([
    // published to 15 digits: Φ(0), Φ(1), Φ(1.96), Φ(−3), Φ(−6)
    [0, 0.5],
    [1, 0.841344746068543],
    [1.96, 0.97500210485178],
    [-3, 0.00134989803163009],
    [-6, 9.86587645037698e-10],
  ])("has the part below %d at %d", (z, expected) => {
    expect(normalBelow(z) / expected).toBeCloseTo(1, 12);
  });

  it.each([
    [0.975, 1.959963984540054],
    [0.5, 0],
    [0.6, 0.2533471031357997],
    [0.7, 0.5244005127080407],
    [1e-10, -6.361340902404056],
  ])("has the quantile of %d at %d", (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12);
  });

  it("comes back from chance to quantile, from one end to the other", () => {
    for (let z = -7.9; z < 5; z += 0.0137) expect(normalQuantile(normalBelow(z))).toBeCloseTo(z, 9);
  });

  it("refuses what is no chance", () => {
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  });
});
