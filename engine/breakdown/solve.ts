import { type Bounds, boundsOf } from "./bounds.ts";
import type { FixedIndex } from "./fixed-index.ts";
import type { Prepared } from "./prepare.ts";
import type { ProductMix } from "./product-mix.ts";
import { type Block, type BlockFinding, splitBlock, splitRoot } from "./split-block.ts";
import {
  type ProductBlock,
  type ProductBounds,
  productBounds,
  splitProducts,
  splitRootProducts,
} from "./split-products.ts";
import { childrenAt } from "./tree.ts";

/** The values of one unit: by period index, and by leaf place and product. */
export type UnitValues = {
  readonly values: readonly bigint[];
  readonly products: readonly (readonly bigint[])[];
};

/** What the units right below one unit do not have, by period index, and what was found on the way. */
export type BlockResult = { readonly padding: readonly bigint[]; readonly findings: readonly BlockFinding[] };

/** All values of a breakdown by unit index. Amounts are those of a positive total (see `FixedIndex`). */
export type Solution = {
  readonly units: readonly UnitValues[];
  readonly blocks: ReadonlyMap<number, BlockResult>;
  readonly bounds: readonly (Bounds | null)[];
  readonly productBounds: ProductBounds;
};

/** What may be taken over from an earlier solution: everything that no changed value reaches. */
export type Earlier = { readonly solution: Solution; readonly touched: ReadonlySet<number> };

function allBounds(prepared: Prepared, fixed: FixedIndex, earlier: Earlier | null): (Bounds | null)[] {
  const { units, periods } = prepared;
  const bounds: (Bounds | null)[] = [];
  for (const unit of [...units.order].reverse()) {
    const known = earlier?.solution.bounds[unit];
    if (earlier !== null && known !== undefined && !earlier.touched.has(unit)) {
      bounds[unit] = known;
      continue;
    }
    const below = childrenAt(units, unit).map((child) => bounds[child] ?? null);
    bounds[unit] = boundsOf(fixed.byUnit.get(unit), below, periods, prepared.paddingBasisPoints[unit] ?? 0n);
  }
  return bounds;
}

const sameNumbers = (a: readonly bigint[], b: readonly bigint[] | undefined): boolean =>
  b !== undefined && a.length === b.length && a.every((value, at) => value === b[at]);

/** The earlier list where it is equal, so that what depends on it can be seen to be unchanged. */
function earlierIfEqual(fresh: readonly bigint[], before: readonly bigint[] | undefined): readonly bigint[] {
  return before !== undefined && sameNumbers(fresh, before) ? before : fresh;
}

/** The block of a unit: its own values, and weights and bounds of the units right below it. */
export function blockOf(
  prepared: Prepared,
  bounds: readonly (Bounds | null)[],
  unit: number,
  values: readonly bigint[],
): Block {
  const children = childrenAt(prepared.units, unit);
  return {
    periods: prepared.periods,
    parentValues: values,
    weights: children.map((child) => prepared.weights[child] ?? []),
    bounds: children.map((child) => bounds[child] ?? null),
    paddingBasisPoints: prepared.paddingBasisPoints[unit] ?? 0n,
  };
}

type Draft = {
  readonly prepared: Prepared;
  readonly mix: ProductMix;
  readonly fixed: FixedIndex;
  readonly earlier: Earlier | null;
  readonly bounds: readonly (Bounds | null)[];
  readonly productBounds: ProductBounds;
  readonly values: (readonly bigint[])[];
  readonly products: (readonly (readonly bigint[])[])[];
  readonly blocks: Map<number, BlockResult>;
};

function solveRoot(draft: Draft): void {
  const { prepared, fixed, earlier } = draft;
  const { units, periods, request } = prepared;
  const root = units.root;
  const before = earlier?.solution.units[root];
  const total = request.total < 0n ? -request.total : request.total;
  const values = splitRoot(total, periods, prepared.weights[root] ?? [], draft.bounds[root] ?? null);
  draft.values[root] = earlierIfEqual(values, before?.values);
  if ((request.products ?? []).length === 0) {
    draft.products[root] = [];
    return;
  }
  const leafValues = periods.leaves.map((leaf) => values[leaf] ?? 0n);
  const mix = draft.mix[root] ?? [];
  const { cells } = splitRootProducts(root, leafValues, mix, fixed, draft.productBounds);
  const count = request.products?.length ?? 0;
  draft.products[root] = leafValues.map((_, place) =>
    earlierIfEqual(cells.slice(place * count, (place + 1) * count), before?.products[place]),
  );
}

