import { divideHalfUp, powerOfTen } from "../decimal/index.ts";
import { type Breakdown, breakDown } from "./break-down.ts";
import { nodeAt, nodesOf } from "./nodes.ts";
import type { BreakdownStep, CellRef, FixedCell } from "./request.ts";
import { childrenAt } from "./tree.ts";

/**
 * A ratio target (margin rate, share of new customers): ratios cannot be added up, so what is broken down is the
 * numerator, over a base that is already broken down (sales for a margin rate). The steps say how the numerator is
 * shared; without any every unit and period gets the same ratio.
 */
export type RatioRequest = {
  readonly base: Breakdown;
  /** The root's ratio in units of 10^−decimals: with 4, 2350 is 23.50 %. */
  readonly ratio: bigint;
  readonly decimals: number;
  readonly steps?: readonly BreakdownStep[];
  /** Ratios that are given for cells, in the same units. */
  readonly fixed?: readonly FixedCell[];
};

export type RatioBreakdown = {
  readonly base: Breakdown;
  readonly numerator: Breakdown;
  readonly decimals: number;
};

/** A ratio cell: `ratio` is null where the base is zero. */
export type RatioNode = CellRef & {
  readonly numerator: bigint;
  readonly base: bigint;
  readonly ratio: bigint | null;
};

function numeratorOf(ratio: bigint, base: bigint, decimals: number): bigint {
  return divideHalfUp(ratio * base, powerOfTen(decimals));
}

/** The base as the history of a step: the same ratio everywhere. */
function sameRatio(base: Breakdown): BreakdownStep {
  const leaves = new Set(base.prepared.periods.leaves.map((leaf) => base.prepared.periods.ids[leaf]));
  const people = new Set(
    base.prepared.units.ids.filter((_, unit) => childrenAt(base.prepared.units, unit).length === 0),
  );
  const facts = nodesOf(base)
    .filter((node) => leaves.has(node.period_id) && people.has(node.unit_id))
    .map(({ unit_id, period_id, value }) => ({ unit_id, period_id, value: value < 0n ? 0n : value }));
  return { kind: "history", years: [{ label: "base", weight: 1, facts }] };
}

/**
 * Breaks a ratio down: numerators sum exactly, so that the weighted mean of the children's ratios is the parent's.
 * The base must have no products. RangeError when a given ratio stands on no cell of the base.
 */
export function breakDownRatio(request: RatioRequest): RatioBreakdown {
  const { base, decimals } = request;
  const root = nodeAt(base, {
    unit_id: base.prepared.units.ids[base.prepared.units.root] ?? "",
    period_id: base.prepared.periods.ids[base.prepared.periods.root] ?? "",
    product_id: null,
  });
  const fixed = (request.fixed ?? []).map((cell) => ({
    ...cell,
    value: cell.value === null ? null : numeratorOf(cell.value, nodeAt(base, cell).value, decimals),
  }));
  const numerator = breakDown({
    ...base.request,
    products: [],
    product_weights: [],
    total: numeratorOf(request.ratio, root.value, decimals),
    steps: request.steps ?? [sameRatio(base)],
    fixed,
  });
  return { base, numerator, decimals };
}

/** The ratio of a cell, rounded half away from zero. RangeError when there is no such cell. */
export function ratioAt({ base, numerator, decimals }: RatioBreakdown, cell: CellRef): RatioNode {
  const above = nodeAt(numerator, cell).value;
  const below = nodeAt(base, cell).value;
  const { unit_id, period_id, product_id } = cell;
  const ratio = below === 0n ? null : divideHalfUp(above * powerOfTen(decimals), below);
  return { unit_id, period_id, product_id, numerator: above, base: below, ratio };
}
