import { medianOf } from "../numerics/median.ts";
import { shrunkenSeasonalIndices } from "./seasonality.ts";

/** What was found in a history and what was done about it. Positions count from 0 in the history as given. */
export type CareNote =
  | { readonly code: "gaps_filled"; readonly positions: readonly number[] }
  | { readonly code: "leading_zeros_left_out"; readonly count: number }
  | { readonly code: "outliers_tamed"; readonly positions: readonly number[] }
  | { readonly code: "level_shift"; readonly position: number; readonly change: number }
  | {
      readonly code: "known_effects";
      readonly effects: readonly { readonly name: string; readonly t: number }[];
    }
  | { readonly code: "short_history"; readonly length: number }
  | { readonly code: "constant"; readonly value: number }
  | { readonly code: "negative_values"; readonly count: number }
  | { readonly code: "zero_values"; readonly count: number };

export interface PreparedSeries {
  readonly values: Float64Array;
  /** Number of observations left out at the start. */
  readonly offset: number;
  readonly notes: readonly CareNote[];
}

/**
 * Cleans a history: leaves out zeros before the first sale, fills gaps (null or NaN) between neighbours with the
 * season kept, tames single wild values, and reports level shifts without changing them.
 * @throws RangeError when nothing is left or a value is infinite
 */
export function prepareSeries(
  history: ArrayLike<number | null>,
  season: number,
  options: { readonly tameOutliers: boolean },
): PreparedSeries {
  const notes: CareNote[] = [];
  let first = 0;
  while (first < history.length && missing(history[first])) first++;
  const start = first;
  while (first < history.length - 1 && history[first] === 0) first++;
  if (history[first] === 0) first = start; // nothing but zeros: they are the history
  if (first > start) notes.push({ code: "leading_zeros_left_out", count: first - start });
  let end = history.length;
  while (end > first && missing(history[end - 1])) end--;
  if (end <= first) throw new RangeError("a series needs at least one value");
  const raw = Float64Array.from({ length: end - first }, (_, i) => history[first + i] ?? Number.NaN);
  const gaps: number[] = [];
  let negative = 0;
  let zero = 0;
  for (const [i, value] of raw.entries()) {
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
      throw new RangeError(`value ${first + i} of the series is infinite`);
    }
    if (Number.isNaN(value)) gaps.push(first + i);
    if (value < 0) negative++;
    if (value === 0) zero++;
  }
  let values: Float64Array = raw;
  if (gaps.length > 0) {
    values = fillGaps(raw, season);
    notes.push({ code: "gaps_filled", positions: gaps });
  }
  if (negative > 0) notes.push({ code: "negative_values", count: negative });
  if (zero > 0) notes.push({ code: "zero_values", count: zero });
  if (options.tameOutliers && zero / values.length < 0.2) {
    const outliers = findOutliers(values, season);
    if (outliers.length > 0) {
      values = values.slice();
      for (const { position, expected } of outliers) values[position] = expected;
      notes.push({ code: "outliers_tamed", positions: outliers.map(({ position }) => first + position) });
    }
  }
  const shift = findLevelShift(values, season);
  if (shift !== undefined)
    notes.push({ code: "level_shift", position: first + shift.position, change: shift.change });
  return { values, offset: first, notes };
}

function missing(value: number | null | undefined): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

function interpolate(y: Float64Array): Float64Array {
  const result = Float64Array.from(y);
  let known = -1;
  for (let t = 0; t < y.length; t++) {
    if (Number.isNaN(y[t])) continue;
    for (let k = known + 1; k < t; k++) {
      const share = known < 0 ? 1 : (k - known) / (t - known);
      const left = known < 0 ? (y[t] as number) : (y[known] as number);
      result[k] = left + share * ((y[t] as number) - left);
    }
    known = t;
  }
  return result;
}

/** Straight line between the neighbours, of the series without its season where three seasons are there. */
function fillGaps(y: Float64Array, season: number): Float64Array {
  const rough = interpolate(y);
  if (season < 2 || y.length < 3 * season) return rough;
  const indices = shrunkenSeasonalIndices(rough, season, "additive");
  const adjusted = interpolate(y.map((value, t) => value - (indices[t % season] as number)));
  return adjusted.map((value, t) => value + (indices[t % season] as number));
}

