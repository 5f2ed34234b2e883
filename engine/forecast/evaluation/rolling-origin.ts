import { type OriginPlan, originPositions } from "../ensemble/backtest.ts";
import type { Rule } from "../models/rule.ts";
import { mase, meanOf, relativeBias, smape } from "./accuracy.ts";
import { type DieboldMariano, dieboldMariano } from "./diebold-mariano.ts";

/** Forecast and truth from one earlier point of a history. */
export interface OriginResult {
  /** Observations used. */
  readonly at: number;
  readonly forecast: Float64Array;
  readonly actual: Float64Array;
}

export interface BackTest {
  readonly origins: readonly OriginResult[];
  readonly smape: number | undefined;
  readonly mase: number | undefined;
  readonly bias: number | undefined;
}

/**
 * Rolling-origin back-test: the rule is fitted anew at every origin and sees nothing of what comes after it.
 * Measures are means over the origins. Source: Tashman (2000), IJF 16, 437–450.
 */
export function backTest(history: Float64Array, season: number, plan: OriginPlan, rule: Rule): BackTest {
  const origins = originPositions(history.length, plan).map((at) => ({
    at,
    forecast: rule(history.slice(0, at), plan.horizon),
    actual: history.slice(at, at + plan.horizon),
  }));
  const over = (measure: (one: OriginResult) => number | undefined): number | undefined =>
    meanOf(origins.map(measure));
  return {
    origins,
    smape: over((one) => smape(one.actual, one.forecast)),
    mase: over((one) => mase(history.slice(0, one.at), one.actual, one.forecast, season)),
    bias: over((one) => relativeBias(one.actual, one.forecast)),
  };
}

/** Diebold–Mariano test between two back-tests of the same origins, on all their errors in order of time. */
export function compareBackTests(
  first: BackTest,
  second: BackTest,
  lossPower: 1 | 2 = 1,
): DieboldMariano | undefined {
  const errors = (test: BackTest): number[] =>
    [...test.origins]
      .reverse()
      .flatMap(({ actual, forecast }) => Array.from(actual, (value, k) => value - (forecast[k] as number)));
  const horizon = first.origins[0]?.actual.length ?? 1;
  return dieboldMariano(errors(first), errors(second), horizon, lossPower);
}
