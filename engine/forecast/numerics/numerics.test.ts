import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cosineOfTurns, exp, ln, power, sineOfTurns } from "./elementary.ts";
import { backSubstitute, cholesky, ridge } from "./linear-solve.ts";
import { minimise } from "./nelder-mead.ts";
import { normalProbability, normalQuantile } from "./normal.ts";
import { randomStream, seedOfText } from "./random.ts";

describe("elementary functions written out", () => {
  test("ln and exp agree with the runtime's to 4e−15", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        fc.double({ min: -700, max: 700, noNaN: true }),
        (x, y) => {
          expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(
            4e-15 * Math.max(1, Math.abs(Math.log(x))),
          );
          expect(Math.abs(exp(y) / Math.exp(y) - 1)).toBeLessThan(4e-15);
        },
      ),
      { seed: 1 },
    );
  });
  test("edges are those of the runtime", () => {
    expect(ln(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(ln(-1)).toBeNaN();
    expect(ln(1)).toBe(0);
    expect(exp(0)).toBe(1);
    expect(exp(800)).toBe(Number.POSITIVE_INFINITY);
    expect(exp(-800)).toBe(0);
    expect(power(2, 10)).toBeCloseTo(1024, 9);
    expect(power(0, 2)).toBe(0);
  });
  test("sine and cosine of turns", () => {
    for (let k = -20; k <= 20; k++) {
      expect(sineOfTurns(k / 13)).toBeCloseTo(Math.sin((2 * Math.PI * k) / 13), 14);
      expect(cosineOfTurns(k / 13)).toBeCloseTo(Math.cos((2 * Math.PI * k) / 13), 14);
    }
  });
});

test("normal quantile and probability are inverse and match the table", () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
  expect(normalProbability(1.959963984540054)).toBeCloseTo(0.975, 13);
  expect(normalProbability(-8)).toBeCloseTo(6.220960574271785e-16, 24);
  for (const p of [1e-8, 0.01, 0.3, 0.5, 0.9, 0.999])
    expect(normalProbability(normalQuantile(p))).toBeCloseTo(p, 12);
});

test("the simplex finds the bottom of Rosenbrock's valley and respects the box", () => {
  const valley = (x: Float64Array): number => {
    const [a = 0, b = 0] = x;
    return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
  };
  const problem = {
    start: [-1.2, 1],
    step: [0.5, 0.5],
    lower: [-5, -5],
    maxEvaluations: 2000,
    tolerance: 1e-14,
  };
  const free = minimise(valley, { ...problem, upper: [5, 5] });
  expect(free.point[0]).toBeCloseTo(1, 4);
  const boxed = minimise(valley, { ...problem, upper: [0.5, 5] });
  expect(boxed.point[0]).toBeLessThanOrEqual(0.5);
  expect(boxed.point[0]).toBeCloseTo(0.5, 3);
});

test("Cholesky solves 4x + 2y = 10, 2x + 3y = 9", () => {
  const lower = cholesky([Float64Array.from([4, 2]), Float64Array.from([2, 3])]);
  const x = backSubstitute(lower, Float64Array.from([10, 9]));
  expect(x[0]).toBeCloseTo(1.5, 12);
  expect(x[1]).toBeCloseTo(2, 12);
});

test("ridge regression without penalty is least squares", () => {
  const design = [1, 2, 3, 4].map((x) => Float64Array.from([1, x]));
  const beta = ridge(design, Float64Array.from([3, 5, 7, 9]), new Float64Array(2));
  expect(beta[0]).toBeCloseTo(1, 9);
  expect(beta[1]).toBeCloseTo(2, 9);
});

test("random streams repeat with their seed and differ between texts", () => {
  const a = randomStream(5);
  const b = randomStream(5);
  expect([a.uniform(), a.uniform()]).toEqual([b.uniform(), b.uniform()]);
  expect(seedOfText("北京", 1)).not.toBe(seedOfText("上海", 1));
  const c = randomStream(9);
  let mean = 0;
  let square = 0;
  for (let i = 0; i < 20000; i++) {
    const z = c.normal();
    mean += z / 20000;
    square += (z * z) / 20000;
  }
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(square - 1)).toBeLessThan(0.05);
});
