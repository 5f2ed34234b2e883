import { exp, ln } from "../numerics/elementary.ts";
import { shrunkenSeasonalIndices } from "../series/seasonality.ts";

/** A complete forecasting rule: estimates on the history and returns the points of steps 1…horizon. */
export type Rule = (history: Float64Array, horizon: number) => Float64Array;

export type SeasonKind = "multiplicative" | "additive";

/**
 * Removes shrunken seasonal indices, forecasts the rest and puts the season back. Several seasons are removed one
 * after the other, the shortest first (a day inside a week).
 */
export function seasonallyAdjusted(rule: Rule, seasons: readonly number[], kind: SeasonKind): Rule {
  return (history, horizon) => {
    const n = history.length;
    const adjusted = Float64Array.from(history);
    const applied: Float64Array[] = [];
    for (const season of seasons) {
      const indices = shrunkenSeasonalIndices(adjusted, season, kind);
      if (kind === "multiplicative") {
        for (let i = 0; i < indices.length; i++) indices[i] = Math.max(0.01, indices[i] as number);
      }
      const m = indices.length;
      for (let t = 0; t < n; t++) {
        const index = indices[t % m] as number;
        adjusted[t] =
          kind === "multiplicative" ? (adjusted[t] as number) / index : (adjusted[t] as number) - index;
      }
      applied.push(indices);
    }
    return rule(adjusted, horizon).map((value, k) => {
      let result = value;
      for (const indices of applied) {
        const index = indices[(n + k) % indices.length] as number;
        result = kind === "multiplicative" ? result * index : result + index;
      }
      return result;
    });
  };
}

/** Largest rise above the highest logarithm seen that a rule on the log scale may forecast (a factor of about 20). */
const LOG_HEADROOM = 3;

/** Applies a rule to the logarithms where all values are positive; elsewhere the rule sees the values themselves. */
export function onLogScale(rule: Rule): Rule {
  return (history, horizon) => {
    let highest = Number.NEGATIVE_INFINITY;
    for (const value of history) {
      if (!(value > 0)) return rule(history, horizon);
      highest = Math.max(highest, value);
    }
    const limit = ln(highest) + LOG_HEADROOM;
    return rule(history.map(ln), horizon).map((value) => exp(Math.min(value, limit)));
  };
}

/** Lets a rule see only the most recent observations. */
export function recentOnly(rule: Rule, observations: number): Rule {
  return (history, horizon) =>
    rule(history.length > observations ? history.slice(history.length - observations) : history, horizon);
}
