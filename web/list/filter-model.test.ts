import { describe, expect, it } from "vitest";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import {
  filterCount,
  joinFilter,
  noFilter,
  readFilter,
  splitFilter,
  withConditions,
} from "./filter-model.ts";

const known = (field: string): boolean => ["level", "ordered_on"].includes(field);
const level: PredicateInput = { field: "level", op: "in", value: ["vip"] };
const from: PredicateInput = { field: "ordered_on", op: "gte", value: "2026-01-01" };
const to: PredicateInput = { field: "ordered_on", op: "lt", value: "2026-02-01" };
const either: PredicateInput = { or: [level, from] };

describe("the filter bar's model", () => {
  it("takes a conjunction apart by field and puts it together again", () => {
    const model = splitFilter({ and: [level, from, to] }, known);
    expect(model.fields.ordered_on).toEqual([
      { op: "gte", value: "2026-01-01" },
      { op: "lt", value: "2026-02-01" },
    ]);
    expect(filterCount(model)).toBe(2);
    expect(joinFilter(model)).toEqual({ and: [level, from, to] });
  });
  it("keeps what no control can show", () => {
    const model = splitFilter({ and: [level, either, { field: "other.key", op: "is_empty" }] }, known);
    expect(model.rest).toEqual([either, { field: "other.key", op: "is_empty" }]);
    expect(joinFilter(withConditions(model, "level", []))).toEqual({
      and: [either, { field: "other.key", op: "is_empty" }],
    });
  });
  it("has no predicate when nothing is filtered", () => {
    expect(joinFilter(noFilter)).toBeUndefined();
    expect(joinFilter(withConditions(splitFilter(level, known), "level", []))).toBeUndefined();
  });
  it("refuses a broken address instead of showing everything", () => {
    expect(readFilter("{oops")).toBeNull();
    expect(readFilter("[1]")).toBeNull();
    expect(readFilter(null)).toBeUndefined();
    expect(readFilter(JSON.stringify(level))).toEqual(level);
  });
});
