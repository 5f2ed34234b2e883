/** Orders of a seasonal ARIMA (p,d,q)(P,D,Q)m. */
export interface ArimaOrder {
  readonly p: number;
  readonly d: number;
  readonly q: number;
  readonly seasonalP: number;
  readonly seasonalD: number;
  readonly seasonalQ: number;
  readonly season: number;
}

/** "ARIMA(0,1,1)(0,1,1)12". */
export function arimaName(o: ArimaOrder): string {
  const plain = `ARIMA(${o.p},${o.d},${o.q})`;
  return o.season > 1 ? `${plain}(${o.seasonalP},${o.seasonalD},${o.seasonalQ})${o.season}` : plain;
}

/**
 * Expands (1 − Σ aᵢBⁱ)(1 − Σ bⱼB^{mj}) into the lag weights of 1 − Σ cₖBᵏ: index k holds c_{k+1}.
 * Moving-average polynomials use the same product with the signs of their own convention turned.
 */
export function multiplyLagPolynomials(
  plain: ArrayLike<number>,
  seasonal: ArrayLike<number>,
  m: number,
): Float64Array {
  const result = new Float64Array(plain.length + seasonal.length * m);
  for (let i = 0; i < plain.length; i++) result[i] = (result[i] as number) + (plain[i] as number);
  for (let j = 0; j < seasonal.length; j++) {
    const lag = (j + 1) * m;
    result[lag - 1] = (result[lag - 1] as number) + (seasonal[j] as number);
    for (let i = 0; i < plain.length; i++) {
      result[lag + i] = (result[lag + i] as number) - (plain[i] as number) * (seasonal[j] as number);
    }
  }
  return result;
}

const NOTHING = new Float64Array(0);

/** Turns values in (−1, 1) (partial autocorrelations) into the coefficients of a stationary autoregression. */
export function stationaryFromPartial(partial: ArrayLike<number>): Float64Array {
  const p = partial.length;
  if (p === 0) return NOTHING;
  const phi = new Float64Array(p);
  if (p === 1) {
    phi[0] = partial[0] as number;
    return phi;
  }
  const previous = new Float64Array(p);
  for (let k = 0; k < p; k++) {
    const r = partial[k] as number;
    for (let i = 0; i < k; i++) previous[i] = phi[i] as number;
    for (let i = 0; i < k; i++) phi[i] = (previous[i] as number) - r * (previous[k - 1 - i] as number);
    phi[k] = r;
  }
  return phi;
}

/** Differences a series d times at lag 1 and D times at the season. */
export function difference(
  y: ArrayLike<number>,
  order: Pick<ArimaOrder, "d" | "seasonalD" | "season">,
): Float64Array {
  let current: Float64Array = Float64Array.from(y);
  for (let i = 0; i < order.seasonalD; i++) current = lagDifference(current, order.season);
  for (let i = 0; i < order.d; i++) current = lagDifference(current, 1);
  return current;
}

function lagDifference(y: Float64Array, lag: number): Float64Array {
  const result = new Float64Array(Math.max(0, y.length - lag));
  for (let t = lag; t < y.length; t++) result[t - lag] = (y[t] as number) - (y[t - lag] as number);
  return result;
}

/** Lag weights c of the differencing operator written as yₜ = Σ cₖ y_{t−k} + wₜ. */
export function differencingWeights(order: Pick<ArimaOrder, "d" | "seasonalD" | "season">): Float64Array {
  let weights: Float64Array = new Float64Array(0);
  for (let i = 0; i < order.d; i++) weights = multiplyLagPolynomials(weights, [1], 1);
  for (let i = 0; i < order.seasonalD; i++) weights = multiplyLagPolynomials(weights, [1], order.season);
  return weights;
}
