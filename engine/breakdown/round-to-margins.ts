/** A table of whole numbers to find: margins that must hold, bounds of each cell, row by row. */
export type MarginTable = {
  readonly rows: readonly bigint[];
  readonly columns: readonly bigint[];
  readonly lows: readonly bigint[];
  /** Null: no limit. */
  readonly highs: readonly (bigint | null)[];
  /** Cells of 0 in the seed stay at their lower bound. */
  readonly open: readonly boolean[];
};

export type RoundedTable = {
  readonly cells: bigint[];
  /** What rows and columns still miss; all zero unless bounds or closed cells make the margins impossible. */
  readonly rowsLeft: bigint[];
  readonly columnsLeft: bigint[];
};

type Work = {
  readonly width: number;
  readonly cells: bigint[];
  readonly lows: readonly bigint[];
  readonly highs: readonly (bigint | null)[];
  readonly rowsLeft: bigint[];
  readonly columnsLeft: bigint[];
};

const atOf = (work: Work, row: number, column: number): number => row * work.width + column;

function addTo(work: Work, row: number, column: number, amount: bigint): void {
  const at = atOf(work, row, column);
  work.cells[at] = (work.cells[at] ?? 0n) + amount;
}

/** Fractions first, the greatest first: each open cell goes up by one where its row and column both miss some. */
function giveUnits(work: Work, wanted: Float64Array): void {
  const candidates: { at: number; fraction: number }[] = [];
  wanted.forEach((value, at) => {
    const fraction = value - Number(work.cells[at] ?? 0n);
    const high = work.highs[at] ?? null;
    if (fraction > 0 && (high === null || (work.cells[at] ?? 0n) < high)) candidates.push({ at, fraction });
  });
  candidates.sort((a, b) => (a.fraction === b.fraction ? a.at - b.at : b.fraction - a.fraction));
  for (const { at } of candidates) {
    const row = Math.floor(at / work.width);
    const column = at % work.width;
    if ((work.rowsLeft[row] ?? 0n) <= 0n || (work.columnsLeft[column] ?? 0n) <= 0n) continue;
    addTo(work, row, column, 1n);
    work.rowsLeft[row] = (work.rowsLeft[row] ?? 0n) - 1n;
    work.columnsLeft[column] = (work.columnsLeft[column] ?? 0n) - 1n;
  }
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** How far the cell can go up (towards a column) or down (towards a row). Null: without limit. */
function room(work: Work, row: number, column: number, up: boolean): bigint | null {
  const at = atOf(work, row, column);
  const value = work.cells[at] ?? 0n;
  if (!up) return value - (work.lows[at] ?? 0n);
  const high = work.highs[at] ?? null;
  return high === null ? null : high - value;
}

/** A node of the transport graph: rows from 0, then columns. */
type Reached = { readonly from: Int32Array; readonly end: number };

/** Breadth first from a node that has too little (a row) or too much (a column) to one that can take it. */
function findPath(work: Work, start: number): Reached | null {
  const height = work.rowsLeft.length;
  const from = new Int32Array(height + work.width).fill(-2);
  from[start] = -1;
  const queue = [start];
  for (const node of queue) {
    const isRow = node < height;
    const left = isRow ? (work.rowsLeft[node] ?? 0n) : (work.columnsLeft[node - height] ?? 0n);
    if (node !== start && (isRow ? left < 0n : left > 0n)) return { from, end: node };
    const count = isRow ? work.width : height;
    for (let other = 0; other < count; other += 1) {
      const next = isRow ? height + other : other;
      if (from[next] !== -2) continue;
      const free = isRow ? room(work, node, other, true) : room(work, other, node - height, false);
      if (free !== null && free <= 0n) continue;
      from[next] = node;
      queue.push(next);
    }
  }
  return null;
}

/** The nodes of the path as steps (row, column, up or down). */
function stepsOf(work: Work, { from, end }: Reached): { row: number; column: number; up: boolean }[] {
  const height = work.rowsLeft.length;
  const steps: { row: number; column: number; up: boolean }[] = [];
  for (let node = end; (from[node] ?? -1) >= 0; node = from[node] ?? -1) {
    const before = from[node] ?? -1;
    const up = before < height;
    steps.push(up ? { row: before, column: node - height, up } : { row: node, column: before - height, up });
  }
  return steps;
}

function settle(work: Work, node: number, amount: bigint): void {
  const height = work.rowsLeft.length;
  if (node < height) work.rowsLeft[node] = (work.rowsLeft[node] ?? 0n) + amount;
  else work.columnsLeft[node - height] = (work.columnsLeft[node - height] ?? 0n) + amount;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Moves along paths until no row or column can be served any more: a greatest flow (Ford & Fulkerson 1956). */
function moveAlongPaths(work: Work): void {
  const height = work.rowsLeft.length;
  for (let start = 0; start < height + work.width; start += 1) {
    for (;;) {
      const left = start < height ? (work.rowsLeft[start] ?? 0n) : -(work.columnsLeft[start - height] ?? 0n);
      if (left <= 0n) break;
      const path = findPath(work, start);
      if (path === null) break;
      const end = path.end < height ? work.rowsLeft[path.end] : work.columnsLeft[path.end - height];
      const steps = stepsOf(work, path);
      let amount = smaller(left, magnitude(end ?? 0n));
      for (const { row, column, up } of steps) {
        const free = room(work, row, column, up);
        if (free !== null) amount = smaller(amount, free);
      }
      for (const { row, column, up } of steps) addTo(work, row, column, up ? amount : -amount);
      settle(work, start, start < height ? -amount : amount);
      settle(work, path.end, path.end < height ? amount : -amount);
    }
  }
}

function startCells(wanted: Float64Array, table: MarginTable): bigint[] {
  return table.lows.map((low, at) => {
    const high = table.highs[at] ?? null;
    const down = BigInt(Math.floor(wanted[at] ?? 0));
    if (down < low) return low;
    return high !== null && down > high ? high : down;
  });
}

function missing(
  table: MarginTable,
  cells: readonly bigint[],
): { rowsLeft: bigint[]; columnsLeft: bigint[] } {
  const rowsLeft = [...table.rows];
  const columnsLeft = [...table.columns];
  const width = table.columns.length;
  cells.forEach((value, at) => {
    const row = Math.floor(at / width);
    rowsLeft[row] = (rowsLeft[row] ?? 0n) - value;
    columnsLeft[at % width] = (columnsLeft[at % width] ?? 0n) - value;
  });
  return { rowsLeft, columnsLeft };
}

/**
 * Whole numbers near `wanted` (row by row) whose rows and columns sum exactly to their margins, within the bounds of
 * each cell. Controlled rounding (Causey, Cox & Ernst 1985, JASA 80; Cox 1987, JASA 82): cells are rounded down, the
 * missing units go to the greatest fractions, and what does not come out is moved along paths of the transport graph,
 * at first only between the two whole numbers around each cell. A table with those margins exists whenever `wanted`
 * has them; where bounds make them impossible, what is missing is returned. Both margins must have the same sum.
 */
export function roundToMargins(wanted: Float64Array, table: MarginTable): RoundedTable {
  const cells = startCells(wanted, table);
  const { rowsLeft, columnsLeft } = missing(table, cells);
  const highs = table.highs.map((high, at) => (table.open[at] === true ? high : (cells[at] ?? 0n)));
  const nearHighs = highs.map((high, at) => {
    const near = (cells[at] ?? 0n) + ((wanted[at] ?? 0) > Number(cells[at] ?? 0n) ? 1n : 0n);
    return high === null ? near : smaller(near, high);
  });
  const width = table.columns.length;
  const near: Work = { width, cells, lows: [...cells], highs: nearHighs, rowsLeft, columnsLeft };
  giveUnits(near, wanted);
  moveAlongPaths(near);
  moveAlongPaths({ ...near, lows: table.lows, highs });
  return { cells, rowsLeft, columnsLeft };
}
