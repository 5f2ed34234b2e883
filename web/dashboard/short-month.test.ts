import { describe, expect, it } from "vitest";
import { shortMonth } from "./short-month.ts";

const period = (key: string, start: string) => ({ key, start, end: "", label: "" });

describe("a month under an axis", () => {
  it("is its number, or its English name", () => {
    expect(shortMonth(period("2026-03", "2026-03-01"), 11, "zh")).toBe("3月");
    expect(shortMonth(period("2026-03", "2026-03-01"), 11, "en")).toBe("Mar");
  });

  it("goes by its place in a year of weeks", () => {
    expect(shortMonth(period("2026-M03", "2026-02-23"), 2, "zh")).toBe("3月");
    expect(shortMonth(period("2026-M03", "2026-02-23"), 2, "en")).toBe("M3");
  });
});
