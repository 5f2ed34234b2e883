import type { RakedTable } from "./fit-table.ts";
import { productBlockOf } from "./solve.ts";
import { splitProducts, splitRootProducts } from "./split-products.ts";
import { type StoryInput, storyValues } from "./story.ts";
import { cellAt, lastUnits, mirrored, productValue, type StorySource } from "./story-source.ts";
import { childrenAt } from "./tree.ts";

type Place = {
  readonly unit: number;
  readonly period: number;
  readonly place: number;
  readonly product: number;
};

/** A product in a coarser period is the sum of the finer ones. */
function sumInputs(source: StorySource, unit: number, period: number, product: string): StoryInput[] {
  const finer = childrenAt(source.prepared.periods, period);
  const parts = finer.map((at) => ({
    cell: cellAt(source, unit, at, product),
    value: productValue(source, unit, at, product) * source.sign,
  }));
  return [{ kind: "sum", parts }];
}

/** The table that the cell was raked in, with the cell's row. */
function tableOf(source: StorySource, at: Place): { table: RakedTable; row: number } {
  const { prepared, solution, mix, fixed } = source;
  const { units, periods } = prepared;
  if (at.unit === units.root) {
    const leafValues = periods.leaves.map((leaf) => solution.units[units.root]?.values[leaf] ?? 0n);
    const rootMix = mix[units.root] ?? [];
    const table = splitRootProducts(units.root, leafValues, rootMix, fixed, solution.productBounds);
    return { table, row: at.place };
  }
  const above = units.parent[at.unit] ?? -1;
  const block = productBlockOf(
    {
      prepared,
      mix,
      productBounds: solution.productBounds,
      values: solution.units.map((unit) => unit.values),
      products: solution.units.map((unit) => unit.products),
    },
    solution.blocks.get(above)?.padding ?? [],
    above,
    at.place,
  );
  return { table: splitProducts(block), row: block.children.indexOf(at.unit) };
}

function mixInput(source: StorySource, at: Place): StoryInput {
  const weights = source.mix[at.unit]?.[at.place] ?? new Float64Array(0);
  const whole = weights.reduce((a, b) => a + b, 0);
  const part = (weight: number) => BigInt(Math.round((weight / whole) * 1e12));
  const weights_total = weights.reduce((sum, weight) => sum + part(weight), 0n);
  return { kind: "product_mix", weight: part(weights[at.product] ?? 0), weights_total };
}

function balanceInput(source: StorySource, at: Place): StoryInput[] {
  const found = tableOf(source, at);
  const { factors, seed } = found.table;
  return [
    {
      kind: "balance",
      seed: seed[found.row * factors.columns.length + at.product] ?? 0,
      row_factor: factors.rows[found.row] ?? 0,
      column_factor: mirrored(factors.columns[at.product] ?? 0, source.sign),
    },
  ];
}

/** A product: its part of the unit's value by the unit's mix, balanced so that the product's own whole holds too. */
export function productStory(
  source: StorySource,
  unit: number,
  period: number,
  productId: string,
): StoryInput[] {
  const { periods, request } = source.prepared;
  const product = (request.products ?? []).findIndex((known) => known.id === productId);
  if (product < 0) throw new RangeError(`No such product: ${productId}`);
  const place = periods.leaves.indexOf(period);
  if (place < 0) return sumInputs(source, unit, period, productId);
  const at = { unit, period, place, product };
  const value = productValue(source, unit, period, productId) * source.sign;
  const inputs: StoryInput[] = [
    {
      kind: "parent",
      of: "products",
      cell: cellAt(source, unit, period),
      value: (source.solution.units[unit]?.values[period] ?? 0n) * source.sign,
    },
    mixInput(source, at),
  ];
  const difference = value - (storyValues(inputs).at(-1) ?? 0n);
  if (difference > 1n || difference < -1n) inputs.push(...balanceInput(source, at));
  return [...inputs, ...lastUnits(value - (storyValues(inputs).at(-1) ?? 0n))];
}
