import { type Matrix, row, zeros } from "../numerics/linear-solve.ts";

export interface ShrunkenCovariance {
  readonly covariance: Matrix;
  /** Share of the diagonal target, 0–1. */
  readonly intensity: number;
}

/**
 * Covariance of one-step errors, drawn towards its diagonal by the intensity with the least expected squared error.
 * Errors are taken around 0. Source: Schäfer & Strimmer (2005); used for MinT by Wickramasuriya, Athanasopoulos &
 * Hyndman (2019), JASA 114, 804–819.
 * @param residuals one row per point in time, one column per series
 */
export function shrunkenCovariance(residuals: readonly Float64Array[]): ShrunkenCovariance {
  const t = residuals.length;
  const n = residuals[0]?.length ?? 0;
  const deviation = new Float64Array(n);
  for (const r of residuals)
    for (let i = 0; i < n; i++)
      deviation[i] = (deviation[i] as number) + ((r[i] as number) * (r[i] as number)) / t;
  for (let i = 0; i < n; i++) deviation[i] = Math.sqrt(deviation[i] as number);
  const covariance = zeros(n, n);
  let noise = 0;
  let signal = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const unit = (deviation[i] as number) * (deviation[j] as number);
      let mean = 0;
      let squares = 0;
      for (const r of residuals) {
        const product = unit > 0 ? ((r[i] as number) * (r[j] as number)) / unit : 0;
        mean += product / t;
        squares += product * product;
      }
      row(covariance, i)[j] = mean * unit;
      if (i === j) continue;
      noise += (squares - t * mean * mean) / (t * Math.max(1, t - 1));
      signal += mean * mean;
    }
  }
  const intensity = signal > 0 ? Math.min(1, Math.max(0, noise / signal)) : 1;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const value = (1 - intensity) * (row(covariance, i)[j] as number);
      row(covariance, i)[j] = value;
      row(covariance, j)[i] = value;
    }
  }
  return { covariance, intensity };
}
