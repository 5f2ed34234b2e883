import { exp, ln } from "./elementary.ts";

/** Horner evaluation, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const c of coefficients) sum = sum * x + c;
  return sum;
}

const CENTRE_TOP = [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
  45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608];
const CENTRE_BOTTOM = [5226.495278852545925, 28729.085735721942674, 39307.89580009271061,
  21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1];
const MIDDLE_TOP = [7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
  1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734];
const MIDDLE_BOTTOM = [1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
  0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1];
const TAIL_TOP = [2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
  0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772];
const TAIL_BOTTOM = [2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
  7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1];

/** Quantile of the standard normal; −Infinity at 0, Infinity at 1. Source: Wichura (1988), AS 241. */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  let r = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  let value: number;
  if (r <= 5) {
    r -= 1.6;
    value = polynomial(MIDDLE_TOP, r) / polynomial(MIDDLE_BOTTOM, r);
  } else {
    r -= 5;
    value = polynomial(TAIL_TOP, r) / polynomial(TAIL_BOTTOM, r);
  }
  return q < 0 ? -value : value;
}

/** Standard normal probability below x. Series in the middle, continued fraction in the tails; error below 1e−14. */
export function normalProbability(x: number): number {
  const a = Math.abs(x);
  if (a > 38) return x > 0 ? 1 : 0;
  const density = 0.3989422804014327 * exp(-0.5 * a * a);
  let upper: number;
  if (a < 3) {
    let term = a;
    let sum = a;
    for (let k = 3; k < 90 && Math.abs(term) > 1e-17 * sum; k += 2) {
      term *= (a * a) / k;
      sum += term;
    }
    upper = 0.5 - density * sum;
  } else {
    let fraction = 0;
    for (let k = 60; k >= 1; k--) fraction = k / (a + fraction);
    upper = density / (a + fraction);
  }
  return x > 0 ? 1 - upper : upper;
}
