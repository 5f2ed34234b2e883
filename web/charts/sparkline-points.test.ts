import { describe, expect, it } from "vitest";
import { sparklinePoints } from "./sparkline-points.ts";

describe("a sparkline", () => {
  it("stands on zero and ends at its highest", () => {
    expect(sparklinePoints([0, 5, 10])).toEqual({
      points: [
        { x: 0, y: 1 },
        { x: 0.5, y: 0.5 },
        { x: 1, y: 0 },
      ],
      zero: 1,
    });
  });

  it("shows values below zero below the zero line, and leaves gaps out", () => {
    // from 10 down to -10: zero in the middle
    expect(sparklinePoints([10, null, -10])).toEqual({
      points: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
      zero: 0.5,
    });
  });

  it("is a flat line where all is zero, and nothing where nothing is", () => {
    expect(sparklinePoints([0, 0]).points.map((point) => point.y)).toEqual([1, 1]);
    expect(sparklinePoints([]).points).toEqual([]);
  });
});
