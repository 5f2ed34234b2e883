/** A team and the one it lies under. */
export type TeamNode = { readonly id: string; readonly title: string; readonly parent: string | null };

/** The team and every team below it. */
export function teamsUnder(teams: readonly TeamNode[], root: string): Set<string> {
  const found = new Set([root]);
  for (let grown = true; grown; ) {
    const more = teams.filter(
      (team) => team.parent !== null && found.has(team.parent) && !found.has(team.id),
    );
    for (const team of more) found.add(team.id);
    grown = more.length > 0;
  }
  return found;
}

/** Teams in the tree's order with their depth; a team whose parent is unknown stands at the top. */
export function teamsInOrder(teams: readonly TeamNode[]): (TeamNode & { readonly depth: number })[] {
  const known = new Set(teams.map((team) => team.id));
  const below = (parent: string | null, depth: number): (TeamNode & { readonly depth: number })[] =>
    teams
      .filter((team) => (team.parent !== null && known.has(team.parent) ? team.parent : null) === parent)
      .flatMap((team) => [{ ...team, depth }, ...below(team.id, depth + 1)]);
  return below(null, 0);
}
