import { expect, test } from "vitest";
import { croston, demandPattern, syntetosBoylan, teunterSyntetosBabai } from "./intermittent.ts";

const DEMAND = [0, 0, 3, 0, 0, 0, 2, 0, 4, 0, 0, 1];

test("Croston smooths sizes and intervals apart", () => {
  // sizes 3, 2, 4, 1: 3 → 2.9 → 3.01 → 2.809; intervals 3, 4, 2, 3: 3 → 3.1 → 2.99 → 2.991
  const fit = croston(DEMAND);
  expect(fit.size).toBeCloseTo(2.809, 12);
  expect(fit.interval).toBeCloseTo(2.991, 12);
  expect(fit.rate).toBeCloseTo(0.939151, 6);
});

test("the Syntetos–Boylan rate is 95 % of Croston's at alpha 0.1", () => {
  expect(syntetosBoylan(DEMAND).rate).toBeCloseTo(0.892193, 6);
});

test("TSB smooths the chance of a demand in every period", () => {
  expect(teunterSyntetosBabai(DEMAND).rate).toBeCloseTo(0.760371, 6);
});

test("TSB fades when demand dies out while Croston stays", () => {
  const dead = [...DEMAND, ...new Array<number>(30).fill(0)];
  expect(croston(dead).rate).toBe(croston(DEMAND).rate);
  expect(teunterSyntetosBabai(dead).rate).toBeLessThan(0.05 * teunterSyntetosBabai(DEMAND).rate);
});

test("a series of zeros has rate 0", () => {
  expect(croston([0, 0, 0]).rate).toBe(0);
  expect(teunterSyntetosBabai([0, 0, 0]).rate).toBe(0);
});

test("the demand pattern follows interval and variation", () => {
  // 4 demands in 12 periods: interval 3; sizes 3, 2, 4, 1: mean 2.5, variance 1.25, squared variation 0.2
  const pattern = demandPattern(DEMAND);
  expect(pattern).toMatchObject({ interval: 3, kind: "intermittent" });
  expect(pattern.variation).toBeCloseTo(0.2, 12);
});
