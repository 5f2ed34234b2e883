import type { Regressor } from "./calendar/calendar-regressors.ts";
import { CALIBRATIONS, errorClassOf, errorScale } from "./distribution/calibration.ts";
import {
  calibratedDistribution,
  intermittentDistribution,
  mappedDistribution,
  type PredictiveDistribution,
} from "./distribution/predictive-distribution.ts";
import { choosePool, forecastEnsemble, naiveRule, type PastForecast } from "./ensemble/ensemble.ts";
import { demandPattern, syntetosBoylan, teunterSyntetosBabai } from "./models/intermittent.ts";
import { type RegressionEffects, regressionEffects } from "./models/regression-effects.ts";
import { power } from "./numerics/elementary.ts";
import { type CareNote, type PreparedSeries, prepareSeries } from "./series/care.ts";
import { detectSeasons } from "./series/detect-season.ts";
import { type Verdict, writeVerdict } from "./verdict/verdict.ts";

export interface ForecastRequest {
  /** Observed values in order of time, null (or NaN) where one is missing. */
  readonly history: ArrayLike<number | null>;
  /** Steps ahead, at least 1. */
  readonly horizon: number;
  /** Seasons in periods, for example [12] or [24, 168] (24 alone brings 168); [] for none. Left out: found from the data. */
  readonly seasons?: readonly number[];
  /** Known numbers per period (history, then horizon) that may move the series: holidays, working days, prices. */
  readonly regressors?: readonly Regressor[];
  /** Replace single wild values before fitting (reported either way). Default true. */
  readonly tameOutliers?: boolean;
}

export interface Forecast {
  /** Central forecast per step: the median of the distribution (the rate for intermittent demand). */
  readonly points: Float64Array;
  readonly distribution: PredictiveDistribution;
  /** Short name of what produced the points, for example "ensemble:short" or "naive". */
  readonly model: string;
  readonly verdict: Verdict;
}

/**
 * Forecasts one series: care, choice of the method, points, calibrated distribution, verdict. Deterministic.
 * @throws RangeError for an empty history, an infinite value, or a horizon below 1
 */
