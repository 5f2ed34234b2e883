/**
 * Elementary functions written with +, −, ×, ÷ only.
 *
 * ECMAScript lets engines differ in the last digits of Math.exp, Math.log, Math.pow and Math.sin; an optimiser
 * can blow such a difference up. These versions use nothing but correctly rounded operations, so that a
 * forecast is the same, bit for bit, in every runtime. Accuracy: within 2 units in the last place.
 */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);
/** Index of the word that carries sign and exponent (1 on little-endian machines). */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const LOW = 1 - HIGH;

/** Natural logarithm; −Infinity at 0, NaN below. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let exponent = 0;
  let value = x;
  if (value < 2.2250738585072014e-308) {
    value *= 18014398509481984; // 2^54 lifts subnormal numbers into the normal range
    exponent = -54;
  }
  DOUBLE[0] = value;
  const high = WORDS[HIGH] as number;
  exponent += (high >>> 20) - 1022;
  WORDS[HIGH] = (high & 0x000fffff) | 0x3fe00000; // mantissa in [0.5, 1)
  let mantissa = DOUBLE[0] as number;
  if (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    exponent -= 1;
  }
  // ln m = 2 artanh(s), s = (m − 1)/(m + 1), |s| ≤ 0.1716
  const s = (mantissa - 1) / (mantissa + 1);
  const q = s * s;
  let tail = 1 / 21;
  tail = tail * q + 1 / 19;
  tail = tail * q + 1 / 17;
  tail = tail * q + 1 / 15;
  tail = tail * q + 1 / 13;
  tail = tail * q + 1 / 11;
  tail = tail * q + 1 / 9;
  tail = tail * q + 1 / 7;
  tail = tail * q + 1 / 5;
  tail = tail * q + 1 / 3;
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * q * tail + 2 * s);
}

/** e to the power x; 0 below −745, Infinity above 709.79. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745) return 0;
  const k = Math.round(x * Math.LOG2E);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1 / 6227020800;
  sum = sum * r + 1 / 479001600;
  sum = sum * r + 1 / 39916800;
  sum = sum * r + 1 / 3628800;
  sum = sum * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 0.5;
  const value = 1 + (r + sum * r * r);
  const half = k >> 1;
  return value * powerOfTwo(half) * powerOfTwo(k - half);
}

function powerOfTwo(k: number): number {
  WORDS[LOW] = 0;
  WORDS[HIGH] = (k + 1023) << 20;
  return DOUBLE[0] as number;
}

/** x to the power y for x > 0 (0 for x = 0 and y > 0); NaN for negative x. */
export function power(x: number, y: number): number {
  if (x === 0) return y > 0 ? 0 : y === 0 ? 1 : Number.POSITIVE_INFINITY;
  return y === 0 ? 1 : exp(y * ln(x));
}

const TWO_PI = 6.283185307179586;

/** Sine of `turns` full turns: sineOfTurns(0.25) = 1. */
export function sineOfTurns(turns: number): number {
  let fraction = turns - Math.floor(turns);
  let sign = 1;
  if (fraction >= 0.5) {
    fraction -= 0.5;
    sign = -1;
  }
  if (fraction > 0.25) fraction = 0.5 - fraction;
  const x = fraction * TWO_PI;
  const q = x * x;
  let sum = 1;
  for (let k = 11; k >= 1; k--) sum = 1 - (sum * q) / (2 * k * (2 * k + 1));
  return sign * x * sum;
}

/** Cosine of `turns` full turns: cosineOfTurns(0.5) = −1. */
export function cosineOfTurns(turns: number): number {
  return sineOfTurns(turns + 0.25);
}
