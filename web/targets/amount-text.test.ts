import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAmount } from "./amount-input.ts";
import { amountText, plainAmountText, roundedAmountText, unitExponent } from "./amount-text.ts";

describe("an amount in the grid", () => {
  it("is written exactly in its unit", () => {
    expect(amountText(123_450_000n, "CNY", 0)).toBe("1,234,500");
    expect(amountText(123_450_000n, "CNY", 4)).toBe("123.45");
    expect(amountText(1n, "CNY", 4)).toBe("0.000001");
    expect(amountText(0n, "CNY", 4)).toBe("0.0");
    expect(amountText(139_000_000n, "CNY", 4)).toBe("139.0");
    expect(amountText(1234n, "JPY", unitExponent("large", "en"))).toBe("1.234");
  });

  it("is rounded where it is only looked at", () => {
    // 1,038,765.43 yuan = 103.876543 万 → 103.9; 0.50 → 1
    expect(roundedAmountText(103_876_543n, "CNY", 4)).toBe("103.9");
    expect(roundedAmountText(103_876_543n, "CNY", 0)).toBe("1,038,765");
    expect(roundedAmountText(50n, "CNY", 0)).toBe("1");
    expect(roundedAmountText(-103_876_543n, "CNY", 4)).toBe("-103.9");
  });

  it("is read back as the same amount in the same unit", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.constantFrom(0, 3, 4), (minor, exponent) => {
        const read = readAmount(plainAmountText(minor, "CNY", exponent), "CNY", exponent);
        expect(read).toEqual({ kind: "amount", minor, rounded: false });
        expect(readAmount(amountText(minor, "CNY", exponent), "CNY", exponent)).toEqual(read);
      }),
    );
  });
});
