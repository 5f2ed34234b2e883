import { describe, expect, it } from "vitest";
import type { MeasureRow } from "../api/measure.ts";
import { customerStandings, isQuiet, quietFirst } from "./customer-standing.ts";

const cny = (amount: string) => ({ amount, currency: "CNY" });
const sold = (id: string, amount: string): MeasureRow => ({
  dimensions: { customer: { id, title: id } },
  period: null,
  values: { net_sales: cny(amount), sales_growth: "0.1" },
});
const ordered = (id: string, day: string, orders = 1): MeasureRow => ({
  dimensions: { customer: { id, title: id } },
  period: { key: day, start: day, end: day, label: day },
  values: { orders },
});
const customers = customerStandings(
  [sold("a", "10.00"), sold("c", "-2.00")],
  [
    ordered("a", "2026-11-01"),
    ordered("a", "2026-11-12"),
    ordered("b", "2026-08-01"),
    ordered("c", "2026-10-01", 0),
  ],
  "2026-11-22",
);

describe("a seller's customers", () => {
  it("know their sales of the period and the days since their last order", () => {
    // 12 to 22 November = 10 days; 1 August to 22 November = 30 + 30 + 31 + 22 = 113
    expect(
      customers.map(({ key, sales, lastOrder, daysSince }) => [key, sales, lastOrder, daysSince]),
    ).toEqual([
      ["a", cny("10.00"), "2026-11-12", 10],
      ["c", cny("-2.00"), null, null],
      ["b", null, "2026-08-01", 113],
    ]);
  });

  it("are quiet after three months, those without any order first", () => {
    expect(customers.filter(isQuiet).map(({ key }) => key)).toEqual(["c", "b"]);
    expect(quietFirst(customers).map(({ key }) => key)).toEqual(["c", "b", "a"]);
  });
});
