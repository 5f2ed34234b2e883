import { chanceToReach } from "./expectation.ts";
import type { Outlook } from "./outlook.ts";

/** How long a unit's past must be before a forecast of its own may state a chance. */
export type DataThreshold = {
  /** Periods with a result (months, where targets are by month). */
  readonly periods: number;
  /** Year-on-year ratios that the plain rule needs. */
  readonly ratios: number;
};

/** Two years of months for a forecast with a season; six ratios for the plain rule. */
export const DATA_THRESHOLD: DataThreshold = { periods: 24, ratios: 6 };

/** What is known of a unit and period for stating a chance. */
export type ChanceQuestion = {
  readonly target: bigint;
  readonly actual: bigint;
  /** The forecast of the rest; null when there is none. */
  readonly rest: Outlook | null;
  /** How many past periods with a result the forecast is made from. */
  readonly periods_known: number;
  /** The whole result of the same period last year, and the part of it (0 to 1) that falls into the days left. */
  readonly last_year: { readonly value: bigint; readonly part_left: number } | null;
  /** Result ÷ result of the same period a year before: of this unit, or where it has too few, of its peers. */
  readonly ratios: readonly number[];
};

/**
 * A stated chance and what it is stated by.
 *
 * - forecast: the distribution of the forecast
 * - same_period_ratio: last year's same period times the spread of past year-on-year ratios
 * - not_enough_data: neither is possible; no chance is stated
 */
export type StatedChance =
  | { readonly basis: "forecast"; readonly chance: number; readonly periods_known: number }
  | {
      readonly basis: "same_period_ratio";
      readonly chance: number;
      readonly periods_known: number;
      readonly ratios: number;
    }
  | {
      readonly basis: "not_enough_data";
      readonly chance: null;
      readonly periods_known: number;
      readonly ratios: number;
    };

/** The rest by the plain rule: what last year brought in the days that are left, times each past ratio. */
export function ratioOutlook(lastYear: bigint, partLeft: number, ratios: readonly number[]): Outlook {
  return { kind: "paths", totals: ratios.map((ratio) => Number(lastYear) * partLeft * ratio) };
}

/**
 * The part of n equally likely ratios that reach the target, drawn away from 0 and 1: (reached + ½) ÷ (n + 1), as
 * few ratios cannot tell certainty.
 */
function chanceByRatios(question: ChanceQuestion, lastYear: { value: bigint; part_left: number }): number {
  const rest = ratioOutlook(lastYear.value, lastYear.part_left, question.ratios);
  const share = chanceToReach(question.target, question.actual, rest);
  const n = question.ratios.length;
  return (share * n + 0.5) / (n + 1);
}

/**
 * States a chance by the best rule that the data carry, and names it. The plain rule never says 0 or 1, not even when
 * the target is reached already: returns may still come.
 */
export function stateChance(
  question: ChanceQuestion,
  threshold: DataThreshold = DATA_THRESHOLD,
): StatedChance {
  const { rest, periods_known, last_year } = question;
  if (rest !== null && periods_known >= threshold.periods) {
    return {
      basis: "forecast",
      chance: chanceToReach(question.target, question.actual, rest),
      periods_known,
    };
  }
  const ratios = question.ratios.length;
  if (last_year !== null && last_year.value > 0n && ratios >= threshold.ratios) {
    return { basis: "same_period_ratio", chance: chanceByRatios(question, last_year), periods_known, ratios };
  }
  return { basis: "not_enough_data", chance: null, periods_known, ratios };
}
