import type { Expert } from "./expert.ts";

/** Forecasts of every expert from one earlier point of the history, and what then came. */
export interface Origin {
  /** Observations used. */
  readonly at: number;
  readonly actual: Float64Array;
  /** One row of points per expert. */
  readonly points: readonly Float64Array[];
}

export interface OriginPlan {
  readonly horizon: number;
  readonly count: number;
  /** Observations between origins. */
  readonly step: number;
  /** Fewest observations an origin may use. */
  readonly minimum: number;
}

/** Positions of the rolling origins, newest first; each leaves a full horizon of observed values behind it. */
export function originPositions(length: number, plan: OriginPlan): number[] {
  const positions: number[] = [];
  for (let j = 0; j < plan.count; j++) {
    const at = length - plan.horizon - j * plan.step;
    if (at < plan.minimum) break;
    positions.push(at);
  }
  return positions;
}

/** Points of every expert, kept finite and inside what the history allows. */
export function expertPoints(
  experts: readonly Expert[],
  history: Float64Array,
  horizon: number,
): Float64Array[] {
  const bounds = plausibleRange(history);
  return experts.map((expert) => {
    const points = expert.rule(history, horizon);
    return points.map((value) => {
      if (!Number.isFinite(value)) return history[history.length - 1] as number;
      return value < bounds.low ? bounds.low : value > bounds.high ? bounds.high : value;
    });
  });
}

/** Limits outside which a forecast is taken for a runaway: ten ranges beyond the data; 0 where data never fall below. */
export function plausibleRange(history: ArrayLike<number>): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let t = 0; t < history.length; t++) {
    low = Math.min(low, history[t] as number);
    high = Math.max(high, history[t] as number);
  }
  const reach = 10 * Math.max(high - low, Math.abs(high) * 0.1);
  return { low: low >= 0 ? 0 : low - reach, high: high + reach };
}

/** Refits every expert at every origin: the honest record of what each would have said. */
export function backtest(experts: readonly Expert[], y: Float64Array, plan: OriginPlan): Origin[] {
  return originPositions(y.length, plan).map((at) => ({
    at,
    actual: y.slice(at, at + plan.horizon),
    points: expertPoints(experts, y.slice(0, at), plan.horizon),
  }));
}
