import { describe, expect, it } from "vitest";
import { tickText } from "./tick-text.ts";

describe("the text of an axis", () => {
  it.each([
    [0, "0", "0"],
    [800, "800", "800"],
    [12_000, "1.2万", "12K"],
    [15_000_000, "1,500万", "15M"],
    [250_000_000, "2.5亿", "250M"],
    [-3_000_000_000, "-30亿", "-3B"],
    [0.1 + 0.2, "0.3", "0.3"],
  ])("%d counts in 万 and 亿, or K, M, B", (value, zh, en) => {
    expect(tickText(value, "money", "zh")).toBe(zh);
    expect(tickText(value, "money", "en")).toBe(en);
  });

  it("writes a share as a percentage", () => {
    expect(tickText(0.25, "share", "zh")).toBe("25%");
    expect(tickText(0.3 - 0.1, "share", "en")).toBe("20%");
  });
});
