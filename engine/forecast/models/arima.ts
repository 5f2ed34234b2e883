import { ln } from "../numerics/elementary.ts";
import { minimise } from "../numerics/nelder-mead.ts";
import {
  type ArimaOrder,
  arimaName,
  difference,
  differencingWeights,
  multiplyLagPolynomials,
  stationaryFromPartial,
} from "./arima-polynomial.ts";
import type { FittedModel } from "./fitted-model.ts";

export interface ArimaFit extends FittedModel {
  readonly order: ArimaOrder;
  readonly ar: Float64Array;
  /** Moving-average weights in the convention wₜ = εₜ + Σ θₖ ε_{t−k}. */
  readonly ma: Float64Array;
  readonly seasonalAr: Float64Array;
  readonly seasonalMa: Float64Array;
  readonly mean: number;
  readonly variance: number;
  readonly aicc: number;
}

interface Coefficients {
  readonly ar: Float64Array;
  readonly ma: Float64Array;
  readonly seasonalAr: Float64Array;
  readonly seasonalMa: Float64Array;
  readonly mean: number;
}

/** Reads partial autocorrelations (all inside ±1) as stationary and invertible coefficients. */
function coefficientsFrom(x: Float64Array, order: ArimaOrder, unit: number): Coefficients {
  let at = 0;
  const take = (count: number): Float64Array => {
    at += count;
    return stationaryFromPartial(count === x.length ? x : x.subarray(at - count, at));
  };
  const ar = take(order.p);
  const ma = negated(take(order.q));
  const seasonalAr = take(order.seasonalP);
  const seasonalMa = negated(take(order.seasonalQ));
  return { ar, ma, seasonalAr, seasonalMa, mean: at < x.length ? (x[at] as number) * unit : 0 };
}

/** The same array with its signs turned, in place: the coefficients were just made for this. */
function negated(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++) values[i] = -(values[i] as number);
  return values;
}

/** Conditional residuals of the differenced series: unknown early values count as their mean, errors as 0. */
function residuals(
  w: Float64Array,
  arLags: Float64Array,
  maLags: Float64Array,
  mean: number,
  e: Float64Array,
): number {
  const p = arLags.length;
  const q = maLags.length;
  let sse = 0;
  for (let t = 0; t < w.length; t++) {
    let value = (w[t] as number) - mean;
    for (let k = 0; k < p && k < t; k++) {
      const c = arLags[k] as number;
      if (c !== 0) value -= c * ((w[t - 1 - k] as number) - mean);
    }
    for (let k = 0; k < q && k < t; k++) {
      const c = maLags[k] as number;
      if (c !== 0) value -= c * (e[t - 1 - k] as number);
    }
    e[t] = value;
    sse += value * value;
  }
  return sse;
}

/** Full lag weights of the autoregressive and moving-average sides. */
function lagWeights(c: Coefficients, season: number): { arLags: Float64Array; maLags: Float64Array } {
  if (c.seasonalAr.length === 0 && c.seasonalMa.length === 0) return { arLags: c.ar, maLags: c.ma };
  const arLags = multiplyLagPolynomials(c.ar, c.seasonalAr, season);
  const turned = multiplyLagPolynomials(
    c.ma.map((v) => -v),
    c.seasonalMa.map((v) => -v),
    season,
  );
  return { arLags, maLags: turned.map((v) => -v) };
}

/**
 * Fits a seasonal ARIMA by conditional sum of squares on a fixed effective sample.
 * A mean of the differenced series (a drift when d + D = 1) is estimated when `withMean`.
 */
export function fitArima(
  y: Float64Array,
  order: ArimaOrder,
  withMean = order.d + order.seasonalD === 0,
  maxEvaluations = 300,
): ArimaFit {
  const n = y.length;
  const w = difference(y, order);
  const length = w.length;
  let unit = 0;
  let mean = 0;
  for (const value of w) {
    unit += Math.abs(value) / length;
    mean += value / length;
  }
  if (!(unit > 0)) unit = 1e-9;
  const count = order.p + order.q + order.seasonalP + order.seasonalQ;
  const e = new Float64Array(length);
  const objective = (x: Float64Array): number => {
    const c = coefficientsFrom(x, order, unit);
    const { arLags, maLags } = lagWeights(c, order.season);
    return residuals(w, arLags, maLags, c.mean, e);
  };
  const start = new Array<number>(count).fill(0.1);
  const step = new Array<number>(count).fill(0.3);
  const limit = new Array<number>(count).fill(0.985);
  if (withMean) {
    start.push(mean / unit);
    step.push(0.2);
    limit.push(1e3);
  }
  const lower = limit.map((value) => -value);
  const point =
    start.length === 0
      ? new Float64Array(0)
      : minimise(objective, { start, step, lower, upper: limit, maxEvaluations, tolerance: 1e-7 }).point;
  const c = coefficientsFrom(point, order, unit);
  const { arLags, maLags } = lagWeights(c, order.season);
  const sse = Math.max(residuals(w, arLags, maLags, c.mean, e), length * 1e-20 * unit * unit);
  const k = count + (withMean ? 1 : 0) + 1;
  const room = length - k - 1;
  const aicc =
    room > 0 ? length * (ln(sse / length) + 2.8378770664093453) + 2 * k + (2 * k * (k + 1)) / room : Infinity;
  const undo = differencingWeights(order);
  const forecast = (horizon: number): Float64Array => {
    const values = new Float64Array(n + horizon);
    values.set(y);
    const changes = new Float64Array(length + horizon);
    changes.set(w);
    for (let i = 0; i < horizon; i++) {
      const t = length + i;
      let next = c.mean;
      for (let lag = 0; lag < arLags.length && lag < t; lag++) {
        next += (arLags[lag] as number) * ((changes[t - 1 - lag] as number) - c.mean);
      }
      for (let lag = i; lag < maLags.length && lag < t; lag++) {
        next += (maLags[lag] as number) * (e[t - 1 - lag] as number);
      }
      changes[t] = next;
      let value = next;
      for (let lag = 0; lag < undo.length; lag++) {
        value += (undo[lag] as number) * (values[n + i - 1 - lag] as number);
      }
      values[n + i] = value;
    }
    return values.subarray(n);
  };
  return {
    name: arimaName(order),
    order,
    ...c,
    variance: sse / length,
    aicc,
    forecast,
  };
}
