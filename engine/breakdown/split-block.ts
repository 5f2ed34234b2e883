import { divideHalfUp } from "../decimal/index.ts";
import { allocate } from "../money/index.ts";
import { allocateBounded } from "./bounded-allocation.ts";
import type { Bounds } from "./bounds.ts";
import { fitFirmRows, type RakedTable } from "./fit-table.ts";
import { settleRow } from "./settle-row.ts";
import { tightenBounds } from "./tighten-bounds.ts";
import { childrenAt, isWithin, type TreeIndex } from "./tree.ts";

/** One unit and the units right below it. Values, weights and bounds are by period index. */
export type Block = {
  readonly periods: TreeIndex;
  readonly parentValues: readonly bigint[];
  readonly weights: readonly (readonly bigint[])[];
  readonly bounds: readonly (Bounds | null)[];
  readonly paddingBasisPoints: bigint;
};

/** Something that locks made impossible; the amount stands in the padding. */
export type BlockFinding = {
  readonly code: "exceed" | "remainder" | "nobody";
  readonly period: number;
  readonly amount: bigint;
};

export type SplitBlock = {
  /** By child, then by period index. */
  readonly values: readonly (readonly bigint[])[];
  /** By period index: what the children do not have (positive) or have on top (negative). */
  readonly padding: readonly bigint[];
  readonly findings: readonly BlockFinding[];
  /** By period index of the split period, where there was a table to fill. */
  readonly tables: ReadonlyMap<number, RakedTable>;
};

type Work = Block & {
  bounds: readonly (Bounds | null)[];
  readonly values: bigint[][];
  readonly padding: bigint[];
  readonly findings: BlockFinding[];
  readonly tables: Map<number, RakedTable>;
};

const lowOf = (work: Block, child: number, period: number): bigint => work.bounds[child]?.lows[period] ?? 0n;
const highOf = (work: Block, child: number, period: number): bigint | null =>
  work.bounds[child]?.highs[period] ?? null;
const available = (work: Work, period: number): bigint =>
  (work.parentValues[period] ?? 0n) - (work.padding[period] ?? 0n);

/** The asked padding in each leaf period, and everything where nobody has weight or a given value. */
function startPadding(work: Work): void {
  for (const leaf of work.periods.leaves) {
    const value = work.parentValues[leaf] ?? 0n;
    work.padding[leaf] = -divideHalfUp(value * work.paddingBasisPoints, 10000n);
    const carried = work.weights.some(
      (weights, child) => (weights[leaf] ?? 0n) > 0n || lowOf(work, child, leaf) !== 0n,
    );
    if (carried || value === 0n) continue;
    work.padding[leaf] = value;
    work.findings.push({ code: "nobody", period: leaf, amount: value });
  }
  sumPadding(work);
}

function sumPadding(work: Work): void {
  for (const period of [...work.periods.order].reverse()) {
    const finer = childrenAt(work.periods, period);
    if (finer.length > 0)
      work.padding[period] = finer.reduce((sum, at) => sum + (work.padding[at] ?? 0n), 0n);
  }
}

/** Moves an amount into the padding of a period: over its leaves in proportion to what is available in them. */
function padMore(work: Work, period: number, amount: bigint): void {
  const leaves = work.periods.leaves.filter((leaf) => isWithin(work.periods, leaf, period));
  const weights = leaves.map((leaf) => {
    const value = available(work, leaf);
    return value > 0n ? value : 0n;
  });
  allocate(amount, weights).forEach((share, at) => {
    const leaf = leaves[at] ?? -1;
    work.padding[leaf] = (work.padding[leaf] ?? 0n) + share;
  });
  sumPadding(work);
}

