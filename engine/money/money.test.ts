import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal } from "../decimal/index.ts";
import {
  addMoney,
  allocate,
  convertMinor,
  currencyCodes,
  currencyDigits,
  currencySymbol,
  isCurrency,
  type Money,
  minorToPlain,
  moneyFromDecimal,
  moneyToPlain,
  parseMoney,
  subtractMoney,
  sumMoney,
} from "./index.ts";

const cny = (minor: bigint): Money => ({ minor, currency: "CNY" });
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

describe("currencies", () => {
  it("knows the minor digits of ISO 4217", () => {
    expect(["CNY", "USD", "JPY", "KRW", "KWD", "IQD", "CLF", "ISK", "IDR"].map(currencyDigits)).toEqual([
      2, 2, 0, 0, 3, 3, 4, 0, 2,
    ]);
    expect(new Set(currencyCodes()).size).toBe(currencyCodes().length);
    expect(currencyCodes().every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
  });

  it("refuses what is no currency", () => {
    for (const code of ["", "cny", "XAU", "RMB", "CNYX"]) {
      expect(isCurrency(code)).toBe(false);
      expect(() => currencyDigits(code)).toThrow(RangeError);
      expect(() => currencySymbol(code)).toThrow(RangeError);
    }
    expect(isCurrency("CNY")).toBe(true);
  });

  it("gives no two currencies the same sign", () => {
    expect(currencySymbol("CNY")).toBe("¥");
    expect(currencySymbol("CHF")).toBe("CHF");
    expect(new Set(currencyCodes().map(currencySymbol)).size).toBe(currencyCodes().length);
  });
});

describe("amounts", () => {
  it.each([
    ["1234.5", "CNY", 123450n],
    ["-0.01", "CNY", -1n],
    ["1234", "JPY", 1234n],
    ["1.005", "KWD", 1005n],
  ])("reads %s %s", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor, currency });
  });

  it.each([
    ["1.005", "CNY"],
    ["1.0", "JPY"],
    ["1,000.00", "CNY"],
    ["", "CNY"],
  ])("does not read %s %s", (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  it("writes all digits of the currency", () => {
    expect(moneyToPlain(cny(123450n))).toBe("1234.50");
    expect(minorToPlain(-5n, "CNY")).toBe("-0.05");
    expect(minorToPlain(1234n, "JPY")).toBe("1234");
  });

  it("reads back what it writes, in every currency", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.constantFrom(...currencyCodes()),
        (m, c) => {
          expect(parseMoney(minorToPlain(m, c), c)).toEqual({ minor: m, currency: c });
        },
      ),
    );
  });

  it("rounds a decimal once, half away from zero", () => {
    expect(moneyFromDecimal(decimal("1.005"), "CNY")).toEqual(cny(101n));
    expect(moneyFromDecimal(decimal("-1.005"), "CNY")).toEqual(cny(-101n));
    expect(moneyFromDecimal(decimal("0.5"), "JPY")).toEqual({ minor: 1n, currency: "JPY" });
    expect(moneyFromDecimal(decimal("7"), "CNY")).toEqual(cny(700n));
  });

  it("adds only within a currency", () => {
    expect(addMoney(cny(1n), cny(2n))).toEqual(cny(3n));
    expect(subtractMoney(cny(1n), cny(2n))).toEqual(cny(-1n));
    expect(sumMoney([cny(1n), cny(2n), cny(3n)], "CNY")).toEqual(cny(6n));
    expect(sumMoney([], "CNY")).toEqual(cny(0n));
    const usd = { minor: 1n, currency: "USD" };
    expect(() => addMoney(cny(1n), usd)).toThrow(RangeError);
    expect(() => subtractMoney(cny(1n), usd)).toThrow(RangeError);
    expect(() => sumMoney([cny(1n), usd], "CNY")).toThrow(RangeError);
  });

  it.each([
    // 100.00 USD × 7.1234 = 712.34 CNY
    [10000n, "USD", "7.1234", "CNY", 71234n],
    // 1.00 USD × 149.5 = 149.5 → 150 JPY, and mirrored
    [100n, "USD", "149.5", "JPY", 150n],
    [-100n, "USD", "149.5", "JPY", -150n],
    // 1,000 JPY × 0.006689 = 6.689 → 6.69 USD
    [1000n, "JPY", "0.006689", "USD", 669n],
    // 1.000 KWD × 3.26 = 3.26 USD
    [1000n, "KWD", "3.26", "USD", 326n],
  ])("converts %d %s at %s to %s", (minor, from, rate, to, expected) => {
    expect(convertMinor(minor, from, decimal(rate), to)).toBe(expected);
  });
});

describe("allocate", () => {
  it.each([
    // 100 ÷ 3 = 33.33 each, one unit is left: the earliest gets it
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    // 10 × 1/6 = 1.67, 3.33, 5.00: floors 1 + 3 + 5 = 9, the greatest remainder is the first
    [10n, [1n, 2n, 3n], [2n, 3n, 5n]],
    [-10n, [1n, 2n, 3n], [-2n, -3n, -5n]],
    [5n, [0n, 0n], [3n, 2n]],
    [7n, [0n, 5n, 0n], [0n, 7n, 0n]],
    [0n, [1n, 2n], [0n, 0n]],
    [1n, [0n, 1n, 1n], [0n, 1n, 0n]],
  ])("shares %s by %s", (total, weights, expected) => {
    expect(allocate(total, weights)).toEqual(expected);
  });

  it("refuses an empty list and a negative weight", () => {
    expect(() => allocate(1n, [])).toThrow(RangeError);
    expect(() => allocate(1n, [2n, -1n])).toThrow(RangeError);
  });

  it("conserves the total, stays within one unit of the quota, gives nothing to a zero weight, and mirrors", () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, given) => {
        const shares = allocate(total, given);
        expect(sum(shares)).toBe(total);
        expect(shares.map((share) => -share)).toEqual(allocate(-total, given));
        const whole = sum(given);
        if (whole === 0n) return;
        shares.forEach((share, index) => {
          const weight = given[index] ?? 0n;
          const error = share * whole - total * weight;
          expect(error < whole && error > -whole).toBe(true);
          if (weight === 0n) expect(share).toBe(0n);
        });
      }),
    );
  });
});
