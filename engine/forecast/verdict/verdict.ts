import type { PastForecast, PoolKind } from "../ensemble/ensemble.ts";
import { relativeBias } from "../evaluation/accuracy.ts";
import type { CareNote } from "../series/care.ts";
import { shrunkenSeasonalIndices } from "../series/seasonality.ts";

export type Method = PoolKind | "intermittent" | "naive";

/** The reasons and figures behind a forecast; `verdictInWords` puts them into sentences. */
export interface Verdict {
  readonly method: Method;
  readonly experts: readonly { readonly name: string; readonly weight: number }[];
  readonly observations: number;
  readonly season: {
    readonly periods: readonly number[];
    /** Share of the movement around the trend that the season explains, 0–1. */
    readonly strength: number;
    /** Positions (1…season, in time order from the first forecast step) of the highest and the lowest season. */
    readonly highStep: number;
    readonly lowStep: number;
  } | null;
  readonly trend: {
    readonly direction: "up" | "down" | "flat";
    /** Mean of the coming periods against the mean of as many (whole seasons of) past ones, as a share; null near 0. */
    readonly change: number | null;
  };
  /** Record of the method on the series' own past, refitted at every origin; null without room for one. */
  readonly past: {
    readonly origins: number;
    readonly steps: number;
    /** Mean absolute error over mean absolute actual. */
    readonly relativeError: number | null;
    /** Positive when the forecasts were too low. */
    readonly bias: number | null;
    /** 1 − error / error of the naive rule: 0.2 means a fifth smaller; negative means worse. */
    readonly skill: number | null;
  } | null;
  readonly naiveUsed: boolean;
  readonly notes: readonly CareNote[];
}

interface Evidence {
  readonly values: Float64Array;
  readonly points: Float64Array;
  readonly seasons: readonly number[];
  readonly pool: PoolKind | "intermittent";
  readonly experts: readonly { readonly name: string; readonly weight: number }[];
  readonly record: readonly PastForecast[];
  readonly naiveUsed: boolean;
  readonly notes: readonly CareNote[];
}

/** Collects the figures of a verdict. */
export function writeVerdict(evidence: Evidence): Verdict {
  const { values, points, seasons, pool } = evidence;
  return {
    method: evidence.naiveUsed ? "naive" : pool,
    experts: evidence.experts.filter((expert) => expert.weight > 0),
    observations: values.length,
    season: seasonOf(values, points, seasons),
    trend: trendOf(values, points, seasons[0] ?? 1),
    past: pastOf(evidence.record),
    naiveUsed: evidence.naiveUsed,
    notes: evidence.notes,
  };
}

function seasonOf(values: Float64Array, points: Float64Array, seasons: readonly number[]): Verdict["season"] {
  const season = seasons[0];
  if (season === undefined) return null;
  const indices = shrunkenSeasonalIndices(values, season, "additive");
  let seasonal = 0;
  for (const index of indices) seasonal += (index * index) / season;
  let rest = 0;
  let count = 0;
  for (let t = season; t < values.length; t++) {
    const change = (values[t] as number) - (values[t - season] as number);
    rest += (change * change) / 2;
    count++;
  }
  rest = count > 0 ? rest / count : 0;
  let high = 0;
  let low = 0;
  const at = (k: number): number => indices[(values.length + k) % season] as number;
  for (let k = 1; k < Math.min(season, Math.max(points.length, season)); k++) {
    if (at(k) > at(high)) high = k;
    if (at(k) < at(low)) low = k;
  }
  const strength = seasonal > 0 ? seasonal / (seasonal + rest) : 0;
  return { periods: seasons, strength, highStep: high + 1, lowStep: low + 1 };
}

/** A change below this share counts as flat. */
const FLAT = 0.01;

function trendOf(values: Float64Array, points: Float64Array, season: number): Verdict["trend"] {
  // Whole seasons on both sides, so that a Christmas in the horizon does not read as growth.
  const ahead = points.length >= season ? points.length - (points.length % season) : points.length;
  const shift = Math.ceil(ahead / season) * season;
  let future = 0;
  let past = 0;
  let size = 0;
  let count = 0;
  for (let k = 0; k < ahead; k++) {
    const t = values.length + k - shift;
    if (t < 0) continue;
    future += points[k] as number;
    past += values[t] as number;
    size += Math.abs(values[t] as number);
    count++;
  }
  if (count === 0 || !(size > 0) || Math.abs(past) < 0.1 * size) {
    return { direction: future > past ? "up" : future < past ? "down" : "flat", change: null };
  }
  const change = (future - past) / Math.abs(past);
  return { direction: change > FLAT ? "up" : change < -FLAT ? "down" : "flat", change };
}

function pastOf(record: Evidence["record"]): Verdict["past"] {
  if (record.length === 0) return null;
  const actual: number[] = [];
  const points: number[] = [];
  let own = 0;
  let naive = 0;
  let size = 0;
  for (const past of record) {
    for (let k = 0; k < past.actual.length; k++) {
      const a = past.actual[k] as number;
      actual.push(a);
      points.push(past.points[k] as number);
      own += Math.abs(a - (past.points[k] as number));
      naive += Math.abs(a - (past.naive[k] as number));
      size += Math.abs(a);
    }
  }
  return {
    origins: record.length,
    steps: record[0]?.actual.length ?? 0,
    relativeError: size > 0 ? own / size : null,
    bias: relativeBias(actual, points) ?? null,
    skill: naive > 0 ? 1 - own / naive : null,
  };
}