function splitWhole(work: Work): void {
  const root = work.periods.root;
  const { shares, left } = allocateBounded(
    available(work, root),
    work.weights.map((weights) => weights[root] ?? 0n),
    work.weights.map((_, child) => lowOf(work, child, root)),
    work.weights.map((_, child) => highOf(work, child, root)),
  );
  shares.forEach((share, child) => {
    const row = work.values[child];
    if (row !== undefined) row[root] = share;
  });
  if (left === 0n) return;
  work.findings.push({ code: left < 0n ? "exceed" : "remainder", period: root, amount: left });
  padMore(work, root, left);
}

function splitPeriod(work: Work, period: number): void {
  const finer = childrenAt(work.periods, period);
  const cellsOf = <T>(read: (child: number, at: number) => T): T[] =>
    work.values.flatMap((_, child) => finer.map((at) => read(child, at)));
  const fitted = fitFirmRows({
    rows: work.values.map((row) => row[period] ?? 0n),
    columns: finer.map((at) => available(work, at)),
    seed: Float64Array.from(cellsOf((child, at) => Number(work.weights[child]?.[at] ?? 0n))),
    lows: cellsOf((child, at) => lowOf(work, child, at)),
    highs: cellsOf((child, at) => highOf(work, child, at)),
    firmLows: cellsOf((child, at) => work.bounds[child]?.firmLows[at] ?? 0n),
    firmHighs: cellsOf((child, at) => work.bounds[child]?.firmHighs[at] ?? null),
  });
  work.tables.set(period, fitted);
  work.values.forEach((row, child) => {
    finer.forEach((at, column) => {
      row[at] = fitted.cells[child * finer.length + column] ?? 0n;
    });
  });
  finer.forEach((at) => {
    const left = available(work, at) - work.values.reduce((sum, row) => sum + (row[at] ?? 0n), 0n);
    if (left === 0n) return;
    work.findings.push({ code: left < 0n ? "exceed" : "remainder", period: at, amount: left });
    padMore(work, at, left);
  });
}

/**
 * Splits the values of one unit among the units right below it, in every period: first the whole (weights, largest
 * remainder), then year into quarters, quarters into months, as tables whose rows are the children's and whose
 * columns are the parent's values. Children + padding = parent in every period, and every child's finer periods sum
 * to the coarser.
 */
export function splitBlock(block: Block): SplitBlock {
  const work: Work = {
    ...block,
    values: block.weights.map(() => block.periods.ids.map(() => 0n)),
    padding: block.periods.ids.map(() => 0n),
    findings: [],
    tables: new Map(),
  };
  startPadding(work);
  const columns = block.periods.ids.map((_, period) => available(work, period));
  work.bounds = tightenBounds(block.bounds, columns, block.periods);
  splitWhole(work);
  for (const period of block.periods.order) {
    if (childrenAt(block.periods, period).length > 0) splitPeriod(work, period);
  }
  return work;
}

/** The values of the root unit in every period: its total by weights, within the values that are given for it. */
export function splitRoot(
  total: bigint,
  periods: TreeIndex,
  weights: readonly bigint[],
  bounds: Bounds | null,
): bigint[] {
  const values = periods.ids.map(() => 0n);
  values[periods.root] = total;
  for (const period of periods.order) {
    const finer = childrenAt(periods, period);
    if (finer.length === 0) continue;
    const lows = finer.map((at) => bounds?.lows[at] ?? 0n);
    const highs = finer.map((at) => bounds?.highs[at] ?? null);
    const free = finer.some((at, column) => (weights[at] ?? 0n) > 0n && lows[column] !== highs[column]);
    const { shares, left } = allocateBounded(
      values[period] ?? 0n,
      finer.map((at) => (free ? (weights[at] ?? 0n) : 1n)),
      lows,
      highs,
    );
    const cells =
      left === 0n
        ? shares
        : settleRow(
            shares,
            finer.map((at) => bounds?.firmLows[at] ?? 0n),
            finer.map((at) => bounds?.firmHighs[at] ?? null),
            left,
          );
    finer.forEach((at, column) => {
      values[at] = cells[column] ?? 0n;
    });
  }
  return values;
}
