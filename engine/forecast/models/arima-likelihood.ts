import { ln } from "../numerics/elementary.ts";
import { type Matrix, row, zeros } from "../numerics/linear-solve.ts";
import { minimise } from "../numerics/nelder-mead.ts";
import {
  type ArimaOrder,
  differencingWeights,
  multiplyLagPolynomials,
  stationaryFromPartial,
} from "./arima-polynomial.ts";

export interface ArimaLikelihood {
  readonly ar: Float64Array;
  readonly ma: Float64Array;
  readonly seasonalAr: Float64Array;
  readonly seasonalMa: Float64Array;
  readonly variance: number;
  readonly logLikelihood: number;
  /** −2 log L + 2 (coefficients + 1), on the differenced series, without a mean. */
  readonly aic: number;
}

/**
 * Maximum likelihood of a seasonal ARIMA without mean, by the Kalman filter.
 * Slower than the conditional fit of the pool; for published figures and for single series that matter.
 * Source: Gardner, Harvey & Phillips (1980), AS 154.
 */
export function fitArimaByLikelihood(y: ArrayLike<number>, order: ArimaOrder): ArimaLikelihood {
  const values = Float64Array.from(y);
  const undo = differencingWeights(order);
  const count = order.p + order.q + order.seasonalP + order.seasonalQ;
  const evaluate = (x: Float64Array) => {
    let at = 0;
    const take = (size: number): Float64Array => {
      at += size;
      return stationaryFromPartial(x.subarray(at - size, at));
    };
    const ar = take(order.p);
    const ma = take(order.q).map((value) => -value);
    const seasonalAr = take(order.seasonalP);
    const seasonalMa = take(order.seasonalQ).map((value) => -value);
    const arLags = multiplyLagPolynomials(ar, seasonalAr, order.season);
    const maLags = multiplyLagPolynomials(
      ma.map((v) => -v),
      seasonalMa.map((v) => -v),
      order.season,
    ).map((v) => -v);
    return { ar, ma, seasonalAr, seasonalMa, ...arimaLikelihood(values, arLags, maLags, undo) };
  };
  const point =
    count === 0
      ? new Float64Array(0)
      : minimise((x) => -evaluate(x).logLikelihood, {
          start: new Array<number>(count).fill(0.2),
          step: new Array<number>(count).fill(0.3),
          lower: new Array<number>(count).fill(-0.9999),
          upper: new Array<number>(count).fill(0.9999),
          maxEvaluations: 1000,
          tolerance: 1e-12,
        }).point;
  const best = evaluate(point);
  return { ...best, aic: -2 * best.logLikelihood + 2 * (count + 1) };
}

/** Prior variance of the unknown levels, and the innovation variance above which a step only informs them. */
const DIFFUSE = 1e6;
const UNINFORMATIVE = 1e4;

/**
 * Gaussian log-likelihood by the Kalman filter, variance concentrated out. The levels that differencing removes are
 * states with a very wide prior, as in the common statistical packages, so that published figures come out the same.
 */
function arimaLikelihood(
  y: Float64Array,
  arLags: Float64Array,
  maLags: Float64Array,
  undo: Float64Array,
): { logLikelihood: number; variance: number } {
  const system = stateSpace(arLags, maLags, undo);
  const { transition, impact, observed } = system;
  const n = impact.length;
  let p = system.prior;
  let state: Float64Array = new Float64Array(n);
  let sum = 0;
  let logs = 0;
  let used = 0;
  for (const value of y) {
    let forecast = 0;
    const m = new Float64Array(n);
    for (const [k, z] of observed) {
      forecast += z * (state[k] as number);
      for (let i = 0; i < n; i++) m[i] = (m[i] as number) + z * (row(p, i)[k] as number);
    }
    let f = 0;
    for (const [k, z] of observed) f += z * (m[k] as number);
    const innovation = value - forecast;
    if (f < UNINFORMATIVE) {
      sum += (innovation * innovation) / f;
      logs += ln(f);
      used++;
    }
    const filtered = state.map((s, i) => s + ((m[i] as number) * innovation) / f);
    const updated = p.map((r, i) => r.map((v, j) => v - ((m[i] as number) * (m[j] as number)) / f));
    state = Float64Array.from(transition, (entries) =>
      entries.reduce((total, [k, v]) => total + v * (filtered[k] as number), 0),
    );
    p = propagate(updated, transition, impact);
  }
  const variance = sum / used;
  const count = y.length - undo.length;
  return {
    variance,
    logLikelihood: -0.5 * (count * (ln(2 * Math.PI * variance) + 1) + (count * logs) / used),
  };
}

