import type { GridColumn } from "./grid-columns.ts";
import { belongsIn, cellKey, type GridLine } from "./grid-rows.ts";
import type { Amounts } from "./target-sheet.ts";

/** Why nothing can be typed into a cell; null where it can. */
export type ClosedReason = "read_only" | "not_in_team" | "other_period" | "other_team";

export type CellDoors = {
  readonly editable: boolean;
  readonly taken: ReadonlySet<string>;
  /** Saved and current amounts by person and period, with the line that holds them. */
  readonly heldBy: ReadonlyMap<string, ReadonlySet<string>>;
};

/** A person has one target in a period: knows in which line it stands. */
export function doorsOf(
  editable: boolean,
  taken: ReadonlySet<string>,
  ...amounts: readonly Amounts[]
): CellDoors {
  const heldBy = new Map<string, Set<string>>();
  for (const held of amounts) {
    for (const cell of held.keys()) {
      const [team = "", seller = "", start = ""] = cell.split("|");
      if (seller === "") continue;
      const key = `${seller}|${start}`;
      const lines = heldBy.get(key) ?? new Set<string>();
      heldBy.set(key, lines.add(`${team}|${seller}`));
    }
  }
  return { editable, taken, heldBy };
}

/**
 * Whether a cell can be typed in: the plan is open to the viewer, no target of another period stands in its way, the
 * person belongs to the team in that period and has no target in another team for it. What is set can always be
 * changed where the plan is open.
 */
export function closedReason(line: GridLine, column: GridColumn, doors: CellDoors): ClosedReason | null {
  if (!doors.editable || line.kind === "team") return "read_only";
  if (doors.taken.has(cellKey(line.key, column.start))) return "other_period";
  if (line.kind === "undistributed") return line.team === null ? "read_only" : null;
  const holding = doors.heldBy.get(`${line.seller}|${column.start}`);
  if (holding?.has(line.key) === true) return null;
  if (holding !== undefined) return "other_team";
  return belongsIn(line.open, column) ? null : "not_in_team";
}
