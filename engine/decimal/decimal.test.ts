import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDecimal,
  compareDecimal,
  type Decimal,
  decimal,
  decimalFromInteger,
  decimalToNumber,
  divideDecimal,
  divideHalfUp,
  formatDecimal,
  formatDecimalTrimmed,
  isZeroDecimal,
  multiplyDecimal,
  negateDecimal,
  parseDecimal,
  powerOfTen,
  rescaleUnits,
  roundDecimal,
  subtractDecimal,
} from "./index.ts";

const anyDecimal: fc.Arbitrary<Decimal> = fc.record({
  units: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }),
  scale: fc.integer({ min: 0, max: 12 }),
});

describe("reading and writing", () => {
  it.each([
    ["0", 0n, 0],
    ["-12.50", -1250n, 2],
    ["+7", 7n, 0],
    ["-0.005", -5n, 3],
    ["007.0", 70n, 1],
    ["123456789012345678901234567890.5", 1234567890123456789012345678905n, 1],
  ])("reads %s", (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(["", " 1", "1 ", "1e3", "1,000", ".5", "5.", "--1", "0x10", "１２", "NaN", "1.2.3", "1\n"])(
    "refuses %j",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
      expect(() => decimal(text)).toThrow(RangeError);
    },
  );

  it("keeps the scale unless asked to trim", () => {
    expect(formatDecimal(decimal("-0.050"))).toBe("-0.050");
    expect(formatDecimalTrimmed(decimal("-0.050"))).toBe("-0.05");
    expect(formatDecimalTrimmed(decimal("2.00"))).toBe("2");
    expect(formatDecimalTrimmed(decimal("100"))).toBe("100");
    expect(formatDecimalTrimmed(decimal("100.0"))).toBe("100");
  });

  it("never writes a negative zero", () => {
    expect(formatDecimal(decimal("-0.00"))).toBe("0.00");
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value);
        expect(compareDecimal(decimal(formatDecimalTrimmed(value)), value)).toBe(0);
      }),
    );
  });

  it("takes integers and gives floats for charts", () => {
    expect(decimalFromInteger(-3)).toEqual({ units: -3n, scale: 0 });
    expect(decimalFromInteger(5n)).toEqual({ units: 5n, scale: 0 });
    expect(() => decimalFromInteger(1.5)).toThrow(RangeError);
    expect(decimalToNumber(decimal("-1234.5"))).toBe(-1234.5);
  });
});

describe("arithmetic", () => {
  it("adds and subtracts exactly at the greater scale", () => {
    expect(addDecimal(decimal("0.1"), decimal("0.20"))).toEqual(decimal("0.30"));
    expect(subtractDecimal(decimal("1"), decimal("0.02"))).toEqual(decimal("0.98"));
  });

  it("multiplies exactly", () => {
    // 2024.994 × 3 = 6074.982
    expect(multiplyDecimal(decimal("2024.994"), decimal("3"))).toEqual(decimal("6074.982"));
    expect(negateDecimal(decimal("1.5"))).toEqual(decimal("-1.5"));
  });

  it("compares by value", () => {
    expect(compareDecimal(decimal("1.5"), decimal("1.50"))).toBe(0);
    expect(compareDecimal(decimal("-2"), decimal("1.99"))).toBe(-1);
    expect(compareDecimal(decimal("0.1"), decimal("0.09"))).toBe(1);
    expect(isZeroDecimal(decimal("0.000"))).toBe(true);
    expect(isZeroDecimal(decimal("0.001"))).toBe(false);
  });

  it("agrees with itself: (a + b) − b = a, a − b = −(b − a)", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        expect(compareDecimal(subtractDecimal(addDecimal(a, b), b), a)).toBe(0);
        expect(subtractDecimal(a, b)).toEqual(negateDecimal(subtractDecimal(b, a)));
      }),
    );
  });
});

describe("rounding", () => {
  it.each([
    ["2.5", 0, "3"],
    ["-2.5", 0, "-3"],
    ["2.4999", 0, "2"],
    ["1.005", 2, "1.01"],
    ["-1.005", 2, "-1.01"],
    ["1.004999", 2, "1.00"],
    ["0.5", 0, "1"],
    ["1.5", 3, "1.500"],
  ])("rounds %s to %d digits: %s", (text, scale, expected) => {
    expect(formatDecimal(roundDecimal(decimal(text), scale))).toBe(expected);
  });

  it.each([
    // 1 ÷ 3 = 0.333…; 2 ÷ 3 = 0.666…; 1 ÷ 8 = 0.125; −1 ÷ 8 = −0.125
    ["1", "3", 2, "0.33"],
    ["2", "3", 2, "0.67"],
    ["1", "8", 2, "0.13"],
    ["-1", "8", 2, "-0.13"],
    ["1", "-8", 2, "-0.13"],
    ["-1", "-8", 2, "0.13"],
    ["10.00", "4", 0, "3"], // 2.5
    ["7", "0.002", 1, "3500.0"],
    ["0.123456", "1", 2, "0.12"],
  ])("divides %s by %s to %d digits: %s", (a, b, scale, expected) => {
    expect(formatDecimal(divideDecimal(decimal(a), decimal(b), scale))).toBe(expected);
  });

  it("refuses a zero divisor and a scale that is no whole number from 0", () => {
    expect(() => divideDecimal(decimal("1"), decimal("0.00"), 2)).toThrow(RangeError);
    expect(() => roundDecimal(decimal("1"), -1)).toThrow(RangeError);
    expect(() => roundDecimal(decimal("1"), 1.5)).toThrow(RangeError);
    expect(() => divideDecimal(decimal("1"), decimal("3"), -1)).toThrow(RangeError);
    expect(powerOfTen(45)).toBe(10n ** 45n);
  });

  it("mirrors: rounding the opposite gives the opposite", () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: 0, max: 14 }), (value, scale) => {
        expect(roundDecimal(negateDecimal(value), scale)).toEqual(negateDecimal(roundDecimal(value, scale)));
      }),
    );
  });

  it("is never further than half a unit from the exact quotient, and away from zero at exactly half", () => {
    const nonZero = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).filter((value) => value !== 0n);
    const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), nonZero, (numerator, denominator) => {
        const quotient = divideHalfUp(numerator, denominator);
        const twiceError = magnitude(2n * (numerator - quotient * denominator));
        expect(twiceError <= magnitude(denominator)).toBe(true);
        if (twiceError === magnitude(denominator)) {
          expect(magnitude(quotient * denominator) > magnitude(numerator)).toBe(true);
        }
      }),
    );
  });

  it("rescales up exactly and back without loss", () => {
    expect(rescaleUnits(15n, 1, 3)).toBe(1500n);
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: 0, max: 8 }), ({ units, scale }, more) => {
        expect(rescaleUnits(rescaleUnits(units, scale, scale + more), scale + more, scale)).toBe(units);
      }),
    );
  });
});
