import { naive2, seasonalNaive } from "../models/naive.ts";
import { theta } from "../models/theta.ts";
import { backtest, expertPoints, type Origin } from "./backtest.ts";
import { trimmedMeanOfRows, weightedRows, weightsFromRecord } from "./combine.ts";
import { type Expert, shortPool } from "./expert.ts";
import { doubleSeasonPool, longPool } from "./long-pool.ts";

/** Which pool spoke, and by which rule its voices became one. */
export type PoolKind = "tiny" | "short" | "long" | "double_seasonal";

export interface EnsembleForecast {
  readonly pool: PoolKind;
  readonly experts: readonly { readonly name: string; readonly weight: number }[];
  readonly points: Float64Array;
  /** Mean absolute distance of the (weighted) experts from the joint forecast, per step. */
  readonly disagreement: Float64Array;
  /** The ensemble's own forecasts from earlier points, refitted there, newest first, beside what came. */
  readonly record: readonly PastForecast[];
}

export interface PastForecast {
  readonly at: number;
  readonly actual: Float64Array;
  readonly points: Float64Array;
  /** What the naive rule (Naive2, the last value with the season) would have said. */
  readonly naive: Float64Array;
}

/** Fewest observations for the long pool's origins, and the length from which low-frequency series use it too. */
const LONG_MINIMUM = 60;
const LONG_HISTORY = 250;
/** Up to this many observations a series has no model, only a rule of thumb. */
export const TINY = 5;
const LONG_ORIGINS = 6;
const SHORT_ORIGINS = 3;

/**
 * Twenty years of months still belong to the short pool: on long monthly series inside the training part of M1 its
 * joint forecast beat the vote.
 */
const MONTHS = 12;

/** Decides the pool from the length of the history and its seasons (ascending, each above 1; may be empty). */
export function choosePool(length: number, seasons: readonly number[]): PoolKind {
  if (length <= TINY) return "tiny";
  const longest = seasons[seasons.length - 1] ?? 1;
  if (seasons.length > 1 && length >= 3 * longest) return "double_seasonal";
  const enough = length >= LONG_MINIMUM + 20;
  return enough && (longest > MONTHS || (longest !== MONTHS && length >= LONG_HISTORY)) ? "long" : "short";
}

function expertsFor(pool: PoolKind, seasons: readonly number[]): Expert[] {
  const first = seasons[0] ?? 1;
  if (pool === "tiny") return [{ name: "Theta", rule: (y, horizon) => theta(y, 1, horizon) }];
  if (pool === "double_seasonal") return doubleSeasonPool(first, seasons[seasons.length - 1] ?? first);
  return pool === "long" ? longPool(first) : shortPool(first);
}

/** Spacing and number of the rolling origins; the horizon looked back on is cut when the history is short. */
function planFor(pool: PoolKind, length: number, horizon: number, seasons: readonly number[]) {
  const longest = seasons[seasons.length - 1] ?? 1;
  const minimum =
    pool === "double_seasonal" ? 2 * longest + 24 : pool === "long" ? LONG_MINIMUM : Math.max(6, longest + 2);
  const room = Math.max(1, Math.floor((length - minimum) / 2));
  const seen = Math.max(1, Math.min(horizon, room));
  const step = pool === "short" ? Math.max(1, Math.ceil(seen / 2)) : seen;
  return { horizon: seen, step, minimum, count: pool === "short" ? SHORT_ORIGINS : LONG_ORIGINS };
}

/**
 * Points for steps 1…horizon from the pool that fits the series: the trimmed mean of seven rules on short histories, the
 * vote of the eight best on long ones. `y` must be free of gaps; seasons ascend.
 */
export function forecastEnsemble(
  y: Float64Array,
  seasons: readonly number[],
  horizon: number,
): EnsembleForecast {
  const pool = choosePool(y.length, seasons);
  const experts = expertsFor(pool, seasons);
  const now = expertPoints(experts, y, horizon);
  const plan = planFor(pool, y.length, horizon, seasons);
  const origins = pool === "tiny" ? [] : backtest(experts, y, plan);
  const voting = pool === "long" || pool === "double_seasonal";
  const weights = voting
    ? weightsFromRecord(origins, experts.length)
    : new Float64Array(experts.length).fill(1 / experts.length);
  const combine = (rows: readonly Float64Array[]): Float64Array =>
    voting ? weightedRows(rows, weights) : trimmedMeanOfRows(rows);
  const naiveSeason = seasons[0] ?? 1;
  const points = combine(now);
  return {
    pool,
    experts: experts.map((expert, i) => ({ name: expert.name, weight: weights[i] as number })),
    points,
    disagreement: points.map((value, k) => {
      let sum = 0;
      for (let i = 0; i < now.length; i++) {
        sum += (weights[i] as number) * Math.abs(((now[i] as Float64Array)[k] as number) - value);
      }
      return sum;
    }),
    record: origins.map((origin: Origin) => ({
      at: origin.at,
      actual: origin.actual,
      points: combine(origin.points),
      naive: naiveRule(y.slice(0, origin.at), naiveSeason, origin.actual.length),
    })),
  };
}

/** The yardstick: Naive2, or the seasonal naive rule where multiplicative adjustment is impossible (values ≤ 0). */
export function naiveRule(y: Float64Array, season: number, horizon: number): Float64Array {
  if (y.every((value) => value > 0)) return naive2(y, season, horizon);
  return season > 1 ? seasonalNaive(y, season, horizon) : naive2(y, 1, horizon);
}
