import type { EnsembleForecast } from "../ensemble/ensemble.ts";
import { exp, ln } from "../numerics/elementary.ts";
import { shrunkenSeasonalIndices } from "../series/seasonality.ts";

/** Groups of series that share one shape of error, by pool and season. */
export type ErrorClass = "yearly" | "quarterly" | "monthly" | "weekly" | "hourly";

export interface Calibration {
  /** Spread grows with step^growth. */
  readonly growth: number;
  /** Share of the random-walk part in the dependence between steps; the rest is independent. */
  readonly walkShare: number;
  /** Quantiles of |error| / (scale · step^growth) at the probabilities of {@link TABLE_PROBABILITIES}. */
  readonly quantiles: readonly number[];
}

export const TABLE_PROBABILITIES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.998];

/**
 * Pooled over rolling origins inside the training parts of M1 and M4, never their test parts;
 * `attain forecast-benchmark --calibrate` prints this table anew (docs/forecast.md).
 */
export const CALIBRATIONS: Readonly<Record<ErrorClass, Calibration>> = {
  yearly: {
    growth: 0.72,
    walkShare: 0.95,
    quantiles: [0, 0.113, 0.237, 0.379, 0.5, 0.677, 0.862, 1.097, 1.462, 2.137, 2.813, 3.521, 4.04, 4.818],
  },
  quarterly: {
    growth: 0.65,
    walkShare: 0.93,
    quantiles: [0, 0.113, 0.228, 0.347, 0.477, 0.617, 0.774, 0.987, 1.317, 1.893, 2.513, 3.52, 4.382, 6.596],
  },
  monthly: {
    growth: 0.36,
    walkShare: 0.83,
    quantiles: [0, 0.131, 0.273, 0.419, 0.572, 0.751, 0.971, 1.243, 1.628, 2.312, 3.057, 4.208, 5.147, 7.589],
  },
  weekly: {
    growth: 0.4,
    walkShare: 0.89,
    quantiles: [0, 0.063, 0.137, 0.215, 0.3, 0.402, 0.517, 0.662, 0.86, 1.239, 1.605, 2.25, 3.429, 7.049],
  },
  hourly: {
    growth: 0.36,
    walkShare: 0.54,
    quantiles: [0, 0.198, 0.42, 0.667, 0.938, 1.243, 1.617, 2.08, 2.714, 3.815, 5.058, 7.278, 9.565, 21.004],
  },
};

/** The error class of a series; class borders are the seasons of the usual calendars. */
export function errorClassOf(pool: EnsembleForecast["pool"], seasons: readonly number[]): ErrorClass {
  if (pool === "double_seasonal") return "hourly";
  if (pool === "long") return "weekly";
  const season = seasons[0] ?? 1;
  return season === 1 ? "yearly" : season < 7 ? "quarterly" : "monthly";
}

interface ScaleWeights {
  readonly record: number;
  readonly changes: number;
  readonly disagreement: number;
  readonly level: number;
}

const SCALE_WEIGHTS: Readonly<Record<EnsembleForecast["pool"], ScaleWeights>> = {
  tiny: { record: 0, changes: 0.6, disagreement: 0, level: 0.4 },
  short: { record: 0.25, changes: 0.45, disagreement: 0.15, level: 0.15 },
  long: { record: 0.4, changes: 0.3, disagreement: 0.1, level: 0.2 },
  double_seasonal: { record: 0.85, changes: 0, disagreement: 0.15, level: 0 },
};

/**
 * The typical size of a one-step error of this series: a geometric mean of four witnesses, each in the unit of the
 * series. (1) the ensemble's own past errors, (2) the usual change from period to period once the season is out,
 * (3) how far the experts are apart now, (4) the level, for positive series only. Steps are put on a common footing
 * by √step. A witness that says 0 is left out; 0 when all do (a constant series).
 */
export function errorScale(y: Float64Array, seasons: readonly number[], ensemble: EnsembleForecast): number {
  const weights = SCALE_WEIGHTS[ensemble.pool];
  const positive = y.every((value) => value > 0);
  const witnesses: readonly (readonly [number, number])[] = [
    [weights.record, recordedError(ensemble)],
    [weights.changes, usualChange(y, seasons)],
    [weights.disagreement, overRootSteps(ensemble.disagreement)],
    [positive ? weights.level : 0, meanSize(ensemble.points)],
  ];
  let sum = 0;
  let total = 0;
  let certain = false;
  for (const [index, [weight, size]] of witnesses.entries()) {
    if (!(size > 0) || weight === 0) continue;
    if (index < 3) certain = true;
    sum += weight * ln(size);
    total += weight;
  }
  if (certain) return exp(sum / total);
  // One observation and nothing else: half of what there is, as a stated guess. A constant history: no spread.
  return y.length === 1 ? Math.abs(y[0] as number) / 2 : 0;
}

function recordedError(ensemble: EnsembleForecast): number {
  let sum = 0;
  for (const { actual, points } of ensemble.record) {
    sum += overRootSteps(actual.map((value, k) => value - (points[k] as number))) / ensemble.record.length;
  }
  return sum;
}

function overRootSteps(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += Math.abs(values[k] as number) / Math.sqrt(k + 1);
  return sum / values.length;
}

function meanSize(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  return sum / values.length;
}

/** Geometric mean of the mean absolute change over all of the history and over its last two seasons. */
function usualChange(y: Float64Array, seasons: readonly number[]): number {
  let adjusted = y;
  for (const season of seasons) {
    const indices = shrunkenSeasonalIndices(adjusted, season, "additive");
    adjusted = adjusted.map((value, t) => value - (indices[t % indices.length] as number));
  }
  const n = adjusted.length;
  const recent = Math.min(n - 1, Math.max(12, 2 * (seasons[seasons.length - 1] ?? 1)));
  const mean = (from: number): number => {
    let sum = 0;
    for (let t = from; t < n; t++) sum += Math.abs((adjusted[t] as number) - (adjusted[t - 1] as number));
    return n > from ? sum / (n - from) : 0;
  };
  const all = mean(1);
  const last = mean(n - recent);
  return all > 0 && last > 0 ? Math.sqrt(all * last) : Math.max(all, last);
}

/** |error| multiple at probability `p` of the table, linear between its points, exponential beyond the last. */
export function tableQuantile(table: readonly number[], p: number): number {
  const last = TABLE_PROBABILITIES.length - 1;
  for (let i = 1; i <= last; i++) {
    const right = TABLE_PROBABILITIES[i] as number;
    if (p > right) continue;
    const left = TABLE_PROBABILITIES[i - 1] as number;
    const from = table[i - 1] as number;
    const to = table[i] as number;
    return from + ((p - left) / (right - left)) * (to - from);
  }
  const before = TABLE_PROBABILITIES[last - 1] as number;
  const end = TABLE_PROBABILITIES[last] as number;
  const slope = ((table[last] as number) - (table[last - 1] as number)) / ln((1 - before) / (1 - end));
  return (table[last] as number) + slope * ln((1 - end) / Math.max(1 - p, 1e-12));
}
