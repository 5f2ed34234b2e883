import { isReferenceJson, type RecordJson } from "../api/json.ts";

export type Member = {
  readonly membership: RecordJson;
  readonly userId: string;
  readonly name: string;
  readonly lead: boolean;
  readonly since: string;
  readonly until: string | null;
};

export type TeamNode = {
  readonly team: RecordJson;
  readonly members: readonly Member[];
  readonly teams: readonly TeamNode[];
  /** People in this team and in the teams below. */
  readonly headcount: number;
};

const idOf = (value: unknown): string | null => (isReferenceJson(value) ? value.id : null);

function memberOf(membership: RecordJson): Member {
  const user = membership.user;
  return {
    membership,
    userId: idOf(user) ?? membership.id,
    name: isReferenceJson(user) ? (user.title ?? "") : "",
    lead: membership.lead === true,
    since: String(membership.starts_on),
    until: typeof membership.ends_on === "string" ? membership.ends_on : null,
  };
}

/** Whether a membership is in force on a day; its end is the first day on which it no longer is. */
export const isInForce = (membership: RecordJson, day: string): boolean =>
  String(membership.starts_on) <= day && (typeof membership.ends_on !== "string" || membership.ends_on > day);

/** Teams as a tree with those who belong to them on a day. A team whose parent is not there stands at the top. */
export function teamTree(
  teams: readonly RecordJson[],
  memberships: readonly RecordJson[],
  day: string,
): TeamNode[] {
  const known = new Set(teams.map((team) => team.id));
  const inForce = memberships.filter((each) => isInForce(each, day));
  const below = (parent: string | null, above: ReadonlySet<string>): TeamNode[] =>
    teams
      .filter((team) => {
        const id = idOf(team.parent);
        return (id !== null && known.has(id) ? id : null) === parent && !above.has(team.id);
      })
      .map((team) => {
        const members = inForce
          .filter((each) => idOf(each.team) === team.id)
          .map(memberOf)
          .sort((a, b) => Number(b.lead) - Number(a.lead) || a.since.localeCompare(b.since));
        const nodes = below(team.id, new Set([...above, team.id]));
        const people = nodes.reduce((sum, node) => sum + node.headcount, members.length);
        return { team, members, teams: nodes, headcount: people };
      });
  return below(null, new Set());
}
