import { describe, expect, it } from "vitest";
import type { MeasureRow } from "../api/measure.ts";
import { behind, ranked, standings } from "./people-standing.ts";

const cny = (amount: string) => ({ amount, currency: "CNY" });
const row = (id: string, sales: string, due: string | null, attainment: string | null): MeasureRow => ({
  dimensions: { seller: { id, title: id } },
  period: null,
  values: {
    net_sales: cny(sales),
    credited_sales: cny(sales),
    target: due === null ? null : cny("100.00"),
    target_due: due === null ? null : cny(due),
    attainment,
  },
});
const people = standings([
  row("early", "90.00", "50.00", "0.9"),
  row("late", "9.50", "50.00", "0.095"),
  row("new", "1000.00", null, null),
  row("close", "49.99", "50.00", "0.4999"),
]);
const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);

describe("where people stand", () => {
  it("ranks by number, not by text, and puts who has no target last", () => {
    expect(keys(ranked(people, "attainment"))).toEqual(["early", "close", "late", "new"]);
    expect(keys(ranked(people, "sales"))).toEqual(["new", "early", "close", "late"]);
  });

  it("names who is behind, the largest gap first, and nobody without a target", () => {
    // 9.50 − 50.00 = −40.50; 49.99 − 50.00 = −0.01
    expect(behind(people).map(({ key, gap }) => [key, gap?.amount])).toEqual([
      ["late", "-40.50"],
      ["close", "-0.01"],
    ]);
  });

  it("keeps sales that nobody is credited for as a row of their own", () => {
    expect(standings([{ dimensions: { seller: null }, period: null, values: {} }])[0]).toMatchObject({
      key: "",
      person: null,
      gap: null,
    });
  });
});
