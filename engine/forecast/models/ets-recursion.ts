export type EtsTrend = "none" | "additive" | "damped";
export type EtsSeason = "none" | "additive" | "multiplicative";

/** Error type only changes the likelihood: the recursions below are the same for additive and relative errors. */
export interface EtsForm {
  readonly error: "additive" | "multiplicative";
  readonly trend: EtsTrend;
  readonly season: EtsSeason;
}

export interface EtsParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** State before an observation; `seasonal[i]` belongs to time positions t ≡ i (mod m). */
export interface EtsState {
  level: number;
  slope: number;
  readonly seasonal: Float64Array;
}

/** A copy that can be filtered without touching the original. */
export function copyState(state: EtsState): EtsState {
  return { level: state.level, slope: state.slope, seasonal: Float64Array.from(state.seasonal) };
}

/**
 * Innovation form of exponential smoothing. Runs over y[from…to), changes `state` in place and returns
 * n·ln(SSE) + 2 Σ ln|f| for relative errors, n·ln(SSE) for additive ones, without the logarithm taken:
 * {sse, logForecasts}. A forecast ≤ 0 under multiplicative parts makes the fit inadmissible (sse = Infinity).
 * Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, table 2.1.
 */
export function filterEts(
  y: Float64Array,
  form: EtsForm,
  p: EtsParameters,
  state: EtsState,
  range: { readonly from: number; readonly to: number },
  fitted?: Float64Array,
): { sse: number; product: number; exponent: number } {
  const { alpha, beta, gamma, phi } = p;
  const seasonal = state.seasonal;
  const m = seasonal.length;
  const relative = form.error === "multiplicative";
  const mul = form.season === "multiplicative";
  const add = form.season === "additive";
  let level = state.level;
  let slope = state.slope;
  let sse = 0;
  // Σ ln|f| as a running product with its exponent pulled out: one logarithm a fit instead of one a step.
  let product = 1;
  let exponent = 0;
  let s = m > 0 ? range.from % m : 0;
  for (let t = range.from; t < range.to; t++) {
    const value = y[t] as number;
    const base = level + phi * slope;
    const index = m > 0 ? (seasonal[s] as number) : mul ? 1 : 0;
    const forecast = mul ? base * index : add ? base + index : base;
    const error = value - forecast;
    if (fitted !== undefined) fitted[t] = forecast;
    if (relative || mul) {
      if (!(forecast > 0) || (mul && !(base > 0))) {
        state.level = level;
        state.slope = slope;
        return { sse: Number.POSITIVE_INFINITY, product: 1, exponent: 0 };
      }
    }
    if (relative) {
      sse += (error / forecast) * (error / forecast);
      product *= forecast;
      if (product > 1e100) {
        product *= 1e-100;
        exponent += 100;
      } else if (product < 1e-100) {
        product *= 1e100;
        exponent -= 100;
      }
    } else sse += error * error;
    const toBase = mul ? error / index : error;
    level = base + alpha * toBase;
    slope = phi * slope + beta * toBase;
    if (m > 0) {
      seasonal[s] = index + gamma * (mul ? error / base : error);
      s = s + 1 === m ? 0 : s + 1;
    }
  }
  state.level = level;
  state.slope = slope;
  return { sse, product, exponent };
}

/** Point forecasts for steps 1…horizon from the state after observation `position` − 1. */
export function projectEts(
  form: EtsForm,
  phi: number,
  state: EtsState,
  position: number,
  horizon: number,
): Float64Array {
  const m = state.seasonal.length;
  const result = new Float64Array(horizon);
  let slope = state.slope;
  let base = state.level;
  for (let k = 0; k < horizon; k++) {
    slope *= phi;
    base += slope;
    const index = m > 0 ? (state.seasonal[(position + k) % m] as number) : 0;
    result[k] = form.season === "multiplicative" ? base * index : base + index;
  }
  return result;
}
