import { describe, expect, it } from "vitest";
import { bulletPlaces } from "./bullet-places.ts";

describe("a bullet bar", () => {
  it("is as long as the target while that is not reached", () => {
    expect(bulletPlaces(60, 100, 75)).toEqual({
      fill: 0.6,
      target: 1,
      due: 0.75,
      state: "behind",
      gap: { from: 0.6, to: 0.75 },
    });
  });

  it("is as long as the actual once it is more", () => {
    expect(bulletPlaces(125, 100, 50)).toEqual({
      fill: 1,
      target: 0.8,
      due: 0.4,
      state: "ahead",
      gap: { from: 0.4, to: 1 },
    });
  });

  it("has no marks without a target, and is empty for returns alone", () => {
    expect(bulletPlaces(50, null, null)).toEqual({
      fill: 1,
      target: null,
      due: null,
      state: "none",
      gap: null,
    });
    expect(bulletPlaces(50, 0, 0)).toEqual({ fill: 1, target: null, due: null, state: "none", gap: null });
    expect(bulletPlaces(-5, 100, 50)).toEqual({
      fill: 0,
      target: 1,
      due: 0.5,
      state: "behind",
      gap: { from: 0, to: 0.5 },
    });
    expect(bulletPlaces(null, null, null).fill).toBe(0);
  });
});
