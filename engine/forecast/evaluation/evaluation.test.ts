import { describe, expect, test } from "vitest";
import { mase, meanOf, owa, relativeBias, rmsse, seasonalNaiveScale, smape } from "./accuracy.ts";
import { dieboldMariano, incompleteBeta, lnGamma, studentTwoSided } from "./diebold-mariano.ts";
import { coverage, crps, msis, pinballLoss } from "./interval-accuracy.ts";

// History 10, 12, 11, 15; actual 14, 18; forecast 16, 15.
const HISTORY = [10, 12, 11, 15];
const ACTUAL = [14, 18];
const FORECAST = [16, 15];

describe("point accuracy", () => {
  test("sMAPE is the mean of 200·|2|/30 and 200·|3|/33", () => {
    expect(smape(ACTUAL, FORECAST)).toBeCloseTo((400 / 30 + 600 / 33) / 2, 12);
    expect(smape([0], [0])).toBe(0);
  });
  test("the naive scale is (2 + 1 + 4)/3 and MASE 2.5 over it", () => {
    expect(seasonalNaiveScale(HISTORY, 1)).toBeCloseTo(7 / 3, 12);
    expect(mase(HISTORY, ACTUAL, FORECAST, 1)).toBeCloseTo(2.5 / (7 / 3), 12);
  });
  test("a constant history has no scale and so no MASE", () => {
    expect(mase([5, 5, 5], [6], [5], 1)).toBeUndefined();
    expect(rmsse([5, 5, 5], [6], [5])).toBeUndefined();
  });
  test("RMSSE compares squares: √((4 + 9)/2 / ((4 + 1 + 16)/3))", () => {
    expect(rmsse(HISTORY, ACTUAL, FORECAST)).toBeCloseTo(Math.sqrt(6.5 / 7), 12);
  });
  test("OWA is the mean of two ratios", () => {
    expect(owa({ smape: 9, mase: 2 }, { smape: 10, mase: 2.5 })).toBeCloseTo(0.85, 12);
  });
  test("bias is positive when forecasts are too low", () => {
    expect(relativeBias([10, 10], [9, 9])).toBeCloseTo(0.1, 12);
  });
  test("means skip what does not exist", () => {
    expect(meanOf([1, undefined, 3])).toBe(2);
    expect(meanOf([undefined])).toBeUndefined();
  });
});

describe("interval accuracy", () => {
  const bounds = { lower: [12, 12], upper: [16, 16] };
  test("MSIS adds the width 4 and 40 times the 2 outside, over 7/3", () => {
    expect(msis(HISTORY, ACTUAL, bounds, 0.95, 1)).toBeCloseTo((4 + 4 + 80) / 2 / (7 / 3), 9);
  });
  test("one of two values is covered", () => {
    expect(coverage(ACTUAL, bounds)).toBe(0.5);
  });
  test("the pinball loss weighs the side that is missed", () => {
    expect(pinballLoss(10, 8, 0.9)).toBeCloseTo(1.8, 12);
    expect(pinballLoss(10, 12, 0.9)).toBeCloseTo(0.2, 12);
  });
  test("the CRPS of a sample {1, 3} at 2 is 1 − ½·1", () => {
    // E|X − 2| = 1; E|X − X'| = (0 + 2 + 2 + 0)/4 = 1
    expect(crps([3, 1], 2)).toBeCloseTo(0.5, 12);
    expect(crps([4], 7)).toBe(3);
  });
});

describe("Diebold–Mariano", () => {
  test("a method that is always better has a negative statistic and a small p", () => {
    const good = [1, -1, 1.2, -0.8, 1, -1.1, 0.9, 1];
    const bad = [3, -2, 2.5, -3.5, 2, -3, 2.2, 3.1];
    const result = dieboldMariano(good, bad, 1, 1);
    expect(result?.statistic).toBeLessThan(-3);
    expect(result?.pValue).toBeLessThan(0.01);
  });
  test("the statistic of losses 1, 0, 2 against 0 is √n·mean/deviation with the small-sample factor", () => {
    // d = 1, 0, 2: mean 1, variance (0 + 1 + 1)/3; DM = 1/√(2/9) = 2.1213; factor √((3 + 1 − 2 + 0)/3) = 0.8165
    expect(dieboldMariano([1, 0, 2], [0, 0, 0], 1, 1)?.statistic).toBeCloseTo(1.7320508, 6);
  });
  test("equal losses give no answer", () => {
    expect(dieboldMariano([1, 2, 3], [1, -2, 3], 1)).toBeUndefined();
  });
  test("the t distribution and its parts match tables", () => {
    expect(studentTwoSided(2.228, 10)).toBeCloseTo(0.05, 4);
    expect(lnGamma(5)).toBeCloseTo(Math.log(24), 12);
    expect(incompleteBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 12);
  });
});
