import { describe, expect, it } from "vitest";
import { breakDown, changeFixed } from "./break-down.ts";
import { nodeAt, nodesOf } from "./nodes.ts";
import type { BreakdownRequest } from "./request.ts";

const UNITS = [
  { id: "company", parent_id: null, level: "company" },
  { id: "east", parent_id: "company", level: "team" },
  { id: "west", parent_id: "company", level: "team" },
  { id: "ann", parent_id: "east", level: "person" },
  { id: "bo", parent_id: "east", level: "person" },
  { id: "chen", parent_id: "west", level: "person" },
];
const PERIODS = [
  { id: "Y", parent_id: null },
  { id: "Q1", parent_id: "Y" },
  { id: "Q2", parent_id: "Y" },
  { id: "M1", parent_id: "Q1" },
  { id: "M2", parent_id: "Q1" },
  { id: "M3", parent_id: "Q2" },
];
const REQUEST: BreakdownRequest = {
  measure: { kind: "amount", currency: "CNY" },
  units: UNITS,
  periods: PERIODS,
  total: 1000n,
  steps: [],
};
const at = (unit_id: string, period_id: string) => ({ unit_id, period_id, product_id: null });
const value = (request: BreakdownRequest, unit: string, period: string) =>
  nodeAt(breakDown(request), at(unit, period)).value;

describe("breaking a target down", () => {
  it("shares evenly by unit and leaf period when no step is given", () => {
    // 1000 over three months: 334 + 333 + 333; half to each team
    const b = breakDown(REQUEST);
    expect(b.problems).toEqual([]);
    expect(["M1", "M2", "M3", "Q1"].map((p) => nodeAt(b, at("company", p)).value)).toEqual([
      334n,
      333n,
      333n,
      667n,
    ]);
    expect(nodesOf(b).length).toBe(36);
    expect(value(REQUEST, "east", "Y")).toBe(500n);
  });

  it("keeps a lock and gives the rest to the others", () => {
    const fixed = [{ ...at("ann", "Y"), value: 400n, origin: "lock" as const }];
    const b = breakDown({ ...REQUEST, fixed });
    expect(nodeAt(b, at("ann", "Y"))).toMatchObject({ value: 400n, computed: 250n });
    expect(nodeAt(b, at("bo", "Y")).value).toBe(100n);
    expect(b.problems).toEqual([]);
    expect(nodesOf(changeFixed(breakDown(REQUEST), fixed))).toEqual(nodesOf(b));
  });
});
