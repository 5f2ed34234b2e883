import { seasonalNaiveScale } from "./accuracy.ts";

/** Lower and upper bounds, one per step. */
export interface IntervalBounds {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/**
 * Mean scaled interval score at a level (0.95 in M4): width plus 2/(1 − level) times what lies outside, over the
 * seasonal naive scale. Source: Gneiting & Raftery (2007); M4 competitor's guide.
 */
export function msis(
  history: ArrayLike<number>,
  actual: ArrayLike<number>,
  bounds: IntervalBounds,
  level: number,
  season: number,
): number | undefined {
  const scale = seasonalNaiveScale(history, season);
  if (scale === undefined) return undefined;
  const penalty = 2 / (1 - level);
  let sum = 0;
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i] as number;
    const low = bounds.lower[i] as number;
    const high = bounds.upper[i] as number;
    sum += high - low;
    if (a < low) sum += penalty * (low - a);
    if (a > high) sum += penalty * (a - high);
  }
  return sum / actual.length / scale;
}

/** Share of actual values inside the bounds, ends included. */
export function coverage(actual: ArrayLike<number>, bounds: IntervalBounds): number {
  let inside = 0;
  for (let i = 0; i < actual.length; i++) {
    const a = actual[i] as number;
    if (a >= (bounds.lower[i] as number) && a <= (bounds.upper[i] as number)) inside++;
  }
  return inside / actual.length;
}

/** Quantile (pinball) loss of one forecast quantile at probability p. */
export function pinballLoss(actual: number, quantile: number, p: number): number {
  return actual >= quantile ? p * (actual - quantile) : (1 - p) * (quantile - actual);
}

/**
 * Continuous ranked probability score of a sample against one actual value:
 * E|X − y| − ½ E|X − X′|, computed from the sorted sample. In the unit of the series; smaller is better.
 */
export function crps(sample: ArrayLike<number>, actual: number): number {
  const sorted = Float64Array.from(sample).sort();
  const n = sorted.length;
  let distance = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const x = sorted[i] as number;
    distance += Math.abs(x - actual);
    spread += (2 * i + 1 - n) * x;
  }
  return distance / n - spread / (n * n);
}
