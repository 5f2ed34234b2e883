import { type RakeFactors, rake, rakedCells } from "./rake.ts";
import { type RoundedTable, roundToMargins } from "./round-to-margins.ts";
import { settleRow } from "./settle-row.ts";

/** A table to fill: whole margins, a seed for the proportions, and bounds; all cells row by row. */
export type TableToFit = {
  readonly rows: readonly bigint[];
  readonly columns: readonly bigint[];
  readonly seed: Float64Array;
  readonly lows: readonly bigint[];
  readonly highs: readonly (bigint | null)[];
};

export type FittedTable = RoundedTable & { readonly factors: RakeFactors };

/**
 * A table whose rows must hold and whose columns hold where they can. Where the bounds of a row contradict its sum
 * the firm ones take their place.
 */
export type TableWithFirmRows = TableToFit & {
  readonly firmLows: readonly bigint[];
  readonly firmHighs: readonly (bigint | null)[];
};

/** How a cell was raked: its seed and the factors of its row and column. */
export type RakedTable = { readonly seed: Float64Array; readonly factors: RakeFactors };

export type FirmTable = RakedTable & { readonly cells: readonly bigint[] };

const MOST_ROUNDS = 12;

/** Margins less the cells that are set, as floats; not below zero. */
function marginsLess(
  margins: readonly bigint[],
  set: readonly (bigint | null)[],
  lineOf: (at: number) => number,
) {
  const left = [...margins];
  set.forEach((value, at) => {
    if (value !== null) left[lineOf(at)] = (left[lineOf(at)] ?? 0n) - value;
  });
  return left.map((value) => (value < 0n ? 0 : Number(value)));
}

/** Sets the cells that left their bounds to them; true when there were any. */
function setViolators(wanted: Float64Array, table: TableToFit, set: (bigint | null)[]): boolean {
  let found = false;
  wanted.forEach((value, at) => {
    if (set[at] !== null) return;
    const low = table.lows[at] ?? 0n;
    const high = table.highs[at] ?? null;
    const bound =
      value < Number(low) - 1e-6 ? low : high !== null && value > Number(high) + 1e-6 ? high : null;
    if (bound === null) return;
    set[at] = bound;
    found = true;
  });
  return found;
}

/**
 * Fills a table in the proportions of its seed so that rows and columns sum exactly to their margins: raking, cells
 * that leave their bounds set to them and the rest raked again, then controlled rounding. `factors` are those of the
 * last raking, for the cells that were free.
 */
export function fitTable(table: TableToFit): FittedTable {
  const width = table.columns.length;
  const rowOf = (at: number) => Math.floor(at / width);
  const columnOf = (at: number) => at % width;
  const set = table.lows.map((low, at) => (table.highs[at] === low ? low : null));
  const total = table.rows.reduce((a, b) => a + b, 0n);
  const tolerance = 1e-3 + Math.abs(Number(total)) * 1e-13;
  let factors: RakeFactors = { rows: new Float64Array(0), columns: new Float64Array(0) };
  let wanted: Float64Array = new Float64Array(0);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const seed = table.seed.map((value, at) => (set[at] === null ? value : 0));
    factors = rake(
      seed,
      marginsLess(table.rows, set, rowOf),
      marginsLess(table.columns, set, columnOf),
      tolerance,
    );
    wanted = rakedCells(seed, factors);
    if (!setViolators(wanted, table, set)) break;
  }
  set.forEach((value, at) => {
    if (value !== null) wanted[at] = Number(value);
  });
  const open = table.lows.map((low, at) => (table.seed[at] ?? 0) > 0 && table.highs[at] !== low);
  return { ...roundToMargins(wanted, { ...table, open }), factors };
}

function allowsSum(sum: bigint, lows: readonly bigint[], highs: readonly (bigint | null)[]): boolean {
  const low = lows.reduce((a, b) => a + b, 0n);
  const high = highs.reduce<bigint | null>((a, b) => (a === null || b === null ? null : a + b), 0n);
  return low <= sum && (high === null || high >= sum);
}

/** The bounds of each row, or its firm ones, or none: the first that let the row reach its sum. */
function rowBounds(table: TableWithFirmRows): { lows: bigint[]; highs: (bigint | null)[] } {
  const width = table.columns.length;
  const lows: bigint[] = [];
  const highs: (bigint | null)[] = [];
  table.rows.forEach((sum, row) => {
    const cut = <T>(cells: readonly T[]): T[] => cells.slice(row * width, (row + 1) * width);
    const choices = [
      { lows: cut(table.lows), highs: cut(table.highs) },
      { lows: cut(table.firmLows), highs: cut(table.firmHighs) },
    ];
    const fit = choices.find((choice) => allowsSum(sum, choice.lows, choice.highs));
    lows.push(...(fit?.lows ?? table.columns.map(() => 0n)));
    highs.push(...(fit?.highs ?? table.columns.map(() => null)));
  });
  return { lows, highs };
}

/** A row that has a value and no seed takes the profile of the columns. */
function seedOfRows(table: TableToFit): Float64Array {
  const width = table.columns.length;
  const seed = table.seed.slice();
  table.rows.forEach((sum, row) => {
    if (sum === 0n || seed.subarray(row * width, (row + 1) * width).some((value) => value > 0)) return;
    table.columns.forEach((column, at) => {
      seed[row * width + at] = column > 0n ? Number(column) : 0;
    });
  });
  return seed;
}

/**
 * Fills a table as `fitTable` does; where bounds make the margins impossible, every row still has its sum and the
 * columns miss it. Rows and columns need the same sum to begin with.
 */
export function fitFirmRows(table: TableWithFirmRows): FirmTable {
  const width = table.columns.length;
  const { lows, highs } = rowBounds(table);
  const seed = seedOfRows(table);
  const { cells, rowsLeft, factors } = fitTable({ ...table, seed, lows, highs });
  rowsLeft.forEach((left, row) => {
    if (left === 0n) return;
    const [from, to] = [row * width, (row + 1) * width];
    const settled = settleRow(cells.slice(from, to), lows.slice(from, to), highs.slice(from, to), left);
    cells.splice(from, width, ...settled);
  });
  return { cells, seed, factors };
}
