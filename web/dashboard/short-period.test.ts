import { describe, expect, it } from "vitest";
import { shortPeriod } from "./short-period.ts";

const period = (key: string, start: string) => ({ key, start, end: "", label: "" });

describe("a period under an axis", () => {
  it("is a quarter's number", () => {
    expect(shortPeriod(period("2026-Q3", "2026-07-01"), 2, "zh")).toBe("3季度");
    expect(shortPeriod(period("2026-Q3", "2026-07-01"), 2, "en")).toBe("Q3");
  });

  it("is a month's number, or its English name", () => {
    expect(shortPeriod(period("2026-03", "2026-03-01"), 11, "zh")).toBe("3月");
    expect(shortPeriod(period("2026-03", "2026-03-01"), 11, "en")).toBe("Mar");
  });

  it("goes by its place in a year of weeks", () => {
    expect(shortPeriod(period("2026-M03", "2026-02-23"), 2, "zh")).toBe("3月");
    expect(shortPeriod(period("2026-M03", "2026-02-23"), 2, "en")).toBe("M3");
  });
});
