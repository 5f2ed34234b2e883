/** An exact decimal number: `units / 10^scale`. `scale` is a whole number ≥ 0 and is kept as written. */
export type Decimal = { readonly units: bigint; readonly scale: number };

const PLAIN_DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

const powersOfTen: bigint[] = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to the power `exponent`. RangeError unless the exponent is a whole number ≥ 0. */
export function powerOfTen(exponent: number): bigint {
  const known = powersOfTen[exponent];
  if (known !== undefined) return known;
  if (!Number.isSafeInteger(exponent) || exponent < 0) {
    throw new RangeError(`A scale must be a whole number from 0: ${exponent}`);
  }
  return 10n ** BigInt(exponent);
}

/**
 * Reads a plain decimal: optional sign, digits, optional fraction ("-12.50"). No exponent, no separators, no
 * spaces, digits on both sides of the point. Null when the text is not one. The scale is kept: "1.50" has scale 2.
 */
export function parseDecimal(text: string): Decimal | null {
  const parts = PLAIN_DECIMAL.exec(text);
  if (parts === null) return null;
  const fraction = parts[3] ?? "";
  const magnitude = BigInt((parts[2] ?? "") + fraction);
  return { units: parts[1] === "-" ? -magnitude : magnitude, scale: fraction.length };
}

/** The decimal written as a literal: `decimal("0.02")`. RangeError when the text is not a plain decimal. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new RangeError(`Not a plain decimal: ${JSON.stringify(text.slice(0, 60))}`);
  return parsed;
}

/** A whole number as a decimal of scale 0. RangeError for a number that is not a safe integer. */
export function decimalFromInteger(integer: bigint | number): Decimal {
  if (typeof integer === "number" && !Number.isSafeInteger(integer)) {
    throw new RangeError(`Not a safe integer: ${integer}`);
  }
  return { units: BigInt(integer), scale: 0 };
}

/** Plain text with exactly `scale` digits after the point; the inverse of `parseDecimal`. */
export function formatDecimal(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString();
  const sign = negative ? "-" : "";
  if (value.scale === 0) return sign + digits;
  const padded = digits.padStart(value.scale + 1, "0");
  const point = padded.length - value.scale;
  return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
}

/** Plain text without trailing zeros after the point: 1.50 is "1.5", 2.00 is "2". */
export function formatDecimalTrimmed(value: Decimal): string {
  const text = formatDecimal(value);
  return value.scale === 0 ? text : text.replace(/\.?0+$/, "");
}

/**
 * The nearest binary float, for charts and other drawing only: never for money, never for a comparison.
 */
export function decimalToNumber(value: Decimal): number {
  return Number(formatDecimal(value));
}
