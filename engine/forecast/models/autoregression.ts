import { ridge } from "../numerics/linear-solve.ts";
import type { Rule } from "./rule.ts";

export interface AutoregressionForm {
  readonly lags: readonly number[];
  /** Lag of the difference that is taken first; 0 for none. */
  readonly differenceLag: number;
  /** Weight of the ridge penalty in units of one standardised observation. */
  readonly penalty: number;
}

/**
 * Regression of a (differenced) series on chosen lags of itself by ridge least squares, forecast by recursion.
 * With less than two observations per lag it returns the rule it is given instead.
 */
export function autoregression(form: AutoregressionForm, fallback: Rule): Rule {
  const { lags, differenceLag, penalty } = form;
  let longest = 0;
  for (const lag of lags) longest = Math.max(longest, lag);
  const width = lags.length + 1;
  return (history, horizon) => {
    const n = history.length;
    const start = longest + differenceLag;
    if (n - start < 2 * width) return fallback(history, horizon);
    let mean = 0;
    for (const value of history) mean += value / n;
    let variance = 0;
    for (const value of history) variance += ((value - mean) * (value - mean)) / n;
    const deviation = variance > 0 ? Math.sqrt(variance) : 1;
    const z = new Float64Array(n + horizon);
    const w = new Float64Array(n + horizon);
    for (let t = 0; t < n; t++) {
      z[t] = ((history[t] as number) - mean) / deviation;
      w[t] =
        differenceLag === 0
          ? (z[t] as number)
          : t < differenceLag
            ? 0
            : (z[t] as number) - (z[t - differenceLag] as number);
    }
    const regressors = (t: number): Float64Array => {
      const x = new Float64Array(width);
      for (let i = 0; i < lags.length; i++) x[i] = w[t - (lags[i] as number)] as number;
      x[lags.length] = 1;
      return x;
    };
    const design: Float64Array[] = [];
    for (let t = start; t < n; t++) design.push(regressors(t));
    const weights = ridge(design, w.subarray(start, n), new Float64Array(width).fill(penalty));
    for (let t = n; t < n + horizon; t++) {
      const x = regressors(t);
      let value = 0;
      for (let i = 0; i < width; i++) value += (weights[i] as number) * (x[i] as number);
      w[t] = value;
      z[t] = value + (differenceLag > 0 ? (z[t - differenceLag] as number) : 0);
    }
    return z.slice(n).map((value) => value * deviation + mean);
  };
}
