import type { TeamNode } from "./team-tree.ts";

/** Who or what a grid's line is for. `team` null: people and amounts without a team. */
export type GridLine =
  | {
      readonly kind: "person";
      readonly key: string;
      readonly team: string | null;
      readonly depth: number;
      readonly seller: string;
      readonly title: string;
      readonly lead: boolean;
      readonly open: OpenSpan[] | null;
    }
  | {
      readonly kind: "undistributed";
      readonly key: string;
      readonly team: string | null;
      readonly depth: number;
    }
  | {
      readonly kind: "team";
      readonly key: string;
      readonly team: string | null;
      readonly depth: number;
      readonly title: string | null;
      readonly people: number;
    };

/** A stretch of days [from, to) in which somebody belongs to the team; `to` null is until further notice. */
export type OpenSpan = { readonly from: string; readonly to: string | null };
export type GridMembership = {
  readonly seller: string;
  readonly title: string;
  readonly team: string;
  readonly lead: boolean;
  readonly starts_on: string;
  readonly ends_on: string | null;
};
/** A target's place as it stands in the records; its period is the cell's column. */
export type GridHolder = {
  readonly team: string | null;
  readonly seller: string | null;
  readonly title: string | null;
};
export type GridSpan = { readonly start: string; readonly end: string };

/** The line of a person in a team, or of what a team has not given out. */
export const lineKey = (team: string | null, seller: string | null): string =>
  `${team ?? ""}|${seller ?? ""}`;
export const cellKey = (line: string, periodStart: string): string => `${line}|${periodStart}`;

/** The holder and period start of a cell; the inverse of `cellKey`. */
export function readCellKey(cell: string): {
  team: string | null;
  seller: string | null;
  periodStart: string;
} {
  const [team = "", seller = "", periodStart = ""] = cell.split("|");
  return { team: team === "" ? null : team, seller: seller === "" ? null : seller, periodStart };
}

/**
 * The lines of the grid: teams as a tree, each with what it has not given out, its people (leaders first), then the
 * teams below it. People are those who belong to the team on some day of the year, and those who hold a target there
 * although they no longer do. Whoever changes team in the year has a line in both. Only teams of `shown` (null: all)
 * and only people of `sellers` (null: all) appear, for those whose right ends at their own team or themselves.
 */
export function gridLines(input: {
  readonly teams: readonly TeamNode[];
  readonly memberships: readonly GridMembership[];
  readonly holders: readonly GridHolder[];
  readonly year: GridSpan;
  readonly shown: ReadonlySet<string> | null;
  readonly sellers: ReadonlySet<string> | null;
}): GridLine[] {
  const { teams, shown } = input;
  const known = new Set(teams.map((team) => team.id));
  const children = (parent: string | null): TeamNode[] =>
    teams.filter((team) => (team.parent !== null && known.has(team.parent) ? team.parent : null) === parent);
  const isShown = (team: string | null): boolean => shown === null || (team !== null && shown.has(team));
  const linesOf = (team: TeamNode | null, depth: number): GridLine[] => {
    const id = team?.id ?? null;
    const own = isShown(id) ? ownLines(input, id, depth) : [];
    const below =
      team === null
        ? []
        : children(team.id).flatMap((child) => linesOf(child, isShown(id) ? depth + 1 : depth));
    if (own.length === 0 && below.length === 0) return [];
    if (!isShown(id)) return below;
    const people = own.filter((line) => line.kind === "person").length;
    return [
      { kind: "team", key: `team:${id ?? ""}`, team: id, depth, title: team?.title ?? null, people },
      ...own,
      ...below,
    ];
  };
  return [...children(null).flatMap((team) => linesOf(team, 0)), ...linesOf(null, 0)];
}

function ownLines(
  input: {
    readonly memberships: readonly GridMembership[];
    readonly holders: readonly GridHolder[];
    readonly year: GridSpan;
    readonly sellers: ReadonlySet<string> | null;
  },
  team: string | null,
  depth: number,
): GridLine[] {
  const people = new Map<string, { title: string; lead: boolean; open: OpenSpan[] | null }>();
  for (const each of input.memberships) {
    if (each.team !== team || !overlaps(each, input.year)) continue;
    const open = { from: each.starts_on, to: each.ends_on };
    const before = people.get(each.seller);
    people.set(each.seller, {
      title: each.title,
      lead: each.lead || before?.lead === true,
      open: [...(before?.open ?? []), open],
    });
  }
  for (const { seller, title, team: place } of input.holders) {
    if (place === team && seller !== null && !people.has(seller))
      people.set(seller, { title: title ?? seller, lead: false, open: team === null ? null : [] });
  }
  const undistributed =
    team === null
      ? input.sellers === null &&
        input.holders.some((holder) => holder.team === null && holder.seller === null)
      : input.sellers === null;
  return [
    ...(undistributed ? [{ kind: "undistributed" as const, key: lineKey(team, null), team, depth }] : []),
    ...[...people]
      .filter(([seller]) => input.sellers === null || input.sellers.has(seller))
      .map(([seller, person]) => ({
        kind: "person" as const,
        key: lineKey(team, seller),
        team,
        depth,
        seller,
        ...person,
      }))
      .sort((a, b) => Number(b.lead) - Number(a.lead) || a.title.localeCompare(b.title, "zh-CN")),
  ];
}

function overlaps(membership: GridMembership, year: GridSpan): boolean {
  return membership.starts_on < year.end && (membership.ends_on === null || membership.ends_on > year.start);
}

/** Whether a person belongs to the line's team on some day of the column's period; null means that teams do not say. */
export function belongsIn(open: readonly OpenSpan[] | null, period: GridSpan): boolean {
  return (
    open === null ||
    open.some((span) => span.from < period.end && (span.to === null || span.to > period.start))
  );
}