export function forecast(request: ForecastRequest): Forecast {
  const { horizon } = request;
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new RangeError("the horizon must be a whole number of steps, at least 1");
  const given = request.seasons?.filter((season) => season > 1).toSorted((a, b) => a - b);
  const prepared = prepareSeries(request.history, given?.[0] ?? 1, {
    tameOutliers: request.tameOutliers ?? true,
  });
  const seasons = usableSeasons(given ?? detectSeasons(prepared.values), prepared.values.length);
  const notes: CareNote[] = [...prepared.notes];
  if (isIntermittent(prepared.values)) return intermittentForecast(prepared.values, horizon, notes);
  const effects = knownEffects(prepared, seasons[0] ?? 1, request.regressors ?? []);
  if (effects !== undefined) notes.push({ code: "known_effects", effects: effects.kept });
  const values = effects?.adjusted ?? prepared.values;
  const size = typicalSize(values);
  // Every rule runs on values of typical size 1, so that huge and tiny units give the same forecast.
  const y = values.map((value) => value / size);
  const constant = y.length > 1 && y.every((value) => value === y[0]);
  if (constant) notes.push({ code: "constant", value: prepared.values[0] as number });
  const pool = choosePool(y.length, seasons);
  if (pool === "tiny") notes.push({ code: "short_history", length: y.length });
  const ensemble = forecastEnsemble(y, seasons, horizon);
  const preferNaive = naiveIsBetter(ensemble.record);
  const normal = preferNaive ? { ...ensemble, points: naiveRule(y, seasons[0] ?? 1, horizon) } : ensemble;
  const scale = constant ? 0 : errorScale(y, seasons, ensemble) * size;
  const calibration = CALIBRATIONS[errorClassOf(pool, seasons)];
  const central = normal.points.map((value) => value * size);
  const growth = Float64Array.from({ length: horizon }, (_, k) => power(k + 1, calibration.growth));
  const floor = y.every((value) => value >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  const plain = calibratedDistribution(central, scale, calibration, growth, { floor });
  const points = effects === undefined ? central : central.map((value, k) => effects.restore(value, k));
  return {
    points,
    distribution: effects === undefined ? plain : mappedDistribution(plain, effects.restore),
    model: preferNaive ? "naive" : `ensemble:${pool}`,
    verdict: writeVerdict({
      values: prepared.values,
      points,
      seasons,
      pool,
      experts: ensemble.experts,
      record: ensemble.record,
      naiveUsed: preferNaive,
      notes,
    }),
  };
}

function knownEffects(
  prepared: PreparedSeries,
  season: number,
  regressors: readonly Regressor[],
): RegressionEffects | undefined {
  if (regressors.length === 0) return undefined;
  const aligned = regressors.map(({ name, values }) => ({ name, values: values.slice(prepared.offset) }));
  return regressionEffects(prepared.values, season, aligned);
}

/** Seasons that fit at least once with two points to spare; a double season needs three of the longer one. */
function usableSeasons(seasons: readonly number[], length: number): number[] {
  const first = seasons[0];
  if (first === undefined || length < first + 2) return [];
  // Hours of a day bring the hours of the week with them as soon as three weeks are there.
  const last = first === 24 && seasons.length === 1 ? 168 : (seasons[seasons.length - 1] as number);
  // The longer season is taken as a whole number of the shorter: 364 days for 365 keep the weekdays in place.
  const aligned = Math.round(last / first) * first;
  return aligned > first && length >= 3 * aligned ? [first, aligned] : [first];
}

/** Mean absolute value, 1 for a history of zeros: the unit in which the rules run. */
function typicalSize(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += Math.abs(value) / values.length;
  return sum > 0 ? sum : 1;
}

function isIntermittent(y: Float64Array): boolean {
  if (y.length < 6 || y.some((value) => value < 0)) return false;
  return demandPattern(y).interval >= 1.32;
}

/** Origins and margin that make the naive rule win: it must be better at every origin, and by a quarter in all. */
const NAIVE_ORIGINS = 3;
const NAIVE_MARGIN = 0.75;

function naiveIsBetter(record: readonly PastForecast[]): boolean {
  if (record.length < NAIVE_ORIGINS) return false;
  let own = 0;
  let naive = 0;
  for (const past of record) {
    const ownError = meanDistance(past.actual, past.points);
    const naiveError = meanDistance(past.actual, past.naive);
    if (naiveError >= ownError) return false;
    own += ownError;
    naive += naiveError;
  }
  return naive < NAIVE_MARGIN * own;
}

function meanDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += Math.abs((a[k] as number) - (b[k] as number));
  return sum / a.length;
}

/** TSB when the last gap is longer than three usual intervals (demand may have died), SBA otherwise. */
function intermittentForecast(values: Float64Array, horizon: number, notes: readonly CareNote[]): Forecast {
  const pattern = demandPattern(values);
  let silent = 0;
  while (silent < values.length && values[values.length - 1 - silent] === 0) silent++;
  const fading = silent > 3 * pattern.interval;
  // The zeros before the first demand were left out: a usual interval takes their place, or the rate starts too high.
  const lead =
    values[0] === 0 || pattern.interval === Number.POSITIVE_INFINITY ? 0 : Math.round(pattern.interval) - 1;
  const demand = [...new Array<number>(lead).fill(0), ...values];
  const fit = fading ? teunterSyntetosBabai(demand) : syntetosBoylan(demand);
  const sizes = Array.from(values).filter((value) => value !== 0);
  let mean = 0;
  for (const value of sizes) mean += value / sizes.length;
  const chance = mean > 0 ? Math.min(1, fit.rate / mean) : 0;
  const points = new Float64Array(horizon).fill(fit.rate);
  return {
    points,
    distribution: intermittentDistribution(chance, sizes, horizon),
    model: fading ? "intermittent:tsb" : "intermittent:sba",
    verdict: writeVerdict({
      values,
      points,
      seasons: [],
      pool: "intermittent",
      experts: [{ name: fading ? "TSB" : "SBA", weight: 1 }],
      record: [],
      naiveUsed: false,
      notes,
    }),
  };
}