type SparseRow = readonly (readonly [number, number])[];

interface StateSpace {
  readonly transition: readonly SparseRow[];
  /** How a shock enters the states. */
  readonly impact: Float64Array;
  /** The states that make up the observed value. */
  readonly observed: SparseRow;
  readonly prior: Matrix;
}

/** ARMA states in companion form, then the last values of the series that undo the differencing. */
function stateSpace(arLags: Float64Array, maLags: Float64Array, undo: Float64Array): StateSpace {
  const r = Math.max(arLags.length, maLags.length + 1);
  const n = r + undo.length;
  const phi = Float64Array.from({ length: r }, (_, i) => arLags[i] ?? 0);
  const impact = Float64Array.from({ length: n }, (_, i) => (i === 0 ? 1 : i < r ? (maLags[i - 1] ?? 0) : 0));
  const transition: [number, number][][] = [];
  for (let i = 0; i < r; i++)
    transition.push(
      i + 1 < r
        ? [
            [0, phi[i] as number],
            [i + 1, 1],
          ]
        : [[0, phi[i] as number]],
    );
  const observed: [number, number][] = [[0, 1]];
  undo.forEach((weight, k) => {
    if (weight !== 0) observed.push([r + k, weight]);
  });
  for (let k = 0; k < undo.length; k++) transition.push(k === 0 ? observed : [[r + k - 1, 1]]);
  const prior = zeros(n, n);
  stationaryCovariance(phi, impact.subarray(0, r)).forEach((source, i) => {
    row(prior, i).set(source);
  });
  for (let k = r; k < n; k++) row(prior, k)[k] = DIFFUSE;
  return { transition, impact, observed, prior };
}

/** T P Tᵀ + R Rᵀ for a transition matrix with few entries per row. */
function propagate(p: Matrix, transition: readonly SparseRow[], impact: Float64Array): Matrix {
  const n = impact.length;
  const half = zeros(n, n);
  transition.forEach((entries, i) => {
    const target = row(half, i);
    for (const [k, value] of entries) {
      const source = row(p, k);
      for (let j = 0; j < n; j++) target[j] = (target[j] as number) + value * (source[j] as number);
    }
  });
  const result = zeros(n, n);
  for (let i = 0; i < n; i++) {
    const source = row(half, i);
    const target = row(result, i);
    transition.forEach((entries, j) => {
      let sum = (impact[i] as number) * (impact[j] as number);
      for (const [k, value] of entries) sum += value * (source[k] as number);
      target[j] = sum;
    });
  }
  return result;
}

/** Solves P = T P Tᵀ + R Rᵀ by doubling: each round squares T and doubles the number of terms summed. */
function stationaryCovariance(phi: Float64Array, impact: Float64Array): Matrix {
  const r = phi.length;
  let transition = zeros(r, r);
  const sum = zeros(r, r);
  for (let i = 0; i < r; i++) {
    row(transition, i)[0] = phi[i] as number;
    if (i + 1 < r) row(transition, i)[i + 1] = 1;
    for (let j = 0; j < r; j++) row(sum, i)[j] = (impact[i] as number) * (impact[j] as number);
  }
  for (let round = 0; round < 40; round++) {
    const added = multiply(multiply(transition, sum), transpose(transition));
    let change = 0;
    let size = 0;
    for (let i = 0; i < r; i++) {
      for (let j = 0; j < r; j++) {
        const more = row(added, i)[j] as number;
        row(sum, i)[j] = (row(sum, i)[j] as number) + more;
        change += Math.abs(more);
        size += Math.abs(row(sum, i)[j] as number);
      }
    }
    if (change <= 1e-15 * size) break;
    transition = multiply(transition, transition);
  }
  return sum;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const n = a.length;
  const result = zeros(n, n);
  for (let i = 0; i < n; i++) {
    const target = row(result, i);
    for (let k = 0; k < n; k++) {
      const factor = row(a, i)[k] as number;
      if (factor === 0) continue;
      const source = row(b, k);
      for (let j = 0; j < n; j++) target[j] = (target[j] as number) + factor * (source[j] as number);
    }
  }
  return result;
}

function transpose(a: Matrix): Matrix {
  return a.map((_, j) => Float64Array.from(a, (r) => r[j] as number));
}
