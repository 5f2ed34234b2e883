import { describe, expect, test } from "vitest";
import { type Origin, originPositions, plausibleRange } from "./backtest.ts";
import { trimmedMeanOfRows, weightsFromRecord } from "./combine.ts";
import { choosePool } from "./ensemble.ts";

test("the mean without the highest and the lowest", () => {
  const rows = [
    [1, 10],
    [2, 20],
    [3, 90],
    [6, -50],
  ].map((values) => Float64Array.from(values));
  expect(Array.from(trimmedMeanOfRows(rows))).toEqual([2.5, 15]);
  expect(Array.from(trimmedMeanOfRows(rows.slice(0, 2)))).toEqual([1.5, 15]);
});

describe("the vote", () => {
  /** One origin with one step: expert i was wrong by errors[i]. */
  const origin = (errors: number[]): Origin => ({
    at: 10,
    actual: Float64Array.from([100]),
    points: errors.map((error) => Float64Array.from([100 + error])),
  });

  test("weights are 1/error² and sum to 1", () => {
    // 1/1, 1/4: four fifths and one fifth
    const weights = weightsFromRecord([origin([1, -2])], 2);
    expect(weights[0]).toBeCloseTo(0.8, 12);
    expect(weights[1]).toBeCloseTo(0.2, 12);
  });

  test("an older origin counts 0.8 of the next", () => {
    // Errors 1 + 0.8·0 and 0 + 0.8·1.25 are equal
    const weights = weightsFromRecord([origin([1, 0]), origin([0, 1.25])], 2);
    expect(weights[0]).toBeCloseTo(0.5, 12);
  });

  test("only the eight best vote; without a record all do", () => {
    const weights = weightsFromRecord([origin([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])], 10);
    expect(Array.from(weights).filter((weight) => weight > 0).length).toBe(8);
    expect(weights[9]).toBe(0);
    expect(Array.from(weightsFromRecord([], 4))).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

test("pools follow length and season", () => {
  expect(choosePool(5, [])).toBe("tiny");
  expect(choosePool(60, [12])).toBe("short");
  expect(choosePool(300, [12])).toBe("short");
  expect(choosePool(300, [])).toBe("long");
  expect(choosePool(100, [52])).toBe("long");
  expect(choosePool(70, [52])).toBe("short");
  expect(choosePool(504, [24, 168])).toBe("double_seasonal");
  expect(choosePool(300, [24, 168])).toBe("long");
});

test("origins are spaced, newest first, and leave a horizon behind them", () => {
  expect(originPositions(20, { horizon: 4, count: 3, step: 5, minimum: 8 })).toEqual([16, 11]);
});

test("runaway forecasts are cut ten ranges beyond the data, and at 0 where data never fall below", () => {
  expect(plausibleRange([0, 10])).toEqual({ low: 0, high: 110 });
  expect(plausibleRange([-10, 10]).low).toBe(-210);
});
