import { chanceToReach } from "./expectation.ts";
import type { Outlook } from "./outlook.ts";

/** What a chance was stated from at one time. */
export type ChanceBasis = { readonly actual: bigint; readonly target: bigint; readonly rest: Outlook };

/** Chances in parts of a million, so that contributions sum exactly. */
export type ChanceChange = {
  readonly before: number;
  readonly after: number;
  readonly parts: readonly { readonly cause: ChanceCause; readonly contribution: number }[];
};

export type ChanceCause = "actuals" | "target" | "forecast";

/** What the earlier forecast says about the days that are still left. */
export type EarlierForecast =
  | { readonly kind: "known"; readonly rest: Outlook }
  /** Not kept: the part (0 to 1) of the earlier rest that was expected for the days that have passed. */
  | { readonly kind: "elapsed"; readonly part: number };

const MILLION = 1_000_000;

const millionths = (basis: ChanceBasis): number =>
  Math.round(chanceToReach(basis.target, basis.actual, basis.rest) * MILLION);

/** The part of an outlook that is left; its spread shrinks with the root, as that of a sum of independent days. */
export function scaleOutlook(rest: Outlook, part: number): Outlook {
  if (!(part >= 0 && part <= 1)) throw new RangeError(`A part is from 0 to 1: ${part}`);
  if (rest.kind === "lognormal")
    return { kind: "lognormal", mean: rest.mean * part, sd: rest.sd * Math.sqrt(part) };
  const mean = rest.totals.reduce((a, b) => a + b, 0) / rest.totals.length;
  const totals = rest.totals.map((total) => mean * part + (total - mean) * Math.sqrt(part));
  return { kind: "paths", totals };
}

/**
 * Why a chance moved, one cause after the other: first what came in since then (against what the earlier forecast had
 * expected for those days), then a changed target, then the new forecast of the days that are left. Each contribution
 * is what its step alone moves at its place in that order; together they are exactly after − before, in millionths.
 */
export function explainChance(
  before: ChanceBasis,
  after: ChanceBasis,
  earlier: EarlierForecast,
): ChanceChange {
  const left = earlier.kind === "known" ? earlier.rest : scaleOutlook(before.rest, 1 - earlier.part);
  const chances = [
    millionths(before),
    millionths({ actual: after.actual, target: before.target, rest: left }),
    millionths({ actual: after.actual, target: after.target, rest: left }),
    millionths(after),
  ];
  const causes: readonly ChanceCause[] = ["actuals", "target", "forecast"];
  return {
    before: chances[0] ?? 0,
    after: chances[3] ?? 0,
    parts: causes.map((cause, at) => ({ cause, contribution: (chances[at + 1] ?? 0) - (chances[at] ?? 0) })),
  };
}
