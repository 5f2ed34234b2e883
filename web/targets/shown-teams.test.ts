import { describe, expect, it } from "vitest";
import { gridSight } from "./shown-teams.ts";

const teams = [
  { id: "all", title: "销售部", parent: null },
  { id: "east", title: "华东", parent: "all" },
  { id: "sh", title: "上海", parent: "east" },
  { id: "south", title: "华南", parent: "all" },
];
const lead = (team: string, ends_on: string | null) => ({
  seller: "amy",
  title: "Amy",
  team,
  lead: true,
  starts_on: "2025-01-01",
  ends_on,
});
const memberships = [lead("east", null), lead("south", "2026-01-01")];

describe("what of the grid somebody sees", () => {
  it("is all of it with the right to all", () => {
    expect(gridSight("all", "amy", "2026-11-22", teams, memberships)).toEqual({ shown: null, sellers: null });
  });

  it("is the teams that a manager leads today, with those below", () => {
    expect(gridSight("team", "amy", "2026-11-22", teams, memberships).shown).toEqual(new Set(["east", "sh"]));
    expect(gridSight("team", "bob", "2026-11-22", teams, memberships).shown).toEqual(new Set());
  });

  it("is oneself with the right to one's own", () => {
    expect(gridSight("own", "amy", "2026-11-22", teams, memberships).sellers).toEqual(new Set(["amy"]));
    expect(gridSight("own", null, "2026-11-22", teams, memberships).sellers).toEqual(new Set());
  });
});
