import { describe, expect, it } from "vitest";
import { formatMoney, groupDigits } from "./index.ts";

describe("an amount in full", () => {
  it.each([
    [123450n, "CNY", "¥1,234.50"],
    [-123456789n, "USD", "-$1,234,567.89"],
    [0n, "CNY", "¥0.00"],
    [-5n, "EUR", "-€0.05"],
    [1234567n, "JPY", "JP¥1,234,567"],
    [1234567n, "KWD", "KWD\u00a01,234.567"],
  ])("%d %s is %s in both languages", (minor, currency, expected) => {
    expect(formatMoney(minor, currency, "zh")).toBe(expected);
    expect(formatMoney(minor, currency, "en")).toBe(expected);
  });

  it("groups by three without touching the fraction", () => {
    expect(["1", "123", "1234", "-123456.7890"].map(groupDigits)).toEqual([
      "1",
      "123",
      "1,234",
      "-123,456.7890",
    ]);
  });
});

describe("a compact amount", () => {
  it.each([
    // yuan in minor units; 万 = 10^4 with one digit, 亿 = 10^8 with two
    [1234_5000_00n, "¥1,234.5万"],
    [1_2345_6789_00n, "¥1.23亿"],
    [9999_99n, "¥9,999.99"],
    [9999_00n, "¥9,999"],
    [1_0000_00n, "¥1万"],
    [9950_0000_00n, "¥9,950万"],
    [9999_9999_00n, "¥1亿"],
    [-10_0000_00n, "-¥10万"],
    [12_3456_7890_0000_00n, "¥123,456.79亿"],
    [0n, "¥0"],
  ])("in Chinese: %d is %s", (minor, expected) => {
    expect(formatMoney(minor, "CNY", "zh", { compact: true })).toBe(expected);
  });

  it.each([
    [999_99n, "$999.99"],
    [1_000_00n, "$1K"],
    [12_345_00n, "$12.3K"],
    [999_950_00n, "$1M"],
    [999_949_00n, "$999.9K"],
    [1_235_000_00n, "$1.24M"],
    [-1_234_567_890_00n, "-$1.23B"],
  ])("in English: %d is %s", (minor, expected) => {
    expect(formatMoney(minor, "USD", "en", { compact: true })).toBe(expected);
  });
});
