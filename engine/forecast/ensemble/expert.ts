import { searchArima } from "../models/arima-search.ts";
import { fitDynamicTheta } from "../models/dynamic-theta.ts";
import { admissibleForms, fitBestEts } from "../models/ets.ts";
import { dampedTrend } from "../models/exponential-smoothing.ts";
import { onLogScale, type Rule, seasonallyAdjusted } from "../models/rule.ts";
import { theta } from "../models/theta.ts";

/** A named rule of the pool. */
export interface Expert {
  readonly name: string;
  readonly rule: Rule;
}

/** Dynamic optimised Theta without season. */
export const dynamicTheta: Rule = (y, horizon) => fitDynamicTheta(y).forecast(horizon);

/** ARIMA without season, orders by AICc. */
export const plainArima: Rule = (y, horizon) => searchArima(y, 1, false).forecast(horizon);

/** Exponential smoothing by AICc; seasonal forms join the choice from two seasons and three points on. */
export function automaticEts(season: number): Rule {
  return (y, horizon) => {
    const forms = admissibleForms(y, season, false);
    if (season > 1 && y.length >= 2 * season + 3) forms.push(...admissibleForms(y, season, true));
    return fitBestEts(y, season, forms).forecast(horizon);
  };
}

/** The classic Theta method without season. */
export const classicTheta: Rule = (y, horizon) => theta(y, 1, horizon);

/**
 * The seven rules of the pool for short and medium histories. Their trimmed mean is the forecast; which rules are in it was
 * chosen on rolling origins inside the training part of M1 (docs/forecast.md).
 */
export function shortPool(season: number): Expert[] {
  const seasons = season > 1 ? [season] : [];
  return [
    { name: "DOTM", rule: seasonallyAdjusted(dynamicTheta, seasons, "multiplicative") },
    { name: "DOTM-add", rule: seasonallyAdjusted(dynamicTheta, seasons, "additive") },
    { name: "DOTM-log", rule: onLogScale(seasonallyAdjusted(dynamicTheta, seasons, "additive")) },
    { name: "Theta-log", rule: onLogScale(seasonallyAdjusted(classicTheta, seasons, "additive")) },
    { name: "Damped", rule: seasonallyAdjusted(dampedTrend, seasons, "multiplicative") },
    { name: "ARIMA", rule: seasonallyAdjusted(plainArima, seasons, "multiplicative") },
    { name: "ETS", rule: automaticEts(season) },
  ];
}
