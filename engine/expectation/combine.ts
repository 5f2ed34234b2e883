import { normalBelow, normalQuantile } from "./normal.ts";
import { type Outlook, type ReadyOutlook, readyOutlook, valueAtPart } from "./outlook.ts";
import { seededRandom } from "./random.ts";

/** A node of the tree whose results are summed; people (leaves) bring outlooks, the others follow. */
export type CombinedUnit = { readonly id: string; readonly parent_id: string | null };

export type CombineRequest = {
  readonly units: readonly CombinedUnit[];
  /** What the rest may bring, by unit id. A unit with an outlook is not made from those below it. */
  readonly rests: ReadonlyMap<string, Outlook>;
  /** Correlation of two people's results, from 0 to below 1 (see `estimateCorrelation`). */
  readonly correlation: number;
  readonly draws: number;
  readonly seed: number;
};

/**
 * Draws of the common factor: one from each of equally likely strata, in random order, so that few draws cover good
 * and bad times evenly (stratified sampling; Cochran 1977).
 */
function commonFactor(draws: number, seed: number): Float64Array {
  const random = seededRandom(seed, 0);
  const factor = Float64Array.from({ length: draws }, (_, at) => normalQuantile((at + 0.5) / draws));
  for (let at = draws - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [factor[at], factor[other]] = [factor[other] ?? 0, factor[at] ?? 0];
  }
  return factor;
}

function personDraws(
  rest: ReadyOutlook,
  factor: Float64Array,
  correlation: number,
  seed: number,
  stream: number,
): Float64Array {
  const random = seededRandom(seed, stream);
  const shared = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  return factor.map((common) => {
    // A draw of exactly 0 would be a score of minus infinity.
    const score = shared * common + own * normalQuantile(Math.max(random(), 2 ** -33));
    return valueAtPart(rest, rest.kind === "paths" ? normalBelow(score) : 0, score);
  });
}

function addTo(sum: Float64Array, more: Float64Array): void {
  more.forEach((value, at) => {
    sum[at] = (sum[at] ?? 0) + value;
  });
}

/** Units with children before their parents; RangeError for a parent that is not among them. */
function bottomUp(units: readonly CombinedUnit[]): CombinedUnit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const depth = (unit: CombinedUnit): number => {
    let steps = 0;
    for (let at: CombinedUnit | undefined = unit; at !== undefined && at.parent_id !== null; steps += 1) {
      if (steps > units.length) throw new RangeError(`The units hold a circle at ${unit.id}`);
      const parent: CombinedUnit | undefined = byId.get(at.parent_id);
      if (parent === undefined) throw new RangeError(`The parent of unit ${at.id} is not in the tree`);
      at = parent;
    }
    return steps;
  };
  return units
    .map((unit) => ({ unit, depth: depth(unit) }))
    .sort((a, b) => b.depth - a.depth)
    .map(({ unit }) => unit);
}

/**
 * Simulated results of every unit: people move together through one common factor (Gaussian copula; Li 2000, Vasicek
 * 2002: Z = √ρ·M + √(1−ρ)·ε), each with its own distribution, and the units above are the sums draw by draw. So a
 * team's chance is right where people's chances may not be multiplied. The same seed gives the same draws, and a
 * person's own draws do not depend on who else is in the list but on its place. Units without any outlook below them
 * are left out.
 */
export function combineUnits(request: CombineRequest): Map<string, Outlook & { kind: "paths" }> {
  const { correlation, draws, seed } = request;
  if (!(correlation >= 0 && correlation < 1))
    throw new RangeError(`A correlation is from 0 to below 1: ${correlation}`);
  if (!Number.isSafeInteger(draws) || draws < 1)
    throw new RangeError(`Draws are a whole number from 1: ${draws}`);
  const factor = commonFactor(draws, seed);
  const sums = new Map<string, Float64Array>();
  const places = new Map(request.units.map((unit, place) => [unit.id, place]));
  for (const unit of bottomUp(request.units)) {
    const rest = request.rests.get(unit.id);
    if (rest !== undefined) {
      sums.set(
        unit.id,
        personDraws(readyOutlook(rest), factor, correlation, seed, 1 + (places.get(unit.id) ?? 0)),
      );
    }
    const own = sums.get(unit.id);
    if (own === undefined || unit.parent_id === null || request.rests.has(unit.parent_id)) continue;
    const above = sums.get(unit.parent_id) ?? new Float64Array(draws);
    addTo(above, own);
    sums.set(unit.parent_id, above);
  }
  return new Map([...sums].map(([id, totals]) => [id, { kind: "paths", totals: [...totals] }]));
}

/**
 * Sums paths that belong together: place by place, where the forecast already simulated the people in the same
 * worlds. RangeError when the lists differ in length.
 */
export function sumPaths(outlooks: readonly (Outlook & { kind: "paths" })[]): Outlook & { kind: "paths" } {
  const length = outlooks[0]?.totals.length ?? 0;
  const sum = new Float64Array(length);
  for (const { totals } of outlooks) {
    if (totals.length !== length)
      throw new RangeError("Paths that belong together have the same number of totals");
    addTo(sum, Float64Array.from(totals));
  }
  return { kind: "paths", totals: [...sum] };
}
