import { autoregression } from "../models/autoregression.ts";
import { doubleSeasonalSmoothing } from "../models/double-seasonal.ts";
import { dampedTrend } from "../models/exponential-smoothing.ts";
import { naive, seasonalNaive } from "../models/naive.ts";
import { onLogScale, type Rule, recentOnly, seasonallyAdjusted } from "../models/rule.ts";
import { automaticEts, dynamicTheta, type Expert, plainArima } from "./expert.ts";

const repeatLast: Rule = (y, horizon) => naive(y, horizon);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function uniqueLags(lags: readonly number[]): number[] {
  return [...new Set(lags.filter((lag) => lag >= 1))].sort((a, b) => a - b);
}

const SHORT_LAGS = [1, 2, 3, 4, 5, 6, 8, 13];

/** Longest season whose every lag may enter a regression. */
const DENSE_SEASON = 60;

/** Rules without season, for the long pool. */
function plainExperts(): Expert[] {
  return [
    { name: "Naive", rule: repeatLast },
    { name: "DOTM", rule: dynamicTheta },
    { name: "Damped", rule: dampedTrend },
    { name: "ETS", rule: recentOnly(automaticEts(1), 600) },
    { name: "ARIMA", rule: recentOnly(plainArima, 600) },
    { name: "AR-diff", rule: autoregression({ lags: SHORT_LAGS, differenceLag: 1, penalty: 1 }, repeatLast) },
  ];
}

/**
 * Pool for long histories with one season (weeks in a year, days in a week) or none. The same rules look at all of
 * the history, the last six and the last three seasons, because old seasons mislead as often as they help.
 */
export function longPool(season: number): Expert[] {
  if (season < 2) return plainExperts();
  const seasons = [season];
  const window = (seasonsBack: number): number => seasonsBack * season + Math.min(4, season);
  const damped = seasonallyAdjusted(dampedTrend, seasons, "multiplicative");
  const dampedLog = onLogScale(seasonallyAdjusted(dampedTrend, seasons, "additive"));
  const thetaRule = seasonallyAdjusted(dynamicTheta, seasons, "multiplicative");
  const thetaLog = onLogScale(seasonallyAdjusted(dynamicTheta, seasons, "additive"));
  const arimaLog = onLogScale(seasonallyAdjusted(plainArima, seasons, "additive"));
  const shortAutoregression = (differenceLag: number): Rule =>
    onLogScale(
      seasonallyAdjusted(
        autoregression({ lags: SHORT_LAGS, differenceLag, penalty: 1 }, repeatLast),
        seasons,
        "additive",
      ),
    );
  const yearLags = uniqueLags([...SHORT_LAGS, season - 1, season, season + 1]);
  const allLags = season <= DENSE_SEASON ? range(1, season + 4) : yearLags;
  const dense = autoregression({ lags: allLags, differenceLag: 1, penalty: 3 }, repeatLast);
  const denseLevel = autoregression({ lags: allLags, differenceLag: 0, penalty: 3 }, repeatLast);
  return [
    ...plainExperts(),
    { name: "SeasonalNaive", rule: (y, horizon) => seasonalNaive(y, season, horizon) },
    { name: "Damped-season", rule: damped },
    { name: "Damped-season-6", rule: recentOnly(damped, window(6)) },
    { name: "Damped-season-3", rule: recentOnly(damped, window(3)) },
    { name: "Damped-log", rule: dampedLog },
    { name: "Damped-log-6", rule: recentOnly(dampedLog, window(6)) },
    { name: "DOTM-season", rule: thetaRule },
    { name: "DOTM-season-3", rule: recentOnly(thetaRule, window(3)) },
    { name: "DOTM-log", rule: thetaLog },
    { name: "DOTM-log-6", rule: recentOnly(thetaLog, window(6)) },
    { name: "ARIMA-log-6", rule: recentOnly(arimaLog, window(6)) },
    { name: "ARIMA-log-3", rule: recentOnly(arimaLog, window(3)) },
    { name: "AR-season", rule: shortAutoregression(0) },
    { name: "AR-season-diff", rule: shortAutoregression(1) },
    { name: "AR-season-diff-6", rule: recentOnly(shortAutoregression(1), window(6)) },
    {
      name: "AR-year-log",
      rule: onLogScale(autoregression({ lags: yearLags, differenceLag: 0, penalty: 1 }, repeatLast)),
    },
    { name: "AR-dense-log", rule: onLogScale(dense) },
    { name: "AR-dense", rule: denseLevel },
  ];
}