/** The table of one unit and leaf period; see `splitProducts`. */
export function productBlockOf(
  draft: Pick<Draft, "prepared" | "mix" | "productBounds" | "values" | "products">,
  padding: readonly bigint[],
  unit: number,
  place: number,
): ProductBlock {
  const { periods, units } = draft.prepared;
  const leaf = periods.leaves[place] ?? -1;
  const children = childrenAt(units, unit);
  return {
    children,
    childValues: children.map((child) => draft.values[child]?.[leaf] ?? 0n),
    products: draft.products[unit]?.[place] ?? [],
    padding: padding[leaf] ?? 0n,
    mix: children.map((child) => draft.mix[child]?.[place] ?? new Float64Array(0)),
    place,
    bounds: draft.productBounds,
  };
}

/** Whether unit and period have the same products to split as before: same rows, same columns, no given value near. */
function sameProducts(draft: Draft, block: ProductBlock, unit: number, place: number): boolean {
  const { earlier, prepared } = draft;
  if (earlier === null) return false;
  const leaf = prepared.periods.leaves[place] ?? -1;
  if (block.products !== earlier.solution.units[unit]?.products[place]) return false;
  return block.children.every((child, row) => {
    if (earlier.solution.units[child]?.values[leaf] !== block.childValues[row]) return false;
    const given = draft.productBounds.get(child);
    return given === undefined && earlier.solution.productBounds.get(child) === undefined;
  });
}

function solveProducts(draft: Draft, padding: readonly bigint[], unit: number): void {
  const { prepared, earlier } = draft;
  const children = childrenAt(prepared.units, unit);
  const count = prepared.request.products?.length ?? 0;
  const rows: (readonly bigint[])[][] = children.map(() => []);
  prepared.periods.leaves.forEach((_, place) => {
    if (count === 0) return;
    const block = productBlockOf(draft, padding, unit, place);
    const same = sameProducts(draft, block, unit, place);
    const cells = same ? [] : splitProducts(block).cells;
    children.forEach((child, row) => {
      const before = earlier?.solution.units[child]?.products[place];
      const fresh = same ? (before ?? []) : cells.slice(row * count, (row + 1) * count);
      rows[row]?.push(earlierIfEqual(fresh, before));
    });
  });
  children.forEach((child, row) => {
    draft.products[child] = rows[row] ?? [];
  });
}

/** Whether nothing that this unit's block depends on has changed. */
function canKeep(draft: Draft, unit: number): boolean {
  const { earlier } = draft;
  const before = earlier?.solution.units[unit];
  if (earlier === null || before === undefined || earlier.touched.has(unit)) return false;
  if (draft.values[unit] !== before.values) return false;
  const products = draft.products[unit] ?? [];
  return products.every((row, place) => row === before.products[place]);
}

function solveBlock(draft: Draft, unit: number): void {
  const { prepared, earlier } = draft;
  const children = childrenAt(prepared.units, unit);
  const known = earlier?.solution.blocks.get(unit);
  if (known !== undefined && canKeep(draft, unit)) {
    for (const child of children) {
      const before = earlier?.solution.units[child];
      draft.values[child] = before?.values ?? [];
      draft.products[child] = before?.products ?? [];
    }
    draft.blocks.set(unit, known);
    return;
  }
  const split = splitBlock(blockOf(prepared, draft.bounds, unit, draft.values[unit] ?? []));
  draft.blocks.set(unit, { padding: split.padding, findings: split.findings });
  children.forEach((child, row) => {
    draft.values[child] = earlierIfEqual(split.values[row] ?? [], earlier?.solution.units[child]?.values);
  });
  solveProducts(draft, split.padding, unit);
}

/**
 * Solves the tree from the top: each unit's values are final before those below it are split from them. With an
 * earlier solution only the units above a touched one are solved again, and whatever follows from a value that moved.
 * `touched` holds the units whose given values changed and every unit above them.
 */
export function solve(
  prepared: Prepared,
  mix: ProductMix,
  fixed: FixedIndex,
  earlier: Earlier | null,
): Solution {
  const draft: Draft = {
    prepared,
    mix,
    fixed,
    earlier,
    bounds: allBounds(prepared, fixed, earlier),
    productBounds: productBounds(fixed, prepared.units),
    values: [],
    products: [],
    blocks: new Map(),
  };
  solveRoot(draft);
  for (const unit of prepared.units.order) {
    if (childrenAt(prepared.units, unit).length > 0) solveBlock(draft, unit);
  }
  const { bounds, values, products, blocks } = draft;
  return {
    units: prepared.units.ids.map((_, unit) => ({
      values: values[unit] ?? [],
      products: products[unit] ?? [],
    })),
    blocks,
    bounds,
    productBounds: draft.productBounds,
  };
}
