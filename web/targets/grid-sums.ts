import { readCellKey } from "./grid-rows.ts";
import type { Amounts } from "./target-sheet.ts";
import { type TeamNode, teamsUnder } from "./team-tree.ts";

/**
 * The sums that the grid shows while one types: its own exact arithmetic on what stands in it (bigint minor units), not
 * a measured number. What is measured elsewhere as "target" is the same sum of the saved rows of active plans.
 * null: no cell is set, which is not a target of zero.
 */
export type GridSums = {
  readonly total: (periodStart: string | null) => bigint | null;
  readonly team: (team: string | null, periodStart: string | null) => bigint | null;
  readonly line: (line: string, periodStart: string | null) => bigint | null;
};

/** Sums by line, by team with all teams below it, and over everything; `periodStart` null is the whole year. */
export function sumGrid(current: Amounts, teams: readonly TeamNode[]): GridSums {
  const sums = new Map<string, bigint>();
  const add = (key: string, amount: bigint): void => {
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  };
  const above = teamsAbove(teams);
  for (const [cell, amount] of current) {
    const { team, seller, periodStart } = readCellKey(cell);
    for (const period of [periodStart, "*"]) {
      add(`total/${period}`, amount);
      add(`line/${team ?? ""}|${seller ?? ""}/${period}`, amount);
      for (const holder of team === null ? [""] : (above.get(team) ?? [team]))
        add(`team/${holder}/${period}`, amount);
    }
  }
  return {
    total: (period) => sums.get(`total/${period ?? "*"}`) ?? null,
    team: (team, period) => sums.get(`team/${team ?? ""}/${period ?? "*"}`) ?? null,
    line: (line, period) => sums.get(`line/${line}/${period ?? "*"}`) ?? null,
  };
}

/** For each team the teams whose sum it belongs to: itself and all above. */
function teamsAbove(teams: readonly TeamNode[]): Map<string, string[]> {
  const above = new Map<string, string[]>();
  for (const team of teams) {
    for (const below of teamsUnder(teams, team.id)) above.set(below, [...(above.get(below) ?? []), team.id]);
  }
  return above;
}

/** The sum over any cells, for the status line under a selection. */
export function sumOfCells(
  current: Amounts,
  cells: readonly string[],
): { readonly sum: bigint; readonly set: number } {
  let sum = 0n;
  let set = 0;
  for (const cell of cells) {
    const amount = current.get(cell);
    if (amount === undefined) continue;
    sum += amount;
    set += 1;
  }
  return { sum, set };
}
