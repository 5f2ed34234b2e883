import { describe, expect, it } from "vitest";
import type { RecordJson } from "../api/json.ts";
import { teamTree } from "./team-tree.ts";

const system = {
  external_id: null,
  version: 1,
  created_at: "2026-01-01T00:00:00Z",
  created_by: null,
  updated_at: "2026-01-01T00:00:00Z",
  updated_by: null,
  deleted_at: null,
};
const team = (id: string, parent: string | null): RecordJson => ({
  ...system,
  id,
  name: id,
  parent: parent === null ? null : { id: parent, title: parent },
});
const member = (user: string, of: string, from: string, until: string | null, lead = false): RecordJson => ({
  ...system,
  id: `${user} ${of} ${from}`,
  user: { id: user, title: user },
  team: { id: of, title: of },
  lead,
  starts_on: from,
  ends_on: until,
});

describe("teamTree", () => {
  const teams = [team("company", null), team("east", "company"), team("north", "company")];
  const memberships = [
    member("li", "east", "2026-01-01", "2026-07-01"),
    member("li", "north", "2026-07-01", null),
    member("wang", "east", "2026-03-01", null, true),
  ];
  it("shows who belonged where on the day, leaders first", () => {
    const [root] = teamTree(teams, memberships, "2026-06-30");
    expect(root?.teams.map((node) => node.members.map(({ name }) => name))).toEqual([["wang", "li"], []]);
  });
  it("takes the end as the first day on which one is no longer there", () => {
    const [root] = teamTree(teams, memberships, "2026-07-01");
    expect(root?.teams.map((node) => node.members.map(({ name }) => name))).toEqual([["wang"], ["li"]]);
    expect(root?.headcount).toBe(2);
  });
  it("keeps a team in sight whose parent is not there", () => {
    expect(teamTree([team("east", "gone")], [], "2026-01-01")).toHaveLength(1);
  });
});
