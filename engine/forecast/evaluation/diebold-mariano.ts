import { exp, ln } from "../numerics/elementary.ts";

export interface DieboldMariano {
  /** Harvey–Leybourne–Newbold statistic; negative when the first method has the smaller loss. */
  readonly statistic: number;
  /** Two-sided p-value from Student's t with n − 1 degrees of freedom. */
  readonly pValue: number;
  /** Mean of loss₁ − loss₂. */
  readonly meanDifference: number;
}

/**
 * Tests whether two methods' h-step errors differ in mean loss |e|^power. Small-sample correction by
 * Harvey, Leybourne & Newbold (1997); the original is Diebold & Mariano (1995).
 * @returns undefined when there are fewer than three errors or the losses do not differ at all
 */
export function dieboldMariano(
  errors1: ArrayLike<number>,
  errors2: ArrayLike<number>,
  horizon: number,
  lossPower: 1 | 2 = 2,
): DieboldMariano | undefined {
  const n = errors1.length;
  if (n !== errors2.length) throw new RangeError("both methods need the same number of errors");
  if (n < 3) return undefined;
  const difference = new Float64Array(n);
  let mean = 0;
  for (let t = 0; t < n; t++) {
    const a = Math.abs(errors1[t] as number);
    const b = Math.abs(errors2[t] as number);
    difference[t] = lossPower === 1 ? a - b : a * a - b * b;
    mean += (difference[t] as number) / n;
  }
  const autocovariance = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < n; t++)
      sum += ((difference[t] as number) - mean) * ((difference[t - lag] as number) - mean);
    return sum / n;
  };
  let variance = autocovariance(0);
  const own = variance;
  for (let lag = 1; lag < Math.min(horizon, n); lag++) variance += 2 * autocovariance(lag);
  if (!(variance > 0)) variance = own; // the truncated sum can turn negative: fall back to lag 0, as R's dm.test does
  if (!(variance > 0)) return undefined;
  const correction = Math.sqrt((n + 1 - 2 * horizon + (horizon * (horizon - 1)) / n) / n);
  const statistic = (mean / Math.sqrt(variance / n)) * (correction > 0 ? correction : 1);
  return { statistic, pValue: studentTwoSided(statistic, n - 1), meanDifference: mean };
}

/** P(|T| > |t|) for Student's t with `df` degrees of freedom, through the incomplete beta function. */
export function studentTwoSided(t: number, df: number): number {
  return incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** Logarithm of the gamma function for x > 0. Source: Lanczos (1964), g = 7, nine terms. */
export function lnGamma(x: number): number {
  const c = [
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  let sum = c[0] as number;
  for (let i = 1; i < 9; i++) sum += (c[i] as number) / (x - 1 + i);
  const base = x + 6.5;
  return 0.9189385332046727 + (x - 0.5) * ln(base) - base + ln(sum);
}

/** Regularised incomplete beta Iₓ(a, b) by Lentz's continued fraction. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x) + b * ln(1 - x)) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * value;
}
