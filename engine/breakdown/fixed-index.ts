import { cellOf, type OwnFixed, outranks, withoutContradictions } from "./bounds.ts";
import type { BreakdownProblem, BreakdownRequest, CellRef, FixedCell } from "./request.ts";
import { idAt, type TreeIndex } from "./tree.ts";

export type Given = FixedCell & { readonly value: bigint };

/** A value that was not kept, and the cell that it contradicts. */
export type NotHeld = { readonly cell: Given; readonly because: CellRef };

/** The given values by unit index, contradictions left out; all are turned positive when the total is negative. */
export type FixedIndex = {
  readonly byUnit: ReadonlyMap<number, OwnFixed>;
  /** By unit index, then by `place × products + product`. */
  readonly byProduct: ReadonlyMap<number, ReadonlyMap<number, Given>>;
  /** Whole-plan values of products, by product index. */
  readonly productTotals: ReadonlyMap<number, Given>;
  readonly notHeld: readonly NotHeld[];
  readonly problems: readonly BreakdownProblem[];
};

type Trees = { readonly units: TreeIndex; readonly periods: TreeIndex };

type Drafts = {
  readonly byUnit: Map<number, Map<number, Given>>;
  readonly byProduct: Map<number, Map<number, Given>>;
  readonly productTotals: Map<number, Given>;
  readonly problems: BreakdownProblem[];
};

function putBest(map: Map<number, Given>, key: number, cell: Given): void {
  if (outranks(cell, map.get(key))) map.set(key, cell);
}

function mapAt(maps: Map<number, Map<number, Given>>, key: number): Map<number, Given> {
  const known = maps.get(key) ?? new Map<number, Given>();
  maps.set(key, known);
  return known;
}

function placeCell(
  cell: Given,
  { units, periods }: Trees,
  products: ReadonlyMap<string, number>,
  drafts: Drafts,
): void {
  const unit = units.indexOf.get(cell.unit_id);
  const period = periods.indexOf.get(cell.period_id);
  const product = cell.product_id === null ? null : products.get(cell.product_id);
  if (unit === undefined || period === undefined || product === undefined) {
    drafts.problems.push({ code: "unknown_cell", cell: cellOf(cell) });
    return;
  }
  if (product === null) {
    putBest(mapAt(drafts.byUnit, unit), period, cell);
    return;
  }
  const place = periods.leaves.indexOf(period);
  if (unit === units.root && period === periods.root) putBest(drafts.productTotals, product, cell);
  else if (place >= 0) putBest(mapAt(drafts.byProduct, unit), place * products.size + product, cell);
  else drafts.problems.push({ code: "level_not_supported", cell: cellOf(cell) });
}

/** The total is given too: values of the root that contradict it do not hold. */
function withTotal(own: ReadonlyMap<number, Given> | undefined, total: Given, { periods }: Trees): OwnFixed {
  return new Map([...(own ?? []), [periods.root, total]]);
}

/** Puts every given value on its cell. Values on no cell become problems; `null` leaves its cell free. */
export function indexFixed(request: BreakdownRequest, trees: Trees): FixedIndex {
  const sign = request.total < 0n ? -1n : 1n;
  const products = new Map((request.products ?? []).map((product, index) => [product.id, index]));
  const drafts: Drafts = { byUnit: new Map(), byProduct: new Map(), productTotals: new Map(), problems: [] };
  for (const cell of request.fixed ?? []) {
    if (cell.value !== null) placeCell({ ...cell, value: cell.value * sign }, trees, products, drafts);
  }
  const root = {
    unit_id: idAt(trees.units, trees.units.root),
    period_id: idAt(trees.periods, trees.periods.root),
    product_id: null,
  };
  const notHeld: NotHeld[] = [];
  const other = drafts.byUnit.get(trees.units.root)?.get(trees.periods.root);
  const total: Given = { ...root, value: request.total * sign, origin: "lock" };
  if (other !== undefined && other.value !== total.value) notHeld.push({ cell: other, because: root });
  const byUnit = new Map<number, OwnFixed>();
  mapAt(drafts.byUnit, trees.units.root);
  for (const [unit, own] of drafts.byUnit) {
    const given = unit === trees.units.root ? withTotal(own, total, trees) : own;
    const { held, contradictions } = withoutContradictions(given, trees.periods);
    byUnit.set(unit, held);
    for (const { cell, because } of contradictions) {
      notHeld.push({
        cell,
        because: { unit_id: cell.unit_id, period_id: idAt(trees.periods, because), product_id: null },
      });
    }
  }
  return { ...drafts, byUnit, notHeld };
}
