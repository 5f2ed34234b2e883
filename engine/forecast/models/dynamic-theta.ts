import { minimise } from "../numerics/nelder-mead.ts";
import type { FittedModel } from "./fitted-model.ts";

interface ThetaState {
  level: number;
  /** Running mean, slope and intercept of the trend line through the observations so far. */
  mean: number;
  slope: number;
  intercept: number;
}

/**
 * One pass of the dynamic Theta recursion from the state after the first observation; `t` counts from 1.
 * @returns the sum of squared one-step errors from the second observation on
 */
function run(y: Float64Array, alpha: number, theta: number, state: ThetaState): number {
  let { level, mean, slope, intercept } = state;
  const weight = 1 - 1 / theta;
  let fade = 1 - alpha;
  let sse = 0;
  for (let t = 2; t <= y.length; t++) {
    const value = y[t - 1] as number;
    const forecast = level + weight * (intercept * fade + (slope * (1 - fade * (1 - alpha))) / alpha);
    const error = value - forecast;
    sse += error * error;
    level = alpha * value + (1 - alpha) * level;
    const before = mean;
    mean = ((t - 1) * mean + value) / t;
    slope = ((t - 2) * slope + (6 * (value - before)) / t) / (t + 1);
    intercept = mean - (slope * (t + 1)) / 2;
    fade *= 1 - alpha;
  }
  state.level = level;
  state.mean = mean;
  state.slope = slope;
  state.intercept = intercept;
  return sse;
}

/** Forecasts by feeding each forecast back as if it had been observed. */
function project(
  alpha: number,
  theta: number,
  from: ThetaState,
  origin: number,
  horizon: number,
): Float64Array {
  const result = new Float64Array(horizon);
  let { level, mean, slope, intercept } = from;
  const weight = 1 - 1 / theta;
  let fade = 1;
  for (let i = 0; i < origin; i++) fade *= 1 - alpha;
  for (let k = 0; k < horizon; k++) {
    const t = origin + k + 1;
    const value = level + weight * (intercept * fade + (slope * (1 - fade * (1 - alpha))) / alpha);
    result[k] = value;
    level = alpha * value + (1 - alpha) * level;
    const before = mean;
    mean = ((t - 1) * mean + value) / t;
    slope = ((t - 2) * slope + (6 * (value - before)) / t) / (t + 1);
    intercept = mean - (slope * (t + 1)) / 2;
    fade *= 1 - alpha;
  }
  return result;
}

export interface DynamicThetaFit extends FittedModel {
  readonly alpha: number;
  readonly theta: number;
  readonly sse: number;
}

/**
 * Dynamic optimised Theta model on a series without season: ℓ₀, α and θ by least squares.
 * Source: Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler (2016), IJF 32, 1151–1161.
 */
export function fitDynamicTheta(y: Float64Array, maxEvaluations = 300): DynamicThetaFit {
  const n = y.length;
  const first = y[0] as number;
  let unit = Math.abs(first) / 2;
  if (!(unit > 0)) {
    for (let t = 1; t < n; t++) unit += Math.abs((y[t] as number) - (y[t - 1] as number)) / n;
    if (!(unit > 0)) unit = 1;
  }
  const start = (initial: number, alpha: number): ThetaState => ({
    level: alpha * first + (1 - alpha) * initial,
    mean: first,
    slope: 0,
    intercept: first,
  });
  const objective = (x: Float64Array): number => {
    const alpha = x[1] as number;
    return run(y, alpha, x[2] as number, start(unit * (x[0] as number), alpha));
  };
  const sign = first < 0 ? -1 : 1;
  const found = minimise(objective, {
    start: [sign, 0.5, 2],
    step: [sign * 0.5, 0.2, 1],
    lower: [-1e4, 0.1, 1],
    upper: [1e4, 0.99, 1e4],
    maxEvaluations,
    tolerance: 1e-7,
  });
  const initial = unit * (found.point[0] as number);
  const alpha = found.point[1] as number;
  const theta = found.point[2] as number;
  const last = start(initial, alpha);
  const sse = run(y, alpha, theta, last);
  return {
    name: "DOTM",
    alpha,
    theta,
    sse,
    forecast: (horizon) => project(alpha, theta, last, n, horizon),
  };
}
