import type { Bounds } from "./bounds.ts";
import { childrenAt, type TreeIndex } from "./tree.ts";

type Draft = { readonly lows: bigint[]; readonly highs: (bigint | null)[] };

const ROUNDS = 3;

const isSet = (draft: Draft, period: number): boolean => draft.lows[period] === draft.highs[period];

/** Sets new bounds where they leave something in between; otherwise the cell keeps the ones it has. */
function narrow(draft: Draft, period: number, low: bigint, high: bigint | null): void {
  if (isSet(draft, period)) return;
  const [oldLow, oldHigh] = [draft.lows[period] ?? 0n, draft.highs[period] ?? null];
  const newLow = low > oldLow ? low : oldLow;
  const newHigh = high !== null && (oldHigh === null || high < oldHigh) ? high : oldHigh;
  if (newHigh !== null && newHigh < newLow) return;
  draft.lows[period] = newLow;
  draft.highs[period] = newHigh;
}

/** In a column the others leave a unit at most its value less their lows, and at least less their highs. */
function narrowByColumn(drafts: readonly Draft[], period: number, value: bigint): void {
  const lows = drafts.reduce((sum, draft) => sum + (draft.lows[period] ?? 0n), 0n);
  const open = drafts.filter((draft) => (draft.highs[period] ?? null) === null).length;
  const highs = drafts.reduce((sum, draft) => sum + (draft.highs[period] ?? 0n), 0n);
  for (const draft of drafts) {
    const high = draft.highs[period] ?? null;
    const othersOpen = open - (high === null ? 1 : 0) > 0;
    const most = value - (lows - (draft.lows[period] ?? 0n));
    const least = othersOpen ? 0n : value - (highs - (high ?? 0n));
    narrow(draft, period, least, most < 0n ? null : most);
  }
}

/** A coarser period is between the sums of the bounds of its finer ones. */
function narrowByFiner(draft: Draft, periods: TreeIndex, period: number): void {
  const finer = childrenAt(periods, period);
  if (finer.length === 0) return;
  let low = 0n;
  let high: bigint | null = 0n;
  for (const at of finer) {
    low += draft.lows[at] ?? 0n;
    const most = draft.highs[at] ?? null;
    high = high === null || most === null ? null : high + most;
  }
  narrow(draft, period, low, high);
}

/** A finer period is what the coarser one leaves beside the others. */
function narrowByCoarser(draft: Draft, periods: TreeIndex, period: number): void {
  const finer = childrenAt(periods, period);
  const high = draft.highs[period] ?? null;
  if (finer.length === 0 || high === null) return;
  const lows = finer.reduce((sum, at) => sum + (draft.lows[at] ?? 0n), 0n);
  for (const at of finer) narrow(draft, at, 0n, high - (lows - (draft.lows[at] ?? 0n)));
}

/**
 * Bounds of the units below one unit, narrowed by its own values: where one person's months are locked, the others
 * must be able to carry what is left in each month, and nobody's year may be more than the months have room for.
 * Repeated three times over both directions, which finds what people lock in practice; what it does not find comes
 * out as padding with a problem.
 */
export function tightenBounds(
  bounds: readonly (Bounds | null)[],
  columns: readonly bigint[],
  periods: TreeIndex,
): (Bounds | null)[] {
  if (bounds.every((bound) => bound === null)) return [...bounds];
  const drafts = bounds.map((bound) => ({
    lows: periods.ids.map((_, at) => bound?.lows[at] ?? 0n),
    highs: periods.ids.map((_, at) => bound?.highs[at] ?? null),
  }));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const period of [...periods.order].reverse()) {
      for (const draft of drafts) narrowByFiner(draft, periods, period);
      narrowByColumn(drafts, period, columns[period] ?? 0n);
    }
    for (const period of periods.order) for (const draft of drafts) narrowByCoarser(draft, periods, period);
  }
  return drafts.map((draft, child) => ({
    ...draft,
    firmLows: bounds[child]?.firmLows ?? periods.ids.map(() => 0n),
    firmHighs: bounds[child]?.firmHighs ?? periods.ids.map(() => null),
  }));
}
