import { outranks } from "./bounds.ts";
import type { Breakdown } from "./break-down.ts";
import { readValue } from "./problems.ts";
import type { CellRef, FixedCell } from "./request.ts";
import { childrenAt, idAt } from "./tree.ts";

/**
 * One cell of a breakdown in whole units of the measure. `computed` is what the steps alone give, before anybody gave
 * a value anywhere; `padding` is what the units below do not have (positive: held back) or have on top (negative:
 * over-assigned), 0 for a unit with none below; `fixed` is the value that was given for this very cell.
 */
export type BreakdownNode = CellRef & {
  readonly value: bigint;
  readonly computed: bigint;
  readonly padding: bigint;
  readonly fixed: FixedCell | null;
};

function paddingAt(breakdown: Breakdown, cell: CellRef, value: bigint): bigint {
  const { prepared, solution } = breakdown;
  const unit = prepared.units.indexOf.get(cell.unit_id) ?? -1;
  const below = childrenAt(prepared.units, unit);
  if (below.length === 0) return 0n;
  return below.reduce(
    (rest, child) =>
      rest - (readValue(prepared, solution, { ...cell, unit_id: idAt(prepared.units, child) }) ?? 0n),
    value,
  );
}

function fixedAt(breakdown: Breakdown, cell: CellRef): FixedCell | null {
  let best: FixedCell | undefined;
  for (const given of breakdown.request.fixed ?? []) {
    if (given.value === null || given.unit_id !== cell.unit_id || given.period_id !== cell.period_id)
      continue;
    if (given.product_id === cell.product_id && outranks(given, best)) best = given;
  }
  return best ?? null;
}

/** One cell. RangeError when the breakdown has no such unit, period or product. */
export function nodeAt(breakdown: Breakdown, cell: CellRef): BreakdownNode {
  const { prepared, solution, method } = breakdown;
  const value = readValue(prepared, solution, cell);
  const computed = readValue(prepared, method, cell);
  if (value === null || computed === null) {
    throw new RangeError(`No such cell: ${cell.unit_id}, ${cell.period_id}, ${cell.product_id}`);
  }
  const sign = breakdown.request.total < 0n ? -1n : 1n;
  return {
    unit_id: cell.unit_id,
    period_id: cell.period_id,
    product_id: cell.product_id,
    value: value * sign,
    computed: computed * sign,
    padding: paddingAt(breakdown, cell, value) * sign,
    fixed: fixedAt(breakdown, cell),
  };
}

const cellKey = (cell: CellRef): string => JSON.stringify([cell.unit_id, cell.period_id, cell.product_id]);

function fixedByCell(breakdown: Breakdown): Map<string, FixedCell> {
  const best = new Map<string, FixedCell>();
  for (const given of breakdown.request.fixed ?? []) {
    if (given.value !== null && outranks(given, best.get(cellKey(given)))) best.set(cellKey(given), given);
  }
  return best;
}

/**
 * Every unit and period without products, units in the order of the tree from the top. With `only` just those
 * units, which is how a page asks for what a change moved.
 */
export function nodesOf(breakdown: Breakdown, only?: ReadonlySet<string>): BreakdownNode[] {
  const { prepared, solution, method } = breakdown;
  const { units, periods } = prepared;
  const sign = breakdown.request.total < 0n ? -1n : 1n;
  const fixed = fixedByCell(breakdown);
  const nodes: BreakdownNode[] = [];
  for (const unit of units.order) {
    const unitId = idAt(units, unit);
    if (only !== undefined && !only.has(unitId)) continue;
    const padding = solution.blocks.get(unit)?.padding;
    periods.ids.forEach((periodId, period) => {
      const cell = { unit_id: unitId, period_id: periodId, product_id: null };
      nodes.push({
        ...cell,
        value: (solution.units[unit]?.values[period] ?? 0n) * sign,
        computed: (method.units[unit]?.values[period] ?? 0n) * sign,
        padding: (padding?.[period] ?? 0n) * sign,
        fixed: fixed.get(cellKey(cell)) ?? null,
      });
    });
  }
  return nodes;
}

/** The leaf periods of one unit by product; none when the breakdown has no products. */
export function productNodesOf(breakdown: Breakdown, unitId: string): BreakdownNode[] {
  const { periods, request, units } = breakdown.prepared;
  if (!units.indexOf.has(unitId)) throw new RangeError(`No such unit: ${unitId}`);
  return periods.leaves.flatMap((leaf) =>
    (request.products ?? []).map((product) =>
      nodeAt(breakdown, { unit_id: unitId, period_id: idAt(periods, leaf), product_id: product.id }),
    ),
  );
}

/** Ids of the units whose values or padding differ between two breakdowns of the same trees. */
export function changedUnits(before: Breakdown, after: Breakdown): Set<string> {
  const changed = new Set<string>();
  const { units } = after.prepared;
  const differs = (a: readonly bigint[] | undefined, b: readonly bigint[] | undefined) =>
    a !== b && (a ?? []).some((value, at) => value !== b?.[at]);
  units.ids.forEach((id, unit) => {
    const [old, now] = [before.solution.units[unit], after.solution.units[unit]];
    const products = (now?.products ?? []).some((row, place) => differs(old?.products[place], row));
    const padding = differs(
      before.solution.blocks.get(unit)?.padding,
      after.solution.blocks.get(unit)?.padding,
    );
    if (products || padding || differs(old?.values, now?.values)) changed.add(id);
  });
  return changed;
}
