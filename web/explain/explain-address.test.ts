import { describe, expect, it } from "vitest";
import { cellOf, type ExplainCell, withCell, withoutCell } from "./explain-address.ts";

const cell: ExplainCell = {
  metric: "net_sales",
  from: "2026-01-01",
  to: "2027-01-01",
  filter: { field: "team", op: "in", value: ["华东"] },
};

describe("a number in the address", () => {
  it("is read back as it was opened, beside what else stands there", () => {
    const address = withCell(new URLSearchParams("period=year"), cell);
    expect(address.get("period")).toBe("year");
    expect(cellOf(new URLSearchParams(address.toString()))).toEqual(cell);
  });

  it("replaces the one before, and is gone when closed", () => {
    const first = withCell(new URLSearchParams("team=a"), { ...cell, part: "target" });
    expect(cellOf(withCell(first, { metric: "orders" }))).toEqual({ metric: "orders" });
    expect(withoutCell(first).toString()).toBe("team=a");
    expect(cellOf(withoutCell(first))).toBeNull();
  });

  it("leaves a broken filter to the server, which says what is wrong with it", () => {
    expect(cellOf(new URLSearchParams("explain=orders&explain_filter={bad"))?.filter).toBe("{bad");
  });
});
