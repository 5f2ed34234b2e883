import { describe, expect, it } from "vitest";
import { objectNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { placeProblems } from "./problems.ts";

const order = objectNamed(catalog, "order");

describe("placeProblems", () => {
  it("puts a problem beside its field", () => {
    const placed = placeProblems(order, ["account"], [{ field: "account", message: "missing" }]);
    expect(placed.fields).toEqual({ account: "missing" });
  });
  it("puts a line's problem beside the field of the line, counted from one by the server", () => {
    const placed = placeProblems(
      order,
      ["account"],
      [{ field: "lines.quantity", row: 2, message: "a number" }],
    );
    expect(placed.rows).toEqual({ lines: { 1: { quantity: "a number" } } });
  });
  it("keeps what has no place on the form", () => {
    const placed = placeProblems(order, ["account"], [{ field: "rate", message: "no rate" }]);
    expect(placed.others).toEqual(["no rate"]);
  });
});
