import { describe, expect, it } from "vitest";
import { priceMonths, valuesInForce } from "./price-history.ts";

describe("a price history", () => {
  it("runs by month from the first change to today, at most as many as asked", () => {
    const months = priceMonths("2026-01-15", "2026-04-20", 36);
    expect(months.map(({ start }) => start)).toEqual([
      "2026-01-01",
      "2026-02-01",
      "2026-03-01",
      "2026-04-01",
    ]);
    expect(months[0]?.end).toBe("2026-02-01");
    expect(priceMonths("2020-01-01", "2026-04-20", 2).map(({ start }) => start)).toEqual([
      "2026-03-01",
      "2026-04-01",
    ]);
  });

  it("shows what is in force at the end of each month, nothing before the first", () => {
    const months = priceMonths("2025-12-01", "2026-04-20", 36);
    const changes = [
      { from: "2026-03-15", value: "12" },
      { from: "2026-01-31", value: "10" },
      { from: "2026-03-20", value: "13.5" },
    ];
    expect(valuesInForce(changes, months)).toEqual([null, "10", "10", "13.5", "13.5"]);
  });
});
