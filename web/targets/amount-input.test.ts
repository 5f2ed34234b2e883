import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minorToPlain } from "../../engine/money/index.ts";
import { readAmount } from "./amount-input.ts";

const minorOf = (text: string, currency = "CNY", exponent = 0) => {
  const read = readAmount(text, currency, exponent);
  return read.kind === "amount" ? read.minor : read;
};

describe("an amount that a person typed", () => {
  it.each([
    // minor units are fen: 1,200,000 yuan = 120,000,000 fen
    ["1200000", 120_000_000n],
    ["1,200,000", 120_000_000n],
    ["1,200,000.00", 120_000_000n],
    ["120,0000", 120_000_000n],
    ["120万", 120_000_000n],
    ["120万元", 120_000_000n],
    ["120.5万", 120_500_000n],
    ["1.2亿", 12_000_000_000n],
    ["３，０００．５", 300_050n],
    ["¥83,333.33", 8_333_333n],
    ["￥ 83,333.33", 8_333_333n],
    ["CNY1,000", 100_000n],
    ["1.2M", 120_000_000n],
    ["500k", 50_000_000n],
    ["1.2E+06", 120_000_000n],
    ["5.", 500n],
    [".5", 50n],
    ["0", 0n],
    ["-", 0n],
    ["-0", 0n],
    [" 12 ", 1200n],
  ])("%j is %d fen", (text, minor) => {
    expect(minorOf(text)).toBe(minor);
  });

  it("is empty when nothing stands there, which is not zero", () => {
    expect(readAmount("", "CNY")).toEqual({ kind: "empty" });
    expect(readAmount(" \u00a0", "CNY")).toEqual({ kind: "empty" });
  });

  it.each(["abc", "1,2", "12,34,567", "1.2.3", "12%", "万", "1万5", "1e", "--5", "=A1"])(
    "%j is no amount",
    (text) => {
      expect(readAmount(text, "CNY")).toEqual({ kind: "invalid", reason: "not_a_number" });
    },
  );

  it("is never negative and never larger than the database holds", () => {
    expect(readAmount("-5", "CNY")).toEqual({ kind: "invalid", reason: "negative" });
    expect(readAmount("-¥5", "CNY")).toEqual({ kind: "invalid", reason: "negative" });
    // 9.9 × 10^16 yuan are 9.9 × 10^18 fen, more than 9 × 10^18
    expect(readAmount("990000000亿", "CNY")).toEqual({ kind: "invalid", reason: "too_large" });
  });

  it("is rounded half up to the currency's unit, and says so", () => {
    // 1,000,000 / 12 = 83,333.3333… → 83,333.33; 0.005 → 0.01; yen have no digits
    expect(readAmount("83333.3333333", "CNY")).toEqual({ kind: "amount", minor: 8_333_333n, rounded: true });
    expect(readAmount("0.005", "CNY")).toEqual({ kind: "amount", minor: 1n, rounded: true });
    expect(readAmount("1.50", "JPY")).toEqual({ kind: "amount", minor: 2n, rounded: true });
    expect(readAmount("1.500", "CNY")).toEqual({ kind: "amount", minor: 150n, rounded: false });
  });

  it("counts in the unit of the grid only when it names none itself", () => {
    expect(minorOf("80", "CNY", 4)).toBe(80_000_000n);
    expect(minorOf("80万", "CNY", 4)).toBe(80_000_000n);
    expect(minorOf("80元", "CNY", 4)).toBe(8_000n);
    expect(minorOf("0.8亿", "CNY", 4)).toBe(8_000_000_000n);
  });

  it("reads back every amount that is written plainly", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 17n }),
        fc.constantFrom("CNY", "JPY", "KWD"),
        (minor, currency) => {
          expect(minorOf(minorToPlain(minor, currency), currency)).toBe(minor);
        },
      ),
    );
  });
});
