import { describe, expect, it } from "vitest";
import type { RecordJson } from "../api/json.ts";
import {
  elsewhereColumn,
  gridColumns,
  ownColumns,
  placeTargets,
  usualGrain,
  withElsewhere,
} from "./grid-columns.ts";
import { cellKey, lineKey } from "./grid-rows.ts";
import { sumGrid } from "./grid-sums.ts";

const calendar = { startMonth: 1, pattern: "months" } as const;
const base = {
  id: "1",
  external_id: null,
  version: 1,
  created_at: "",
  created_by: null,
  updated_at: "",
  updated_by: null,
  deleted_at: null,
};
const target = (seller: string | null, start: string, end: string, amount: string): RecordJson => ({
  ...base,
  team: { id: "east", title: "华东" },
  seller: seller === null ? null : { id: seller, title: seller },
  period_start: start,
  period_end: end,
  amount: { amount, currency: "CNY" },
});
const months = gridColumns(2026, "month", calendar, "zh");

describe("the columns of the grid", () => {
  it("are the fiscal year's months, quarters, or the year itself", () => {
    expect(months).toHaveLength(12);
    expect(months[2]).toEqual({ start: "2026-03-01", end: "2026-04-01", label: "2026年3月", short: "3月" });
    expect(gridColumns(2026, "quarter", calendar, "en").map(({ short }) => short)).toEqual([
      "Q1",
      "Q2",
      "Q3",
      "Q4",
    ]);
    expect(gridColumns(2026, "year", calendar, "zh")).toHaveLength(1);
    const april = gridColumns(2026, "month", { startMonth: 4, pattern: "months" }, "zh");
    expect([april[0]?.start, april[0]?.short, april[11]?.end]).toEqual(["2025-04-01", "4月", "2026-04-01"]);
  });

  it("follow the grain in which most targets are set", () => {
    const quarter = target("ann", "2026-01-01", "2026-04-01", "3.00");
    const month = target("ann", "2026-05-01", "2026-06-01", "1.00");
    expect(usualGrain([], 2026, calendar)).toBe("month");
    expect(usualGrain([quarter, quarter, month], 2026, calendar)).toBe("quarter");
    expect(usualGrain([quarter, month, month], 2026, calendar)).toBe("month");
  });

  it("are the plan's own periods where those are not the calendar's", () => {
    const quota = target("ann", "2026-05-31", "2026-08-31", "1.00");
    const other = target("bob", "2026-08-31", "2026-11-30", "1.00");
    const odd = target("bob", "2026-07-01", "2026-10-01", "1.00");
    expect(usualGrain([quota, quota, other, odd], 2026, calendar)).toBe("own");
    expect(ownColumns([other, quota, quota, other, odd]).map(({ start, short }) => [start, short])).toEqual([
      ["2026-05-31", "5/31–8/30"],
      ["2026-08-31", "8/31–11/29"],
    ]);
  });

  it("leave out no amount: what fits no column is summed beside them", () => {
    const placed = placeTargets(
      [
        target("ann", "2026-01-01", "2026-02-01", "10.00"),
        target("ann", "2026-04-01", "2026-07-01", "30.50"),
        target(null, "2026-01-01", "2026-02-01", "1.00"),
      ],
      months,
    );
    const ann = lineKey("east", "ann");
    expect(placed.amounts.get(cellKey(ann, "2026-01-01"))).toBe(1000n);
    expect(placed.elsewhere.get(ann)).toBe(3050n);
    expect(placed.taken.has(cellKey(ann, "2026-04-01"))).toBe(true);
    // 10.00 + 30.50 + 1.00 = 41.50
    const sums = sumGrid(withElsewhere(placed.amounts, placed.elsewhere), [
      { id: "east", title: "华东", parent: null },
    ]);
    expect(sums.total(null)).toBe(4150n);
    expect(sums.team("east", elsewhereColumn)).toBe(3050n);
  });
});
