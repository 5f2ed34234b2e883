import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { type TeamNode, teamsUnder } from "../targets/team-tree.ts";

/** Teams side by side: each with all that lies under it, and what lies at the team above itself. */
export type TeamGroup = {
  readonly key: string;
  /** Null: orders without a team. */
  readonly team: TeamNode | null;
  /** Only the team itself, without the teams below it. */
  readonly alone: boolean;
  readonly filter: PredicateInput;
};

/**
 * The teams into which the chosen one is divided (none chosen: the company). Together they hold every order once, so
 * that the rows add up to the whole. Null where no team below has teams of its own: then a plain cut by team says it.
 */
export function teamGroups(teams: readonly TeamNode[], chosen: string | null): TeamGroup[] | null {
  const known = new Set(teams.map((team) => team.id));
  const below = (parent: string | null): TeamNode[] =>
    teams.filter((team) => (team.parent !== null && known.has(team.parent) ? team.parent : null) === parent);
  const tops = chosen === null ? below(null) : [];
  // A company that hangs on one team is divided into the teams below that one.
  const single = tops.length === 1 ? (tops[0]?.id ?? null) : null;
  const head = chosen ?? single;
  const parts = head === null ? tops : below(head);
  if (parts.every((team) => below(team.id).length === 0)) return null;
  const groups: TeamGroup[] = parts.map((team) => ({
    key: team.id,
    team,
    alone: false,
    filter: { field: "team", op: "in", value: [...teamsUnder(teams, team.id)] },
  }));
  const own = teams.find((team) => team.id === head);
  if (own !== undefined)
    groups.push({
      key: `${own.id}/own`,
      team: own,
      alone: true,
      filter: { field: "team", op: "eq", value: own.id },
    });
  if (chosen === null)
    groups.push({ key: "", team: null, alone: true, filter: { field: "team", op: "is_empty" } });
  return groups;
}
