import type { Scope } from "../../kernel/object.ts";
import type { GridMembership } from "./grid-rows.ts";
import { type TeamNode, teamsUnder } from "./team-tree.ts";

/** What of the grid somebody sees: teams (null: all), people (null: all). */
export type GridSight = {
  readonly shown: ReadonlySet<string> | null;
  readonly sellers: ReadonlySet<string> | null;
};

/**
 * The part of the grid that belongs to a right: all of it, the teams that one leads (with all below), or oneself. The
 * server decides what is readable; this only leaves out lines that could never hold anything.
 */
export function gridSight(
  scope: Scope,
  me: string | null,
  today: string,
  teams: readonly TeamNode[],
  memberships: readonly GridMembership[],
): GridSight {
  if (scope === "all") return { shown: null, sellers: null };
  if (scope === "own") return { shown: null, sellers: new Set(me === null ? [] : [me]) };
  const led = memberships.filter(
    (each) =>
      each.seller === me &&
      each.lead &&
      each.starts_on <= today &&
      (each.ends_on === null || each.ends_on > today),
  );
  return { shown: new Set(led.flatMap((each) => [...teamsUnder(teams, each.team)])), sellers: null };
}