function withoutSeason(y: Float64Array, season: number): { adjusted: Float64Array; indices: Float64Array } {
  const indices = shrunkenSeasonalIndices(y, season, "additive");
  return { indices, adjusted: y.map((value, t) => value - (indices[t % indices.length] as number)) };
}

/** Distance from the running median that makes a value wild, in robust standard deviations. */
const WILD = 12;

/**
 * Single values (never the last three) more than twelve robust deviations from the running median of the nine around
 * them while their neighbours are not: typing errors and one-off orders.
 */
export function findOutliers(y: Float64Array, season: number): { position: number; expected: number }[] {
  const n = y.length;
  if (n < Math.max(15, 3 * season)) return [];
  // One enormous value would bend the season it is judged by: a first look without season sets it aside.
  const rough = deviations(y);
  const calm = y.map((value, t) =>
    standsAlone(rough, t, season) ? value - (rough.distance[t] as number) : value,
  );
  const { indices } = withoutSeason(calm, season);
  const fine = deviations(y.map((value, t) => value - (indices[t % indices.length] as number)));
  const found: { position: number; expected: number }[] = [];
  for (let t = 0; t < n - 3; t++) {
    if (standsAlone(fine, t, season))
      found.push({ position: t, expected: (y[t] as number) - (fine.distance[t] as number) });
  }
  return found;
}

interface Deviations {
  /** Signed distance from the running median of nine. */
  readonly distance: Float64Array;
  /** Robust standard deviation of the distances. */
  readonly spread: number;
}

function deviations(y: Float64Array): Deviations {
  const centre = runningMedian(y, 4);
  const distance = y.map((value, t) => value - (centre[t] as number));
  return { distance, spread: 1.4826 * medianOf(distance.map(Math.abs)) };
}

/** Median of the values up to `reach` before and after each; fewer at the ends. */
function runningMedian(y: Float64Array, reach: number): Float64Array {
  const window = new Float64Array(2 * reach + 1);
  return y.map((_, t) => {
    let size = 0;
    for (let k = Math.max(0, t - reach); k <= Math.min(y.length - 1, t + reach); k++) {
      const value = y[k] as number;
      let at = size++;
      while (at > 0 && (window[at - 1] as number) > value) {
        window[at] = window[at - 1] as number;
        at--;
      }
      window[at] = value;
    }
    const half = size >> 1;
    const upper = window[half] as number;
    return size % 2 === 1 ? upper : (upper + (window[half - 1] as number)) / 2;
  });
}

/** Wild, while the neighbours are not and the same season a year before and after is not even a quarter as wild. */
function standsAlone({ distance, spread }: Deviations, t: number, season: number): boolean {
  const size = (at: number): number => Math.abs(distance[at] ?? 0);
  const limit = WILD * spread;
  if (!(spread > 0) || size(t) <= limit || size(t - 1) > limit || size(t + 1) > limit) return false;
  return season < 2 || (size(t - season) <= limit / 4 && size(t + season) <= limit / 4);
}

/**
 * The largest lasting jump: medians of the stretches before and after differ by more than eight robust deviations of
 * the one-step changes, and most of it happens in one step.
 */
export function findLevelShift(
  y: Float64Array,
  season: number,
): { position: number; change: number } | undefined {
  const n = y.length;
  const stretch = Math.max(6, Math.min(season, 12));
  if (n < 2 * stretch + 2) return undefined;
  const { adjusted } = withoutSeason(y, season);
  const steps: number[] = [];
  for (let t = 1; t < n; t++) steps.push(Math.abs((adjusted[t] as number) - (adjusted[t - 1] as number)));
  const noise = 1.4826 * medianOf(steps);
  let found: { position: number; change: number } | undefined;
  for (let t = stretch; t <= n - stretch; t++) {
    const jump = (adjusted[t] as number) - (adjusted[t - 1] as number);
    if (Math.abs(jump) <= 4 * noise || jump === 0) continue;
    const before = medianOf([...adjusted.subarray(t - stretch, t)]);
    const after = medianOf([...adjusted.subarray(t, t + stretch)]);
    const change = after - before;
    if (Math.abs(change) <= 8 * noise || jump / change < 0.6 || jump / change > 1.6) continue;
    if (found === undefined || Math.abs(change) > Math.abs(found.change)) found = { position: t, change };
  }
  return found;
}
