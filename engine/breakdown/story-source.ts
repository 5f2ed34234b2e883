import type { Breakdown } from "./break-down.ts";
import { type FixedIndex, type Given, indexFixed } from "./fixed-index.ts";
import type { Prepared } from "./prepare.ts";
import type { ProductMix } from "./product-mix.ts";
import type { CellRef } from "./request.ts";
import { blockOf, type Solution } from "./solve.ts";
import { type SplitBlock, splitBlock } from "./split-block.ts";
import type { StoryInput } from "./story.ts";
import { idAt } from "./tree.ts";

/** What stories are told from: one solution of a breakdown, and its blocks as they are asked for. */
export type StorySource = {
  readonly prepared: Prepared;
  readonly mix: ProductMix;
  readonly fixed: FixedIndex;
  readonly solution: Solution;
  /** 1, or −1 when the total is negative: solutions hold the mirror image. */
  readonly sign: bigint;
  /** The block of the units right below a unit, split again to see its tables; the same result each time. */
  readonly blockBelow: (unit: number) => SplitBlock;
};

/** The values as they are ("final") or as the steps alone give them ("method"). */
export function storySource(breakdown: Breakdown, which: "final" | "method"): StorySource {
  const { prepared, mix } = breakdown;
  const solution = which === "final" ? breakdown.solution : breakdown.method;
  const known = new Map<number, SplitBlock>();
  return {
    prepared,
    mix,
    fixed: which === "final" ? breakdown.fixed : indexFixed({ ...breakdown.request, fixed: [] }, prepared),
    solution,
    sign: breakdown.request.total < 0n ? -1n : 1n,
    blockBelow: (unit) => {
      const block =
        known.get(unit) ??
        splitBlock(blockOf(prepared, solution.bounds, unit, solution.units[unit]?.values ?? []));
      known.set(unit, block);
      return block;
    },
  };
}

/** The cell of some indexes. */
export function cellAt(
  source: StorySource,
  unit: number,
  period: number,
  product: string | null = null,
): CellRef {
  const { units, periods } = source.prepared;
  return { unit_id: idAt(units, unit), period_id: idAt(periods, period), product_id: product };
}

function givenAt(source: StorySource, cell: CellRef): Given | undefined {
  const { prepared, fixed } = source;
  const { units, periods, request } = prepared;
  const unit = units.indexOf.get(cell.unit_id) ?? -1;
  const period = periods.indexOf.get(cell.period_id) ?? -1;
  if (cell.product_id === null) {
    // The plan's total stands in the index as a lock, but it is where the story begins, not a change to it.
    return unit === units.root && period === periods.root ? undefined : fixed.byUnit.get(unit)?.get(period);
  }
  const products = request.products ?? [];
  const product = products.findIndex((known) => known.id === cell.product_id);
  if (unit === units.root && period === periods.root) return fixed.productTotals.get(product);
  return fixed.byProduct.get(unit)?.get(periods.leaves.indexOf(period) * products.length + product);
}

/** The value given for this very cell, as the last step of its story; null without one, or when it did not hold. */
export function fixedInput(source: StorySource, cell: CellRef): StoryInput | null {
  const given = givenAt(source, cell);
  if (given === undefined) return null;
  const { prepared, solution } = source;
  const unit = prepared.units.indexOf.get(cell.unit_id) ?? -1;
  const period = prepared.periods.indexOf.get(cell.period_id) ?? -1;
  if (cell.product_id === null && solution.units[unit]?.values[period] !== given.value) return null;
  if (cell.product_id !== null && productValue(source, unit, period, cell.product_id) !== given.value)
    return null;
  const { origin, reason, author_id } = given;
  return {
    kind: origin,
    value: given.value * source.sign,
    reason: reason ?? null,
    author_id: author_id ?? null,
  };
}

/** The value of a product in a unit and period, as the solution holds it. */
export function productValue(source: StorySource, unit: number, period: number, product: string): bigint {
  const { periods, request } = source.prepared;
  const index = (request.products ?? []).findIndex((known) => known.id === product);
  const within = (leaf: number): boolean => {
    for (let at = leaf; at >= 0; at = periods.parent[at] ?? -1) if (at === period) return true;
    return false;
  };
  return periods.leaves.reduce(
    (sum, leaf, place) =>
      within(leaf) ? sum + (source.solution.units[unit]?.products[place]?.[index] ?? 0n) : sum,
    0n,
  );
}

/** The last units between what the steps say and the value: of rounding, or of more than that. */
export function lastUnits(units: bigint): StoryInput[] {
  if (units === 0n) return [];
  return [{ kind: units <= 1n && units >= -1n ? "rounding" : "settling", units }];
}

/** A factor of the mirror image, without the negative zero that JSON does not know. */
export function mirrored(factor: number, sign: bigint): number {
  return sign < 0n && factor !== 0 ? -factor : factor;
}
