import type { BreakdownRequest, CellRef, FixedCell } from "./request.ts";
import { childrenAt, isWithin, type TreeIndex } from "./tree.ts";

/** The given values of one unit, by period index. */
export type OwnFixed = ReadonlyMap<number, FixedCell & { readonly value: bigint }>;

/**
 * What a unit's values may be, by period index. `firmLows` and `firmHighs` follow from the unit's own given values
 * alone; the others also from those of the units below, and give way where both contradict each other.
 */
export type Bounds = {
  readonly lows: readonly bigint[];
  readonly highs: readonly (bigint | null)[];
  readonly firmLows: readonly bigint[];
  readonly firmHighs: readonly (bigint | null)[];
};

const RANK: Readonly<Record<FixedCell["origin"], number>> = { entry: 0, lock: 1, override: 2 };

/** Whether the new value takes the place of the one before on the same cell. */
export function outranks(next: FixedCell, before: FixedCell | undefined): boolean {
  return before === undefined || RANK[next.origin] >= RANK[before.origin];
}

export function cellOf(cell: CellRef): CellRef {
  return { unit_id: cell.unit_id, period_id: cell.period_id, product_id: cell.product_id };
}

/** Entries of `null`: cells that somebody was asked for and nobody has answered. */
export function unansweredCells(request: BreakdownRequest): CellRef[] {
  return (request.fixed ?? []).filter((cell) => cell.value === null).map(cellOf);
}

type Range = { readonly low: bigint; readonly high: bigint | null };

const NO_RANGE: Range = { low: 0n, high: null };

function sumRanges(ranges: readonly Range[]): Range {
  let low = 0n;
  let high: bigint | null = 0n;
  for (const range of ranges) {
    low += range.low;
    high = high === null || range.high === null ? null : high + range.high;
  }
  return { low, high };
}

export type Contradiction = {
  readonly cell: FixedCell & { readonly value: bigint };
  readonly because: number;
};

/**
 * Leaves out the values of one unit that contradict a coarser one of the same unit: months that add up to more than
 * their locked quarter, or, when all are locked, to anything else. The coarser value stays.
 */
export function withoutContradictions(
  own: OwnFixed,
  periods: TreeIndex,
): { held: OwnFixed; contradictions: Contradiction[] } {
  const held = new Map(own);
  const contradictions: Contradiction[] = [];
  const ranges: Range[] = periods.ids.map(() => NO_RANGE);
  for (const period of [...periods.order].reverse()) {
    const finer = childrenAt(periods, period);
    const below = finer.length === 0 ? NO_RANGE : sumRanges(finer.map((index) => ranges[index] ?? NO_RANGE));
    const given = held.get(period)?.value;
    ranges[period] = given === undefined ? below : { low: given, high: given };
    if (given === undefined || (below.low <= given && (below.high === null || below.high >= given))) continue;
    for (const [index, cell] of held) {
      if (index === period || !isWithin(periods, index, period)) continue;
      contradictions.push({ cell, because: period });
      held.delete(index);
    }
  }
  return { held, contradictions };
}

const ceilDivide = (numerator: bigint, denominator: bigint): bigint =>
  numerator <= 0n ? numerator / denominator : (numerator + denominator - 1n) / denominator;

/**
 * The range that the units below allow: with padding a team of 100 can carry locked persons of 105, and its own value
 * follows from theirs only without padding.
 */
function rangeFromBelow(below: Range, paddingBasisPoints: bigint): Range {
  if (paddingBasisPoints === 0n) return below;
  if (paddingBasisPoints <= -10000n) return NO_RANGE;
  return { low: ceilDivide(below.low * 10000n, 10000n + paddingBasisPoints), high: null };
}

/** Own values are exact, otherwise the tighter of what the finer periods and the units below say. */
function combine(finer: Range | null, fromBelow: Range | null): Range {
  if (finer === null) return fromBelow ?? NO_RANGE;
  if (fromBelow === null) return finer;
  const low = finer.low > fromBelow.low ? finer.low : fromBelow.low;
  const high =
    finer.high === null || (fromBelow.high !== null && fromBelow.high < finer.high)
      ? fromBelow.high
      : finer.high;
  return { low, high: high !== null && high < low ? low : high };
}

/** From the finest period up: own values are exact, others between the sums of what is finer and of what is below. */
function rangesUpward(
  own: OwnFixed | undefined,
  fromBelow: (period: number) => Range | null,
  periods: TreeIndex,
) {
  const ranges: Range[] = periods.ids.map(() => NO_RANGE);
  for (const period of [...periods.order].reverse()) {
    const given = own?.get(period)?.value;
    const kids = childrenAt(periods, period);
    const finer = kids.length === 0 ? null : sumRanges(kids.map((index) => ranges[index] ?? NO_RANGE));
    ranges[period] = given === undefined ? combine(finer, fromBelow(period)) : { low: given, high: given };
  }
  return ranges;
}

/** A finer period is what the coarser one leaves beside the others: the quarter less its two locked months. */
function narrowDownward(ranges: Range[], periods: TreeIndex): void {
  for (const period of periods.order) {
    const coarse = ranges[period] ?? NO_RANGE;
    const kids = childrenAt(periods, period);
    const whole = sumRanges(kids.map((index) => ranges[index] ?? NO_RANGE));
    for (const at of kids) {
      const { low, high } = ranges[at] ?? NO_RANGE;
      if (low === high) continue;
      const others = sumRanges(
        kids.filter((index) => index !== at).map((index) => ranges[index] ?? NO_RANGE),
      );
      const most = coarse.high === null ? null : coarse.high - (whole.low - low);
      const least = others.high === null ? low : coarse.low - others.high;
      const next = {
        low: least > low ? least : low,
        high: most !== null && (high === null || most < high) ? most : high,
      };
      if (next.high === null || next.low <= next.high) ranges[at] = next;
    }
  }
}

/** Bounds of one unit, from its own values and the bounds of the units below. Null when nothing is given there. */
export function boundsOf(
  own: OwnFixed | undefined,
  below: readonly (Bounds | null)[],
  periods: TreeIndex,
  paddingBasisPoints: bigint,
): Bounds | null {
  if (own === undefined && below.every((bounds) => bounds === null)) return null;
  const fromBelow = (period: number): Range | null => {
    if (below.length === 0) return null;
    const parts = below.map((b) => ({ low: b?.lows[period] ?? 0n, high: b?.highs[period] ?? null }));
    return rangeFromBelow(sumRanges(parts), paddingBasisPoints);
  };
  const ranges = rangesUpward(own, fromBelow, periods);
  narrowDownward(ranges, periods);
  const firm = rangesUpward(own, () => null, periods);
  narrowDownward(firm, periods);
  return {
    lows: ranges.map((range) => range.low),
    highs: ranges.map((range) => range.high),
    firmLows: firm.map((range) => range.low),
    firmHighs: firm.map((range) => range.high),
  };
}
