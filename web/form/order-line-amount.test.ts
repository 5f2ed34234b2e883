import { describe, expect, it } from "vitest";
import { draftNetAmount } from "./order-line-amount.ts";

describe("draftNetAmount", () => {
  it("multiplies, discounts and rounds half up like the saved line", () => {
    // 3 × 2.665 × (1 − 10 %) = 7.1955 → 7.20
    expect(draftNetAmount({ quantity: "3", unit_price: "2.665", discount: "10%" }, null, "CNY")).toBe(720n);
  });
  it("takes the list price where no price is typed", () => {
    expect(draftNetAmount({ quantity: "2", unit_price: null, discount: null }, "19.9", "CNY")).toBe(3980n);
  });
  it("reads what Chinese keyboards give", () => {
    expect(draftNetAmount({ quantity: "１，０００", unit_price: "1.5" }, null, "CNY")).toBe(150000n);
  });
  it("has no amount while something is missing", () => {
    expect(draftNetAmount({ quantity: "", unit_price: "1" }, null, "CNY")).toBeNull();
    expect(draftNetAmount({ quantity: "1", unit_price: null }, null, "CNY")).toBeNull();
  });
});
