import { indexFacts, type StepFacts } from "./facts.ts";
import type { BreakdownProblem, BreakdownRequest } from "./request.ts";
import { childrenAt, idAt, indexTree, sumUpTree, type TreeIndex } from "./tree.ts";
import { evenShares, type Shares, weighStep } from "./weigh.ts";

/** The shares of the units below one unit, after "even" and after each step. */
export type Weighing = {
  readonly units: readonly number[];
  readonly trail: readonly { readonly step: number | null; readonly shares: Shares }[];
};

/** What a breakdown needs and fixed values do not change. */
export type Prepared = {
  readonly request: BreakdownRequest;
  readonly units: TreeIndex;
  readonly periods: TreeIndex;
  readonly facts: readonly StepFacts[];
  /** By unit index: the weighing of its children; the root's own stands under −1. */
  readonly weighings: ReadonlyMap<number, Weighing>;
  /** Whole weights by unit and period index, comparable among siblings. */
  readonly weights: readonly (readonly bigint[])[];
  readonly paddingBasisPoints: readonly bigint[];
  readonly problems: readonly BreakdownProblem[];
};

const PARTS_OF_ONE = 1e12;

/** Shares of one unit as whole weights (parts of 10^12), summed up over the periods. */
export function wholeWeights(shares: Shares, row: number, periods: TreeIndex): bigint[] {
  const width = periods.leaves.length;
  const leafWeights: bigint[] = [];
  periods.leaves.forEach((leaf, place) => {
    leafWeights[leaf] = BigInt(Math.round((shares[row * width + place] ?? 0) * PARTS_OF_ONE));
  });
  return sumUpTree(periods, leafWeights);
}

function weigh(
  siblings: readonly number[],
  above: string,
  request: BreakdownRequest,
  facts: readonly StepFacts[],
  width: number,
): { weighing: Weighing; problems: BreakdownProblem[] } {
  const shape = { units: siblings, width };
  let shares = evenShares(shape);
  const trail: { step: number | null; shares: Shares }[] = [{ step: null, shares }];
  const problems: BreakdownProblem[] = [];
  request.steps.forEach((step, index) => {
    const of = facts[index];
    if (of === undefined) return;
    const influence = "influence" in step ? (step.influence ?? 1) : 1;
    const weighed = weighStep(shares, shape, of, influence);
    if (!weighed.applied) {
      problems.push({ code: "step_without_data", unit_id: above, step: index });
      return;
    }
    shares = weighed.shares;
    trail.push({ step: index, shares });
  });
  return { weighing: { units: siblings, trail }, problems };
}

function paddingOf(request: BreakdownRequest): bigint[] {
  const byLevel = new Map(
    (request.padding ?? []).map((rule) => {
      if (!Number.isSafeInteger(rule.basis_points) || rule.basis_points < -10000) {
        throw new RangeError(`Padding is a whole number of basis points from -10000: ${rule.basis_points}`);
      }
      return [rule.level, BigInt(rule.basis_points)];
    }),
  );
  return request.units.map((unit) => byLevel.get(unit.level) ?? 0n);
}

function checkInfluences(request: BreakdownRequest): void {
  for (const step of request.steps) {
    const influence = "influence" in step ? (step.influence ?? 1) : 1;
    if (!(influence >= 0 && influence <= 1)) throw new RangeError(`Influence is from 0 to 1: ${influence}`);
  }
}

/** Reads the trees and weighs every unit among its siblings. RangeError when the request is malformed. */
export function prepare(request: BreakdownRequest): Prepared {
  checkInfluences(request);
  const units = indexTree(request.units, "units");
  const periods = indexTree(request.periods, "periods");
  const facts = indexFacts(request, { units, periods });
  const weighings = new Map<number, Weighing>();
  const weights: bigint[][] = [];
  const problems: BreakdownProblem[] = [];
  const add = (above: number, siblings: readonly number[]) => {
    const id = idAt(units, above < 0 ? units.root : above);
    const result = weigh(siblings, id, request, facts, periods.leaves.length);
    weighings.set(above, result.weighing);
    // A single unit has nothing to be weighed against: what its steps lack is no loss.
    if (siblings.length > 1) problems.push(...result.problems);
    const last = result.weighing.trail.at(-1);
    siblings.forEach((unit, row) => {
      if (last !== undefined) weights[unit] = wholeWeights(last.shares, row, periods);
    });
  };
  add(-1, [units.root]);
  for (const unit of units.order) {
    const below = childrenAt(units, unit);
    if (below.length > 0) add(unit, below);
  }
  return {
    request,
    units,
    periods,
    facts,
    weighings,
    weights,
    paddingBasisPoints: paddingOf(request),
    problems,
  };
}
