import { describe, expect, it } from "vitest";
import { productView } from "./product-view.ts";

describe("the view of products", () => {
  it("is how they do, unless the address means the list", () => {
    expect(productView(new URLSearchParams(""))).toBe("performance");
    expect(productView(new URLSearchParams("period=month"))).toBe("performance");
    expect(productView(new URLSearchParams("filter={}"))).toBe("catalogue");
    expect(productView(new URLSearchParams("q=a&view=performance"))).toBe("performance");
    expect(productView(new URLSearchParams("view=catalogue"))).toBe("catalogue");
  });
});
