import { describe, expect, it } from "vitest";
import { belongsIn, cellKey, type GridMembership, gridLines, lineKey, readCellKey } from "./grid-rows.ts";
import { sumGrid, sumOfCells } from "./grid-sums.ts";
import { teamsUnder } from "./team-tree.ts";

const teams = [
  { id: "all", title: "销售部", parent: null },
  { id: "east", title: "华东", parent: "all" },
  { id: "south", title: "华南", parent: "all" },
];
const member = (seller: string, team: string, more: Partial<GridMembership> = {}): GridMembership => ({
  seller,
  title: seller,
  team,
  lead: false,
  starts_on: "2024-01-01",
  ends_on: null,
  ...more,
});
const memberships = [
  member("ann", "east", { ends_on: "2026-07-01" }),
  member("ann", "south", { starts_on: "2026-07-01" }),
  member("bob", "east", { lead: true }),
  member("old", "east", { ends_on: "2026-01-01" }),
];
const input = {
  teams,
  memberships,
  holders: [],
  year: { start: "2026-01-01", end: "2027-01-01" },
  shown: null,
  sellers: null,
};
const names = (lines: ReturnType<typeof gridLines>) =>
  lines.map(
    (line) =>
      `${"  ".repeat(line.depth)}${line.kind === "person" ? line.seller : `${line.kind} ${line.team}`}`,
  );

describe("the lines of the grid", () => {
  it("are the team tree with what is not given out, leaders, people; who changes team stands in both", () => {
    expect(names(gridLines(input))).toEqual([
      "team all",
      "undistributed all",
      "  team east",
      "  undistributed east",
      "  bob",
      "  ann",
      "  team south",
      "  undistributed south",
      "  ann",
    ]);
  });

  it("keep people who hold a target although they left, and amounts without a team", () => {
    const lines = gridLines({
      ...input,
      holders: [
        { team: "east", seller: "old", title: "老王" },
        { team: null, seller: "lone", title: "独立" },
        { team: null, seller: null, title: null },
      ],
    });
    expect(names(lines)).toContain("  old");
    expect(names(lines).slice(-3)).toEqual(["team null", "undistributed null", "lone"]);
    const old = lines.find((line) => line.kind === "person" && line.seller === "old");
    expect(old).toMatchObject({ title: "老王", open: [] });
  });

  it("end at a manager's own teams, and at oneself", () => {
    expect(names(gridLines({ ...input, shown: teamsUnder(teams, "south") }))).toEqual([
      "team south",
      "undistributed south",
      "ann",
    ]);
    expect(names(gridLines({ ...input, sellers: new Set(["ann"]) }))).toEqual([
      "team all",
      "  team east",
      "  ann",
      "  team south",
      "  ann",
    ]);
  });

  it("know in which columns somebody belongs to the team", () => {
    const ann = gridLines(input).find((line) => line.key === lineKey("east", "ann"));
    const open = ann?.kind === "person" ? ann.open : null;
    expect(belongsIn(open, { start: "2026-06-01", end: "2026-07-01" })).toBe(true);
    expect(belongsIn(open, { start: "2026-07-01", end: "2026-08-01" })).toBe(false);
    expect(belongsIn(null, { start: "2026-07-01", end: "2026-08-01" })).toBe(true);
  });

  it("name their cells so that they can be read back", () => {
    expect(readCellKey(cellKey(lineKey("east", null), "2026-01-01"))).toEqual({
      team: "east",
      seller: null,
      periodStart: "2026-01-01",
    });
  });
});

describe("the sums of the grid", () => {
  const current = new Map([
    [cellKey(lineKey("east", "ann"), "2026-01-01"), 100n],
    [cellKey(lineKey("east", "bob"), "2026-01-01"), 200n],
    [cellKey(lineKey("east", "bob"), "2026-02-01"), 50n],
    [cellKey(lineKey("south", null), "2026-01-01"), 7n],
    [cellKey(lineKey("all", null), "2026-02-01"), 3n],
    [cellKey(lineKey(null, "lone"), "2026-01-01"), 1n],
  ]);
  const sums = sumGrid(current, teams);

  it("add a team's people, what it has not given out, and the teams below it", () => {
    // east 100 + 200 = 300 in January; all = east 300 + south 7, not the one without a team
    expect(sums.team("east", "2026-01-01")).toBe(300n);
    expect(sums.team("all", "2026-01-01")).toBe(307n);
    expect(sums.team("all", null)).toBe(360n);
    expect(sums.team(null, null)).toBe(1n);
    expect(sums.line(lineKey("east", "bob"), null)).toBe(250n);
    expect(sums.total("2026-01-01")).toBe(308n);
    expect(sums.total(null)).toBe(361n);
  });

  it("are empty, not zero, where nothing is set", () => {
    expect(sums.team("south", "2026-02-01")).toBeNull();
    expect(sums.total("2026-03-01")).toBeNull();
  });

  it("count the cells of a selection that are set", () => {
    const cells = [...current.keys()].slice(0, 2);
    expect(sumOfCells(current, [...cells, "nobody||2026-01-01"])).toEqual({ sum: 300n, set: 2 });
  });
});
