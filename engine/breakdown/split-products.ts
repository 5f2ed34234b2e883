import { allocate } from "../money/index.ts";
import { allocateBounded } from "./bounded-allocation.ts";
import { type FirmTable, fitFirmRows } from "./fit-table.ts";
import type { FixedIndex } from "./fixed-index.ts";
import type { TreeIndex } from "./tree.ts";

/** The least that a product must have in a unit and leaf period, from values given there or further below. */
export type ProductBounds = ReadonlyMap<
  number,
  ReadonlyMap<number, { readonly low: bigint; readonly own: boolean }>
>;

/** Given product values and, above them, their sums; an own value hides what lies below it. */
export function productBounds(fixed: FixedIndex, units: TreeIndex): ProductBounds {
  const bounds = new Map<number, Map<number, { low: bigint; own: boolean }>>();
  const at = (unit: number) => {
    const known = bounds.get(unit) ?? new Map<number, { low: bigint; own: boolean }>();
    bounds.set(unit, known);
    return known;
  };
  for (const [unit, cells] of fixed.byProduct) {
    for (const [key, cell] of cells) {
      at(unit).set(key, { low: cell.value, own: true });
      for (let above = units.parent[unit] ?? -1; above >= 0; above = units.parent[above] ?? -1) {
        if (fixed.byProduct.get(above)?.has(key) === true) break;
        const known = at(above).get(key);
        at(above).set(key, { low: (known?.low ?? 0n) + cell.value, own: false });
      }
    }
  }
  return bounds;
}

/** The bounds of one unit's products in a leaf period as a row of a table. */
function boundRow(bounds: ProductBounds, unit: number, place: number, count: number) {
  const given = bounds.get(unit);
  const cells = Array.from({ length: count }, (_, product) => given?.get(place * count + product));
  return {
    lows: cells.map((cell) => cell?.low ?? 0n),
    highs: cells.map((cell) => (cell?.own === true ? cell.low : null)),
    firmLows: cells.map((cell) => (cell?.own === true ? cell.low : 0n)),
    firmHighs: cells.map((cell) => (cell?.own === true ? cell.low : null)),
  };
}

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

/** The whole of each product: its weights over the year, within the values given for it. */
function productTotals(
  total: bigint,
  mix: readonly Float64Array[],
  leafValues: readonly bigint[],
  fixed: FixedIndex,
): bigint[] {
  const count = mix[0]?.length ?? 0;
  const weights = Array.from({ length: count }, (_, product) =>
    sum(
      leafValues.map((value, place) => {
        const whole = mix[place]?.reduce((a, b) => a + b, 0) ?? 0;
        const part = Math.round(((mix[place]?.[product] ?? 0) / (whole > 0 ? whole : 1)) * 1e12);
        return (value > 0n ? value : 0n) * BigInt(part);
      }),
    ),
  );
  const given = weights.map((_, product) => fixed.productTotals.get(product)?.value ?? null);
  const { shares, left } = allocateBounded(
    total,
    weights,
    given.map((value) => value ?? 0n),
    given,
  );
  // Products have no padding: totals that contradict the plan's give way together.
  return left === 0n ? [...shares] : allocate(total, weights);
}

/** The root unit: leaf periods × products. Periods hold exactly, product totals where given values let them. */
export function splitRootProducts(
  root: number,
  leafValues: readonly bigint[],
  mix: readonly Float64Array[],
  fixed: FixedIndex,
  bounds: ProductBounds,
): FirmTable {
  const count = mix[0]?.length ?? 0;
  const rows = leafValues.map((_, place) => boundRow(bounds, root, place, count));
  return fitFirmRows({
    rows: leafValues,
    columns: productTotals(sum(leafValues), mix, leafValues, fixed),
    seed: Float64Array.from(mix.flatMap((weights) => [...weights])),
    lows: rows.flatMap((row) => row.lows),
    highs: rows.flatMap((row) => row.highs),
    firmLows: rows.flatMap((row) => row.firmLows),
    firmHighs: rows.flatMap((row) => row.firmHighs),
  });
}

/** One unit in one leaf period: the units right below it × products. */
export type ProductBlock = {
  readonly children: readonly number[];
  readonly childValues: readonly bigint[];
  /** The unit's own products, and how much of its value is padding. */
  readonly products: readonly bigint[];
  readonly padding: bigint;
  readonly mix: readonly Float64Array[];
  readonly place: number;
  readonly bounds: ProductBounds;
};

/**
 * Splits a unit's products among the units below it: each unit's products sum to its value, each product's units and
 * padding to the unit's product. The padding takes the unit's own mix.
 */
export function splitProducts(block: ProductBlock): FirmTable {
  const count = block.products.length;
  const weights = block.products.map((value) => (value > 0n ? value : 0n));
  const padding = allocate(block.padding, weights);
  const rows = block.children.map((unit) => boundRow(block.bounds, unit, block.place, count));
  return fitFirmRows({
    rows: block.childValues,
    columns: block.products.map((value, product) => value - (padding[product] ?? 0n)),
    seed: Float64Array.from(block.mix.flatMap((mix) => [...mix])),
    lows: rows.flatMap((row) => row.lows),
    highs: rows.flatMap((row) => row.highs),
    firmLows: rows.flatMap((row) => row.firmLows),
    firmHighs: rows.flatMap((row) => row.firmHighs),
  });
}
