import type { StepFacts } from "./facts.ts";
import { type Weighing, wholeWeights } from "./prepare.ts";
import type { StoryInput } from "./story.ts";
import type { StorySource } from "./story-source.ts";
import { isWithin } from "./tree.ts";

/** Which share is told: of a unit among its siblings in one period, or of a period among its siblings. */
export type ShareQuestion = {
  readonly row: number;
  readonly period: number;
  /** The periods whose weights make the whole: the period itself, or all that share the coarser one. */
  readonly among: readonly number[];
};

type Weights = { readonly weight: bigint; readonly weights_total: bigint };

function weightsAfter(
  source: StorySource,
  weighing: Weighing,
  shares: Float64Array,
  asked: ShareQuestion,
): Weights {
  const { periods } = source.prepared;
  let total = 0n;
  let weight = 0n;
  weighing.units.forEach((_, row) => {
    const weights = wholeWeights(shares, row, periods);
    for (const period of asked.among) total += weights[period] ?? 0n;
    if (row === asked.row) weight = weights[asked.period] ?? 0n;
  });
  return { weight, weights_total: total };
}

/** Sum of a unit's facts over the leaf periods of some periods; null when nothing is known of the unit. */
function factSum(
  source: StorySource,
  row: Float64Array | undefined,
  among: readonly number[],
): number | null {
  if (row === undefined || Number.isNaN(row[0] ?? Number.NaN)) return null;
  const { periods } = source.prepared;
  return periods.leaves.reduce(
    (sum, leaf, place) =>
      among.some((period) => isWithin(periods, leaf, period)) ? sum + (row[place] ?? 0) : sum,
    0,
  );
}

const plain = (value: number): string => String(Math.round(value * 1e6) / 1e6);

function shownFacts(source: StorySource, weighing: Weighing, facts: StepFacts, asked: ShareQuestion) {
  const unit = weighing.units[asked.row] ?? -1;
  if (facts.kind === "potential") {
    const known = weighing.units
      .map((at) => facts.values[at] ?? Number.NaN)
      .filter((value) => !Number.isNaN(value));
    const own = facts.values[unit] ?? Number.NaN;
    return { own: Number.isNaN(own) ? null : plain(own), all: plain(known.reduce((a, b) => a + b, 0)) };
  }
  if (facts.kind === "even") return { own: null, all: "0" };
  const rows = facts.kind === "capacity" ? facts.available : facts.values;
  const own = factSum(source, rows[unit], [asked.period]);
  const all = weighing.units.reduce((sum, at) => sum + (factSum(source, rows[at], asked.among) ?? 0), 0);
  return { own: own === null ? null : plain(own), all: plain(all) };
}

/** The share of a cell after "even" and after each step that had something to say. */
export function shareInputs(source: StorySource, weighing: Weighing, asked: ShareQuestion): StoryInput[] {
  const { request, facts } = source.prepared;
  return weighing.trail.map(({ step, shares }): StoryInput => {
    const weights = weightsAfter(source, weighing, shares, asked);
    const spec = step === null ? undefined : request.steps[step];
    const of = step === null ? undefined : facts[step];
    if (spec === undefined || of === undefined || spec.kind === "even") {
      return { kind: "even", ...weights, count: weighing.units.length * asked.among.length };
    }
    const name = spec.kind === "potential" ? (spec.name ?? null) : null;
    return { kind: spec.kind, ...weights, ...shownFacts(source, weighing, of, asked), name };
  });
}

/** The last weights: those that the solution used. */
export function finalWeights(source: StorySource, weighing: Weighing, asked: ShareQuestion): Weights {
  const last = weighing.trail.at(-1);
  return last === undefined
    ? { weight: 0n, weights_total: 0n }
    : weightsAfter(source, weighing, last.shares, asked);
}
