import { expect, test } from "vitest";
import { AIR_PASSENGERS } from "../cases/air-passengers.ts";
import { forecast } from "../forecast.ts";
import { naive } from "../models/naive.ts";
import { backTest, compareBackTests } from "./rolling-origin.ts";

test("a back-test refits at every origin and sees nothing of the future", () => {
  // History 1 … 10, two origins of two steps: naive from 8 says 8, 8 for 9, 10; from 6 says 6, 6 for 7, 8.
  const history = Float64Array.from({ length: 10 }, (_, t) => t + 1);
  const seen: number[] = [];
  const result = backTest(history, 1, { horizon: 2, count: 2, step: 2, minimum: 3 }, (y, horizon) => {
    seen.push(y.length);
    return naive(y, horizon);
  });
  expect(seen).toEqual([8, 6]);
  expect(result.mase).toBeCloseTo(1.5, 12);
  // (1 + 2)/(9 + 10) and (1 + 2)/(7 + 8)
  expect(result.bias).toBeCloseTo((3 / 19 + 3 / 15) / 2, 12);
});

test("on the airline passengers the engine beats the naive rule, and not by chance", () => {
  const history = Float64Array.from(AIR_PASSENGERS);
  const plan = { horizon: 12, count: 4, step: 12, minimum: 48 };
  const engine = backTest(
    history,
    12,
    plan,
    (y, horizon) => forecast({ history: y, horizon, seasons: [12] }).points,
  );
  const rival = backTest(history, 12, plan, (y, horizon) => naive(y, horizon));
  expect(engine.mase).toBeLessThan(0.5 * (rival.mase ?? 0));
  const test = compareBackTests(engine, rival);
  expect(test?.statistic).toBeLessThan(0);
  expect(test?.pValue).toBeLessThan(0.05);
});
