import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast } from "../forecast.ts";
import { coherentPaths } from "./coherent-paths.ts";
import { addUp, type Hierarchy, hierarchyOfTree } from "./hierarchy.ts";
import { type ReconciliationMethod, reconciler } from "./reconcile.ts";
import { shrunkenCovariance } from "./shrinkage.ts";

const PAIR: Hierarchy = { bottomCount: 2, sums: [[0, 1]] };
const BASE = [100, 55, 40];

function close(actual: Float64Array, expected: number[]): void {
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, 4);
  });
}

describe("a total of 100 over parts of 55 and 40", () => {
  // The gap is 5. OLS splits it evenly over three series: total − 5/3, parts + 5/3.
  test("ordinary least squares moves every series by a third of the gap", () => {
    close(reconciler(PAIR, { kind: "ols" }).reconcile(BASE), [98.3333, 56.6667, 41.6667]);
  });
  // Structural weights 2, 1, 1: the total takes 2/4 of the gap, each part 1/4.
  test("structural weights move the total twice as far as a part", () => {
    close(reconciler(PAIR, { kind: "structural" }).reconcile(BASE), [97.5, 56.25, 41.25]);
  });
  test("a full covariance moves what is uncertain", () => {
    const covariance = [
      [16, 6, 5],
      [6, 9, 1],
      [5, 1, 4],
    ].map((r) => Float64Array.from(r));
    close(reconciler(PAIR, { kind: "covariance", covariance }).reconcile(BASE), [97.2222, 57.2222, 40]);
  });
  test("bottom-up keeps the parts", () => {
    close(reconciler(PAIR, { kind: "bottom_up" }).reconcile(BASE), [95, 55, 40]);
  });
});

test("a tree becomes sums from the top down and its leaves", () => {
  const { hierarchy, names } = hierarchyOfTree({
    name: "all",
    children: [
      { name: "north", children: [{ name: "a" }, { name: "b" }] },
      { name: "south", children: [{ name: "c" }] },
    ],
  });
  expect(names).toEqual(["all", "north", "south", "a", "b", "c"]);
  expect(hierarchy.sums).toEqual([[0, 1, 2], [0, 1], [2]]);
  expect(Array.from(addUp(hierarchy, [1, 2, 4]))).toEqual([7, 3, 4, 1, 2, 4]);
});

test("the non-negative solution is the best one, not the clipped one", () => {
  // Parts 10 and −4 under a total of 3, OLS: free solution has b₂ < 0; with b₂ = 0 minimise (3 − b)² + (10 − b)²: b = 6.5.
  const result = reconciler(PAIR, { kind: "ols" }, { nonNegative: true }).reconcile([3, 10, -4]);
  close(result, [6.5, 6.5, 0]);
});

test("the covariance of independent errors shrinks towards its diagonal", () => {
  const residuals = Array.from({ length: 40 }, (_, t) =>
    Float64Array.from([Math.sin(7 * t), Math.cos(3 * t * t)]),
  );
  const { covariance, intensity } = shrunkenCovariance(residuals);
  expect(intensity).toBeGreaterThan(0.5);
  expect(covariance[0]?.[1]).toBe(covariance[1]?.[0]);
});

const METHODS: ReconciliationMethod[] = [
  { kind: "bottom_up" },
  { kind: "ols" },
  { kind: "structural" },
  {
    kind: "mint_shrink",
    residuals: Array.from({ length: 20 }, (_, t) =>
      Float64Array.from({ length: 8 }, (_, i) => Math.sin(t * (i + 1)) + i * Math.cos(t)),
    ),
  },
];
const TREE: Hierarchy = {
  bottomCount: 5,
  sums: [
    [0, 1, 2, 3, 4],
    [0, 1, 2],
    [3, 4],
  ],
};

test("reconciled levels add up exactly, and coherent forecasts stay as they are", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(values, fc.constantFrom(...METHODS), fc.boolean(), (base, method, nonNegative) => {
      const result = reconciler(TREE, method, { nonNegative }).reconcile(base);
      expect(Array.from(addUp(TREE, result.subarray(3)))).toEqual(Array.from(result));
      if (nonNegative) expect(Math.min(...result)).toBeGreaterThanOrEqual(0);
      const again = reconciler(TREE, method).reconcile(result);
      const size = Math.max(1, ...base.map(Math.abs));
      again.forEach((value, i) => {
        expect(Math.abs(value - (result[i] as number)) / size).toBeLessThan(1e-9);
      });
    }),
    { numRuns: 100, seed: 4 },
  );
});

test("every sample of a tree adds up in every step", () => {
  const bottom = [1, 2, 3].map((k) =>
    Array.from({ length: 36 }, (_, t) => 100 * k + 5 * Math.sin(t / k) + t),
  );
  const total = (bottom[0] as number[]).map((_, t) =>
    bottom.reduce((sum, series) => sum + (series[t] as number), 0),
  );
  const hierarchy: Hierarchy = { bottomCount: 3, sums: [[0, 1, 2]] };
  const forecasts = [total, ...bottom].map((history) => forecast({ history, horizon: 4, seasons: [] }));
  const paths = coherentPaths(
    forecasts.map((one) => one.distribution),
    reconciler(hierarchy, { kind: "structural" }),
    { count: 200, seed: 3 },
  );
  for (const path of paths) {
    for (let k = 0; k < 4; k++) {
      const parts = (path[1]?.[k] as number) + (path[2]?.[k] as number) + (path[3]?.[k] as number);
      expect(path[0]?.[k]).toBe(parts);
    }
  }
});
