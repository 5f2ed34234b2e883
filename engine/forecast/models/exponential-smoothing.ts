import { fitEts } from "./ets.ts";
import type { Rule } from "./rule.ts";

/** Simple exponential smoothing: a level, no trend, no season. Source: Brown (1959). */
export const simpleExponentialSmoothing: Rule = (y, horizon) =>
  fitEts(y, 1, { error: "additive", trend: "none", season: "none" }).forecast(horizon);

/** Holt's linear trend. Source: Holt (1957), reprinted IJF 20 (2004), 5–10. */
export const holtTrend: Rule = (y, horizon) =>
  fitEts(y, 1, { error: "additive", trend: "additive", season: "none" }).forecast(horizon);

/** Damped trend. Source: Gardner & McKenzie (1985), Management Science 31, 1237–1246. */
export const dampedTrend: Rule = (y, horizon) =>
  fitEts(y, 1, { error: "additive", trend: "damped", season: "none" }).forecast(horizon);

/** Holt–Winters with an additive or multiplicative season; needs two seasons. Source: Winters (1960). */
export function holtWinters(season: number, kind: "additive" | "multiplicative"): Rule {
  return (y, horizon) =>
    fitEts(y, season, {
      error: kind === "additive" ? "additive" : "multiplicative",
      trend: "additive",
      season: kind,
    }).forecast(horizon);
}
