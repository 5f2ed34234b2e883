import { describe, expect, it } from "vitest";
import type { RecordJson } from "../api/json.ts";
import { productRows, sortedProducts } from "./product-rows.ts";

const product = (id: string, price: string | null): RecordJson => ({
  id,
  external_id: null,
  version: 1,
  created_at: "",
  created_by: null,
  updated_at: "",
  updated_by: null,
  deleted_at: null,
  code: id,
  name: id,
  category: null,
  active: true,
  list_price: price,
});
const rows = productRows(
  [product("a", "9.5"), product("b", "10"), product("c", null)],
  [
    {
      dimensions: { product: { id: "a", title: "a" } },
      period: null,
      values: { net_sales: { amount: "-5.00", currency: "CNY" } },
    },
    {
      dimensions: { product: { id: "b", title: "b" } },
      period: null,
      values: { net_sales: { amount: "100.00", currency: "CNY" } },
    },
  ],
);
const ids = (sorted: readonly { id: string }[]) => sorted.map(({ id }) => id);

describe("products with their numbers", () => {
  it("have none where nothing was sold, which is not zero", () => {
    expect(rows[2]?.net_sales).toBeNull();
  });

  it("sort by value, not by text, and put what has no value last either way", () => {
    expect(ids(sortedProducts(rows, "list_price", true))).toEqual(["b", "a", "c"]);
    expect(ids(sortedProducts(rows, "list_price", false))).toEqual(["a", "b", "c"]);
    expect(ids(sortedProducts(rows, "net_sales", false))).toEqual(["a", "b", "c"]);
    expect(ids(sortedProducts(rows, "code", true))).toEqual(["c", "b", "a"]);
  });
});
