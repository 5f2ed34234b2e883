import { type Decimal, powerOfTen } from "./decimal.ts";

function unitsAtScale(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.units : value.units * powerOfTen(scale - value.scale);
}

/** Exact sum; its scale is the greater of the two. */
export function addDecimal(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAtScale(a, scale) + unitsAtScale(b, scale), scale };
}

/** Exact difference; its scale is the greater of the two. */
export function subtractDecimal(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAtScale(a, scale) - unitsAtScale(b, scale), scale };
}

/** Exact product; its scale is the sum of the two. */
export function multiplyDecimal(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** The number with the other sign. */
export function negateDecimal(value: Decimal): Decimal {
  return { units: -value.units, scale: value.scale };
}

/** −1, 0 or 1 by value: 1.5 and 1.50 are equal. */
export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAtScale(a, scale);
  const right = unitsAtScale(b, scale);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Whether the value is zero, whatever its scale. */
export function isZeroDecimal(value: Decimal): boolean {
  return value.units === 0n;
}

/**
 * The whole number nearest to `numerator / denominator`; a half goes away from zero. The one rounding rule of the
 * product: commercial "half up" on the magnitude, so that a return is the exact mirror of its sale
 * (2.5 → 3, −2.5 → −3). RangeError on a zero denominator.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError("Division by zero");
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder;
  if (twice < (denominator < 0n ? -denominator : denominator)) return quotient;
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
}

/**
 * The units of `units / 10^fromScale` at `toScale`: exact when the scale grows, one half-up rounding when it shrinks.
 */
export function rescaleUnits(units: bigint, fromScale: number, toScale: number): bigint {
  if (toScale >= fromScale) return toScale === fromScale ? units : units * powerOfTen(toScale - fromScale);
  return divideHalfUp(units, powerOfTen(fromScale - toScale));
}

/** The value with exactly `scale` digits after the point, rounded half away from zero (see `divideHalfUp`). */
export function roundDecimal(value: Decimal, scale: number): Decimal {
  powerOfTen(scale); // refuses a scale that is not a whole number from 0
  return { units: rescaleUnits(value.units, value.scale, scale), scale };
}

/** `a / b` with `scale` digits after the point, rounded once, half away from zero. RangeError when b is zero. */
export function divideDecimal(a: Decimal, b: Decimal, scale: number): Decimal {
  const shift = scale + b.scale - a.scale;
  powerOfTen(scale);
  const units =
    shift >= 0
      ? divideHalfUp(a.units * powerOfTen(shift), b.units)
      : divideHalfUp(a.units, b.units * powerOfTen(-shift));
  return { units, scale };
}
