import { classicalSeasonalIndices, isSeasonal } from "../series/seasonality.ts";

/** The last value, repeated. */
export function naive(y: ArrayLike<number>, horizon: number): Float64Array {
  return new Float64Array(horizon).fill(y[y.length - 1] as number);
}

/** The value of the same season a year (one season) ago; the last value when there is no full season yet. */
export function seasonalNaive(y: ArrayLike<number>, season: number, horizon: number): Float64Array {
  const n = y.length;
  if (n < season) return naive(y, horizon);
  return Float64Array.from({ length: horizon }, (_, k) => y[n - season + (k % season)] as number);
}

/** The last value plus the average change per step so far. */
export function drift(y: ArrayLike<number>, horizon: number): Float64Array {
  const n = y.length;
  const last = y[n - 1] as number;
  const slope = n > 1 ? (last - (y[0] as number)) / (n - 1) : 0;
  return Float64Array.from({ length: horizon }, (_, k) => last + (k + 1) * slope);
}

/** Seasonal indices of the M4 benchmarks: classical multiplicative when the M4 test finds a season, else all 1. */
export function m4SeasonalIndices(y: ArrayLike<number>, season: number): Float64Array {
  if (!isSeasonal(y, season)) return new Float64Array(Math.max(1, season)).fill(1);
  return classicalSeasonalIndices(y, season, "multiplicative");
}

/** The M4 benchmark Naive2: naive on the seasonally adjusted series, seasonally re-adjusted. */
export function naive2(y: ArrayLike<number>, season: number, horizon: number): Float64Array {
  const n = y.length;
  const indices = m4SeasonalIndices(y, season);
  const m = indices.length;
  const last = (y[n - 1] as number) / (indices[(n - 1) % m] as number);
  return Float64Array.from({ length: horizon }, (_, k) => last * (indices[(n + k) % m] as number));
}
