import { autocorrelation } from "../series/seasonality.ts";
import { type ArimaFit, fitArima } from "./arima.ts";
import type { ArimaOrder } from "./arima-polynomial.ts";
import { difference } from "./arima-polynomial.ts";

/**
 * KPSS test of level stationarity at 5 % (critical value 0.463), Bartlett window of ⌊4 (n/100)^{1/4}⌋ lags
 * (written with square roots only). Source: Kwiatkowski, Phillips, Schmidt & Shin (1992).
 */
export function needsDifference(y: ArrayLike<number>): boolean {
  const n = y.length;
  if (n < 5) return false;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += (y[t] as number) / n;
  let partial = 0;
  let squares = 0;
  let variance = 0;
  for (let t = 0; t < n; t++) {
    const c = (y[t] as number) - mean;
    partial += c;
    squares += partial * partial;
    variance += c * c;
  }
  if (!(variance > 0)) return false;
  const lags = Math.max(1, Math.floor(4 * Math.sqrt(Math.sqrt(n / 100))));
  const r = autocorrelation(y, lags);
  let longRun = variance;
  for (let k = 1; k <= lags; k++) longRun += 2 * (1 - k / (lags + 1)) * (r[k - 1] as number) * variance;
  return squares / n / Math.max(longRun, 1e-300) > 0.463;
}

/** Small grid around the airline model: the orders that win most often on business series. */
const PLAIN: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 0],
  [1, 1],
  [2, 1],
  [0, 2],
  [2, 0],
];
const SEASONAL: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 0],
  [1, 1],
];

/**
 * Chooses a seasonal ARIMA: d by KPSS tests, D = 1 when the series is seasonal, then orders by AICc in two rounds
 * (plain orders with the airline seasonal part, then seasonal orders with the best plain part).
 */
export function searchArima(y: Float64Array, season: number, seasonal: boolean): ArimaFit {
  const seasonalD = seasonal ? 1 : 0;
  const m = seasonal ? season : 1;
  let d = 0;
  const base = { seasonalD, season: m };
  while (d < 2 && needsDifference(difference(y, { ...base, d }))) d++;
  if (seasonal && d > 1) d = 1;
  const withMean = d + seasonalD === 0 || d + seasonalD === 1;
  const fitOrder = (
    plain: readonly [number, number],
    part: readonly [number, number],
    mean: boolean,
  ): ArimaFit => {
    const [p, q] = plain;
    const [seasonalP, seasonalQ] = part;
    const order: ArimaOrder = { p, d, q, seasonalP, seasonalD, seasonalQ, season: m };
    return fitArima(y, order, mean, 150);
  };
  const none = [0, 0] as const;
  const firstPart = seasonal ? ([0, 1] as const) : none;
  let best = fitOrder(none, firstPart, withMean);
  let bestPlain: readonly [number, number] = none;
  for (const plain of PLAIN) {
    const candidate = fitOrder(plain, firstPart, withMean);
    if (candidate.aicc < best.aicc) {
      best = candidate;
      bestPlain = plain;
    }
  }
  if (seasonal) {
    for (const part of [none, ...SEASONAL.slice(1)]) {
      const candidate = fitOrder(bestPlain, part, withMean);
      if (candidate.aicc < best.aicc) best = candidate;
    }
  }
  if (withMean && d + seasonalD === 1) {
    const { p, q, seasonalP, seasonalQ } = best.order;
    const candidate = fitOrder([p, q], [seasonalP, seasonalQ], false);
    if (candidate.aicc < best.aicc) best = candidate;
  }
  return best;
}
