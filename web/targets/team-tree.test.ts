import { describe, expect, it } from "vitest";
import { teamsInOrder, teamsUnder } from "./team-tree.ts";

const teams = [
  { id: "south", title: "华南", parent: "all" },
  { id: "sh", title: "上海", parent: "east" },
  { id: "all", title: "销售部", parent: "gone" },
  { id: "east", title: "华东", parent: "all" },
];

describe("the tree of teams", () => {
  it("stands in order, a team without a known parent at the top", () => {
    expect(teamsInOrder(teams).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
      "0 all",
      "1 south",
      "1 east",
      "2 sh",
    ]);
  });

  it("knows all teams below one", () => {
    expect([...teamsUnder(teams, "east")]).toEqual(["east", "sh"]);
    expect(teamsUnder(teams, "all").size).toBe(4);
  });
});
