import { describe, expect, it } from "vitest";
import { brandNames, creditCodeCheckSign, personName, taxNumber } from "./names.ts";
import { createRandom } from "./random.ts";

describe("names of the demo company", () => {
  it("computes the check sign of GB 32100-2015", () => {
    // The standard's own example is 91350100M000100Y43.
    expect(creditCodeCheckSign("91350100M000100Y4")).toBe("3");
    const number = taxNumber(createRandom(1), "320500");
    expect(number).toMatch(/^91320500[0-9A-HJ-NPQRTUWXY]{10}$/);
    expect(number.at(-1)).toBe(creditCodeCheckSign(number.slice(0, 17)));
  });

  it("never gives two firms one brand", () => {
    const brands = brandNames(createRandom(1));
    expect(brands.length).toBeGreaterThanOrEqual(600);
    expect(new Set(brands.map(({ word }) => word)).size).toBe(brands.length);
  });

  it("spells people's names", () => {
    const random = createRandom(2);
    for (let count = 0; count < 500; count += 1) {
      const { word, latin } = personName(random);
      expect(word).toMatch(/^\p{Script=Han}{2,3}$/u);
      expect(latin).toMatch(/^[a-z]{3,}$/);
    }
  });
});
