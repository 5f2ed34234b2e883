import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "./random.ts";

const draws = (seed: number, count: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};
const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

describe("the seeded source of chance", () => {
  it("gives the same sequence for the same seed and another for another", () => {
    expect(draws(7, 50)).toEqual(draws(7, 50));
    expect(draws(7, 50)).not.toEqual(draws(8, 50));
  });

  it("spreads evenly over [0, 1)", () => {
    const values = draws(42, 20_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(mean(values)).toBeCloseTo(0.5, 2);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = values.filter((value) => Math.floor(value * 10) === tenth).length / values.length;
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.11);
    }
  });

  it("forks by name, whatever was drawn before", () => {
    const fresh = createRandom(3);
    const used = createRandom(3);
    used.next();
    expect(used.fork("orders").next()).toBe(fresh.fork("orders").next());
    expect(fresh.fork("orders").next()).not.toBe(fresh.fork("people").next());
  });

  it("draws whole numbers within their bounds and counts with their mean", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, min, width) => {
        const value = createRandom(seed).integer(min, min + width);
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(min + width);
      }),
    );
    const random = createRandom(1);
    expect(mean(Array.from({ length: 20_000 }, () => random.poisson(2.5)))).toBeCloseTo(2.5, 1);
    expect(mean(Array.from({ length: 20_000 }, () => random.normal()))).toBeCloseTo(0, 1);
  });

  it("never picks what has no weight, and refuses when nothing has any", () => {
    const random = createRandom(5);
    const picked = Array.from({ length: 1000 }, () => random.weightedIndex([0, 3, 0, 1, 0]));
    expect(new Set(picked)).toEqual(new Set([1, 3]));
    expect(() => random.weightedIndex([0, 0])).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it("shuffles without losing anything", () => {
    const list = [1, 2, 3, 4, 5, 6, 7];
    expect(createRandom(9).shuffled(list).sort()).toEqual(list);
  });
});
