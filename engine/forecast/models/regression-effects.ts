import type { Regressor } from "../calendar/calendar-regressors.ts";
import { exp, ln } from "../numerics/elementary.ts";
import { backSubstitute, cholesky, row, zeros } from "../numerics/linear-solve.ts";

/** The effect of known regressors on a series, taken out of the past and put back into the future. */
export interface RegressionEffects {
  /** Regressors that earned their place, with their coefficient and its t-value. */
  readonly kept: readonly { readonly name: string; readonly coefficient: number; readonly t: number }[];
  /** History without the effects. */
  readonly adjusted: Float64Array;
  /** Puts the effects of future step k (from 0) back on a value. */
  restore(value: number, k: number): number;
}

/** |t| that a regressor needs to stay. */
const LEAST_T = 2;

/**
 * Estimates regressors by least squares on seasonal and first differences of the series (of its logarithms when
 * all values are positive, so that an effect is a percentage) and of the regressors alike; drops the weakest until
 * all have |t| ≥ 2. Differencing both sides keeps trend and season out of the estimate (Frisch & Waugh 1933).
 * @returns undefined when no regressor stays or the history is shorter than two seasons plus ten periods
 */
export function regressionEffects(
  y: Float64Array,
  season: number,
  regressors: readonly Regressor[],
): RegressionEffects | undefined {
  const n = y.length;
  if (n < 2 * season + 10) return undefined;
  const onLogs = y.every((value) => value > 0);
  const target = differenced(onLogs ? y.map(ln) : y, season);
  let active = regressors.filter((regressor) => {
    if (regressor.values.length < n)
      throw new RangeError(`regressor ${regressor.name} is shorter than the history`);
    return differenced(Float64Array.from(regressor.values.slice(0, n)), season).some(
      (value) => Math.abs(value) > 1e-12,
    );
  });
  while (active.length > 0) {
    const columns = active.map((regressor) =>
      differenced(Float64Array.from(regressor.values.slice(0, n)), season),
    );
    const { coefficients, tValues } = leastSquares(columns, target);
    let weakest = 0;
    tValues.forEach((t, i) => {
      if (Math.abs(t) < Math.abs(tValues[weakest] as number)) weakest = i;
    });
    if (Math.abs(tValues[weakest] as number) < LEAST_T) {
      active = active.filter((_, i) => i !== weakest);
      continue;
    }
    const kept = active;
    const effect = (t: number): number => {
      let sum = 0;
      kept.forEach((regressor, i) => {
        const value = regressor.values[t];
        if (value === undefined)
          throw new RangeError(`regressor ${regressor.name} has no value for period ${t + 1}`);
        sum += (coefficients[i] as number) * value;
      });
      return sum;
    };
    return {
      kept: kept.map(({ name }, i) => ({
        name,
        coefficient: coefficients[i] as number,
        t: tValues[i] as number,
      })),
      adjusted: y.map((value, t) => (onLogs ? value * exp(-effect(t)) : value - effect(t))),
      restore: (value, k) => (onLogs ? value * exp(effect(n + k)) : value + effect(n + k)),
    };
  }
  return undefined;
}

function differenced(y: Float64Array, season: number): Float64Array {
  let current = y;
  for (const lag of season > 1 ? [season, 1] : [1]) {
    const before = current;
    current = before.slice(lag).map((value, i) => value - (before[i] as number));
  }
  return current;
}

function leastSquares(
  columns: readonly Float64Array[],
  target: Float64Array,
): { coefficients: Float64Array; tValues: Float64Array } {
  const p = columns.length;
  const gram = zeros(p, p);
  const right = new Float64Array(p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) row(gram, i)[j] = dot(columns[i] as Float64Array, columns[j] as Float64Array);
    right[i] = dot(columns[i] as Float64Array, target);
  }
  const lower = cholesky(gram);
  const coefficients = backSubstitute(lower, right);
  let sse = 0;
  for (let t = 0; t < target.length; t++) {
    let rest = target[t] as number;
    for (let i = 0; i < p; i++)
      rest -= (coefficients[i] as number) * ((columns[i] as Float64Array)[t] as number);
    sse += rest * rest;
  }
  const variance = sse / Math.max(1, target.length - p);
  const tValues = coefficients.map((value, i) => {
    const unit = new Float64Array(p);
    unit[i] = 1;
    const error = Math.sqrt(variance * (backSubstitute(lower, unit)[i] as number));
    return error > 0 ? value / error : Number.POSITIVE_INFINITY;
  });
  return { coefficients, tValues };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
