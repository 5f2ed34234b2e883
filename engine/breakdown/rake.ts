/** Factors with which every cell is `seed × row factor × column factor`. */
export type RakeFactors = { readonly rows: Float64Array; readonly columns: Float64Array };

export type Raking = RakeFactors & {
  readonly iterations: number;
  /** The greatest difference that a margin still has. */
  readonly gap: number;
};

const MOST_ITERATIONS = 200;

function scaleRows(
  seed: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
  margins: readonly number[],
) {
  const width = columns.length;
  for (let row = 0; row < rows.length; row += 1) {
    let sum = 0;
    for (let column = 0, at = row * width; column < width; column += 1, at += 1) {
      sum += (seed[at] ?? 0) * (columns[column] ?? 0);
    }
    rows[row] = sum > 0 ? (margins[row] ?? 0) / sum : 0;
  }
}

/** Sets the column factors and returns the greatest difference that a column had before. */
function scaleColumns(
  seed: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
  margins: readonly number[],
): number {
  const width = columns.length;
  const sums = new Float64Array(width);
  for (let row = 0; row < rows.length; row += 1) {
    const factor = rows[row] ?? 0;
    for (let column = 0, at = row * width; column < width; column += 1, at += 1) {
      sums[column] = (sums[column] ?? 0) + (seed[at] ?? 0) * factor;
    }
  }
  let gap = 0;
  for (let column = 0; column < width; column += 1) {
    const sum = sums[column] ?? 0;
    const margin = margins[column] ?? 0;
    if (sum <= 0) {
      columns[column] = 0;
      continue;
    }
    gap = Math.max(gap, Math.abs(sum * (columns[column] ?? 0) - margin));
    columns[column] = margin / sum;
  }
  return gap;
}

/**
 * Raking, iterative proportional fitting (Deming & Stephan 1940, Annals of Mathematical Statistics 11): the table
 * nearest to the seed (in relative entropy) whose rows and columns have the given sums. `seed` is row by row, not
 * negative; zeros stay zero. Ends when every margin is met to `tolerance`, or after 200 rounds, as zeros in the seed
 * can make the margins impossible: `gap` tells. Floats, because the exact whole numbers come from
 * `roundToMargins` afterwards.
 */
export function rake(
  seed: Float64Array,
  rowMargins: readonly number[],
  columnMargins: readonly number[],
  tolerance: number,
): Raking {
  const rows = new Float64Array(rowMargins.length).fill(1);
  const columns = new Float64Array(columnMargins.length).fill(1);
  let gap = Number.POSITIVE_INFINITY;
  let iterations = 0;
  while (iterations < MOST_ITERATIONS) {
    scaleRows(seed, rows, columns, rowMargins);
    iterations += 1;
    gap = scaleColumns(seed, rows, columns, columnMargins);
    if (gap <= tolerance) break;
  }
  return { rows, columns, iterations, gap };
}

/** The raked table, row by row. */
export function rakedCells(seed: Float64Array, factors: RakeFactors): Float64Array {
  const width = factors.columns.length;
  return seed.map((value, at) => {
    const row = factors.rows[Math.floor(at / width)] ?? 0;
    return value * row * (factors.columns[at % width] ?? 0);
  });
}
