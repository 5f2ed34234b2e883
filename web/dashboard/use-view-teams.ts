import type { Scope } from "../../kernel/object.ts";
import { useSession } from "../api/session.ts";
import { gridSight } from "../targets/shown-teams.ts";
import { teamsInOrder } from "../targets/team-tree.ts";
import { useMemberships } from "../targets/use-target-plans.ts";
import { useTeams } from "../targets/use-teams.ts";

/** The teams among which a viewer can choose: all, or those that he leads; in the tree's order with their depth. */
export function useViewTeams(scope: Scope) {
  const session = useSession();
  const teams = useTeams();
  const memberships = useMemberships(scope === "team");
  const all = teams.data ?? [];
  if (scope === "all") return teamsInOrder(all);
  if (scope === "own" || memberships.data === undefined) return [];
  const { shown } = gridSight(scope, session.user?.id ?? null, session.today, all, memberships.data);
  return teamsInOrder(all.filter((team) => shown?.has(team.id) ?? true));
}
