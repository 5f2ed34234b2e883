import { type Decimal, formatDecimal, parseDecimal, powerOfTen, rescaleUnits } from "../decimal/index.ts";
import { currencyDigits } from "./currency.ts";

/** An amount in whole minor units (fen, cents) of an ISO 4217 currency. */
export type Money = { readonly minor: bigint; readonly currency: string };

/** A decimal as money: rounded once, half up on the magnitude, to the currency's unit. RangeError: unknown currency. */
export function moneyFromDecimal(value: Decimal, currency: string): Money {
  return { minor: rescaleUnits(value.units, value.scale, currencyDigits(currency)), currency };
}

/**
 * Reads a plain decimal amount. Null when it is no plain decimal, and also when it has more digits than the currency
 * ("1.005" CNY, "1.0" JPY): nothing is rounded silently. RangeError when the currency is unknown.
 */
export function parseMoney(text: string, currency: string): Money | null {
  const digits = currencyDigits(currency);
  const value = parseDecimal(text);
  if (value === null || value.scale > digits) return null;
  return { minor: value.units * powerOfTen(digits - value.scale), currency };
}

/** Plain text with all digits of the currency: 123450 CNY is "1234.50". The inverse of `parseMoney`. */
export function minorToPlain(minor: bigint, currency: string): string {
  return formatDecimal({ units: minor, scale: currencyDigits(currency) });
}

/** Plain text of the amount without its currency: "1234.50". */
export function moneyToPlain(money: Money): string {
  return minorToPlain(money.minor, money.currency);
}

function sameCurrency(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new RangeError(`Cannot add ${a.currency} and ${b.currency}`);
  return a.currency;
}

/** Sum of two amounts of one currency. RangeError when the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor + b.minor };
}

/** Difference of two amounts of one currency. RangeError when the currencies differ. */
export function subtractMoney(a: Money, b: Money): Money {
  return { currency: sameCurrency(a, b), minor: a.minor - b.minor };
}

/**
 * Sum of any number of amounts of one currency. An empty list is zero of `currency`, which is why it is asked for.
 * RangeError when an amount has another currency.
 */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  let minor = 0n;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new RangeError(`Cannot add ${amount.currency} and ${currency}`);
    minor += amount.minor;
  }
  return { minor, currency };
}

/**
 * An amount in another currency: `minor × rate`, where `rate` is units of the target currency for one unit of the
 * source. Rounded once, half up on the magnitude. RangeError when a currency is unknown.
 */
export function convertMinor(minor: bigint, fromCurrency: string, rate: Decimal, toCurrency: string): bigint {
  const scale = currencyDigits(fromCurrency) + rate.scale;
  return rescaleUnits(minor * rate.units, scale, currencyDigits(toCurrency));
}

/**
 * Shares `total` out in whole units by the largest remainder (Hamilton): every share is its exact quota rounded down
 * or up, the shares sum exactly to the total, a weight of zero gets nothing, ties go to the earlier. A negative total
 * gives the mirror image; weights that are all zero share evenly.
 * RangeError for an empty list or a negative weight.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) throw new RangeError("Nothing to allocate to");
  if (weights.some((weight) => weight < 0n)) throw new RangeError("A weight must not be negative");
  if (total < 0n) return allocate(-total, weights).map((share) => -share);
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n)
    return allocate(
      total,
      weights.map(() => 1n),
    );
  const shares = weights.map((weight) => (total * weight) / sum);
  const left = Number(total - shares.reduce((a, b) => a + b, 0n)); // always smaller than the number of weights
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}