/** Pool for two nested seasons, for example hours in a day and in a week (24, 168). */
export function doubleSeasonPool(short: number, long: number): Expert[] {
  const bySeason: Rule = (y, horizon) => seasonalNaive(y, long, horizon);
  const at = (multiples: readonly number[], around: readonly number[]): number[] =>
    multiples.flatMap((base) => around.map((offset) => base + offset));
  const form = (lags: readonly number[], differenceLag: number, penalty = 1): Rule =>
    autoregression({ lags: uniqueLags(lags), differenceLag, penalty }, bySeason);
  const days = range(1, long / short - 1).map((day) => day * short);
  const near = [1, 2, 3];
  const sparse = [...near, ...at([short, 2 * short, long], [-1, 0, 1])];
  const daily = [
    ...near,
    short - 1,
    short,
    short + 1,
    ...days,
    long - short - 1,
    long - short + 1,
    long - 1,
    long,
    long + 1,
  ];
  const weekly = [...near, short, short + 1, 2 * short, 2 * short + 1, long - 1, long, long + 1];
  const wide = [...near, 4, 5, 6, short >> 1, ...at([short, 2 * short, long, 2 * long], [-1, 0, 1]), ...days];
  const dense = [
    ...range(1, short + 2),
    ...at([2 * short, 3 * short], [-1, 0, 1]),
    ...range(long - 2, long + 2),
  ];
  const rest = form([...near, short], 0);
  const seasons = [short, long];
  const decomposed = (kind: "multiplicative" | "additive", core: Rule = rest): Rule =>
    seasonallyAdjusted(core, seasons, kind);
  const smoothing = doubleSeasonalSmoothing(short, long);
  const threeLong = 3 * long;
  return [
    { name: `SeasonalNaive-${short}`, rule: (y, horizon) => seasonalNaive(y, short, horizon) },
    { name: `SeasonalNaive-${long}`, rule: bySeason },
    { name: "DoubleSeasonal", rule: smoothing },
    { name: "DoubleSeasonal-log", rule: onLogScale(smoothing) },
    { name: "AR-sparse", rule: form(sparse, 0) },
    { name: "AR-sparse-log", rule: onLogScale(form(sparse, 0)) },
    { name: "AR-dense", rule: form(dense, 0) },
    { name: "AR-wide", rule: form(wide, 0, 3) },
    { name: "AR-wide-log", rule: onLogScale(form(wide, 0, 3)) },
    { name: "AR-daily-diff", rule: form(daily, short) },
    { name: "AR-daily-diff-log", rule: onLogScale(form(daily, short)) },
    { name: "AR-weekly-diff", rule: form(weekly, long) },
    { name: "AR-weekly-diff-log", rule: onLogScale(form(weekly, long)) },
    { name: "Decomposed-add", rule: decomposed("additive") },
    { name: "Decomposed-mul", rule: onPositive(decomposed("multiplicative"), decomposed("additive")) },
    { name: "Decomposed-log", rule: onLogScale(decomposed("additive")) },
    { name: "Decomposed-log-3", rule: recentOnly(onLogScale(decomposed("additive")), threeLong) },
    { name: "Decomposed-add-3", rule: recentOnly(decomposed("additive"), threeLong) },
    { name: "Decomposed-theta", rule: decomposed("additive", dynamicTheta) },
  ];
}

function onPositive(rule: Rule, otherwise: Rule): Rule {
  return (y, horizon) => (y.every((value) => value > 0) ? rule : otherwise)(y, horizon);
}
