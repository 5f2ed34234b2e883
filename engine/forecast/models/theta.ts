import { m4SeasonalIndices } from "./naive.ts";

export interface SimpleSmoothing {
  readonly alpha: number;
  readonly initial: number;
  /** Level after the last observation. */
  readonly level: number;
  readonly sse: number;
}

/** Simple exponential smoothing at a given α; the first level is the one with the least squared error. */
export function smoothAt(y: ArrayLike<number>, alpha: number): SimpleSmoothing {
  // The one-step forecast is linear in the first level: fₜ = aₜ + gₜ ℓ₀ with gₜ = (1 − α)^(t−1).
  let offset = 0;
  let gain = 1;
  let top = 0;
  let bottom = 0;
  for (let t = 0; t < y.length; t++) {
    const gap = (y[t] as number) - offset;
    top += gap * gain;
    bottom += gain * gain;
    offset += alpha * gap;
    gain *= 1 - alpha;
  }
  const initial = top / bottom;
  let level = initial;
  let sse = 0;
  for (let t = 0; t < y.length; t++) {
    const error = (y[t] as number) - level;
    sse += error * error;
    level += alpha * error;
  }
  return { alpha, initial, level, sse };
}

const GOLDEN = 0.6180339887498949;

/**
 * Simple exponential smoothing with α in [0.0001, 0.9999] and the first level at the global least-squares optimum:
 * a grid of 41 values, then golden section around the best.
 */
export function fitSimpleSmoothing(y: ArrayLike<number>): SimpleSmoothing {
  const lowest = 0.0001;
  const width = 0.9998;
  let best = smoothAt(y, lowest);
  let bestStep = 0;
  for (let k = 1; k <= 40; k++) {
    const candidate = smoothAt(y, lowest + (width * k) / 40);
    if (candidate.sse < best.sse) {
      best = candidate;
      bestStep = k;
    }
  }
  let left = lowest + (width * Math.max(0, bestStep - 1)) / 40;
  let right = lowest + (width * Math.min(40, bestStep + 1)) / 40;
  for (let i = 0; i < 24; i++) {
    const a = right - GOLDEN * (right - left);
    const b = left + GOLDEN * (right - left);
    if (smoothAt(y, a).sse < smoothAt(y, b).sse) right = b;
    else left = a;
  }
  const refined = smoothAt(y, (left + right) / 2);
  return refined.sse < best.sse ? refined : best;
}

/** Ordinary least-squares line through (1, y₁) … (n, yₙ). */
export function trendLine(y: ArrayLike<number>): { intercept: number; slope: number } {
  const n = y.length;
  let sum = 0;
  let weighted = 0;
  for (let t = 0; t < n; t++) {
    sum += y[t] as number;
    weighted += (t + 1 - (n + 1) / 2) * (y[t] as number);
  }
  const slope = n > 1 ? weighted / ((n * (n * n - 1)) / 12) : 0;
  return { slope, intercept: sum / n - (slope * (n + 1)) / 2 };
}

/**
 * The standard Theta method, as benchmarked in M4: the mean of the trend line (θ = 0) and simple smoothing of the
 * θ = 2 line, on the series adjusted by the M4 seasonal indices.
 * Source: Assimakopoulos & Nikolopoulos (2000), IJF 16, 521–530.
 */
export function theta(y: ArrayLike<number>, season: number, horizon: number): Float64Array {
  const n = y.length;
  const indices = m4SeasonalIndices(y, season);
  const m = indices.length;
  const adjusted = Float64Array.from({ length: n }, (_, t) => (y[t] as number) / (indices[t % m] as number));
  const { intercept, slope } = trendLine(adjusted);
  const curved = adjusted.map((value, t) => 2 * value - (intercept + slope * (t + 1)));
  const { level } = fitSimpleSmoothing(curved);
  return Float64Array.from({ length: horizon }, (_, k) => {
    const line = intercept + slope * (n + k + 1);
    return ((level + line) / 2) * (indices[(n + k) % m] as number);
  });
}
