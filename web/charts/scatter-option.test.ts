import { describe, expect, test } from "vitest";
import { groupsOf, namedGroups, type ScatterPoint } from "./scatter-option.ts";

const point = (key: string, group: string): ScatterPoint => ({ key, label: key, group, x: "1", y: "1" });
const share = { label: "share", unit: "share" } as const;

describe("the groups of a scatter chart", () => {
  test("stand with most points first, ties as they first appear", () => {
    const points = [point("1", "chains"), point("2", "bikes"), point("3", "caps"), point("4", "bikes")];
    expect(groupsOf({ x: share, y: share, points })).toEqual(["bikes", "chains", "caps"]);
  });

  test("are all named while there is a colour for each", () => {
    expect(namedGroups(["a", "b", "c"], 3)).toEqual({ named: ["a", "b", "c"], shared: 0 });
  });

  // 5 groups on 3 colours: a and b have their own, the third colour is shared by c, d, e.
  test("share the last colour beyond the palette, and the legend says how many do", () => {
    expect(namedGroups(["a", "b", "c", "d", "e"], 3)).toEqual({ named: ["a", "b"], shared: 3 });
  });
});
