import { describe, expect, it } from "vitest";
import { teamGroups } from "./team-groups.ts";

const team = (id: string, parent: string | null) => ({ id, title: id, parent });
const nested = [
  team("company", null),
  team("east", "company"),
  team("shanghai", "east"),
  team("west", "company"),
];

describe("teams side by side", () => {
  it("hold every order once: each branch, the head itself, and what has no team", () => {
    expect(teamGroups(nested, null)?.map(({ key, filter }) => [key, filter])).toEqual([
      ["east", { field: "team", op: "in", value: ["east", "shanghai"] }],
      ["west", { field: "team", op: "in", value: ["west"] }],
      ["company/own", { field: "team", op: "eq", value: "company" }],
      ["", { field: "team", op: "is_empty" }],
    ]);
  });

  it("are a plain cut where no team below has teams of its own", () => {
    expect(teamGroups(nested, "east")).toBeNull();
    expect(teamGroups(nested, "shanghai")).toBeNull();
    expect(teamGroups([team("a", null), team("b", null)], null)).toBeNull();
    expect(teamGroups([], null)).toBeNull();
  });

  it("divide a company of several heads at its heads", () => {
    const two = [...nested, team("online", null)];
    expect(teamGroups(two, null)?.map(({ key }) => key)).toEqual(["company", "online", ""]);
  });
});
