import type { BreakdownRequest } from "./request.ts";
import type { TreeIndex } from "./tree.ts";

/** The product weights of every unit (by index) in every leaf period (by place). */
export type ProductMix = readonly (readonly Float64Array[])[];

type Given = { whole: Float64Array | null; readonly byPlace: Map<number, Float64Array> };

function weightsFor(given: Given, place: number | null, count: number): Float64Array {
  const known = place === null ? given.whole : given.byPlace.get(place);
  if (known !== null && known !== undefined) return known;
  const fresh = new Float64Array(count);
  if (place === null) given.whole = fresh;
  else given.byPlace.set(place, fresh);
  return fresh;
}

function readGiven(request: BreakdownRequest, units: TreeIndex, periods: TreeIndex): Map<number, Given> {
  const products = new Map((request.products ?? []).map((product, index) => [product.id, index]));
  const places = new Map(periods.leaves.map((leaf, place) => [periods.ids[leaf], place]));
  const byUnit = new Map<number, Given>();
  for (const fact of request.product_weights ?? []) {
    const unit = fact.unit_id === null ? -1 : units.indexOf.get(fact.unit_id);
    const place = fact.period_id === null ? null : places.get(fact.period_id);
    const product = products.get(fact.product_id);
    if (unit === undefined || place === undefined || product === undefined) {
      throw new RangeError(
        `A product weight stands on no cell: ${fact.unit_id}, ${fact.period_id}, ${fact.product_id}`,
      );
    }
    const given = byUnit.get(unit) ?? { whole: null, byPlace: new Map() };
    byUnit.set(unit, given);
    const weights = weightsFor(given, place, products.size);
    weights[product] = (weights[product] ?? 0) + Math.max(fact.weight, 0);
  }
  return byUnit;
}

const usable = (weights: Float64Array): boolean => weights.some((weight) => weight > 0);

function resolve(given: Given | undefined, above: readonly Float64Array[]): readonly Float64Array[] {
  if (given === undefined) return above;
  return above.map((inherited, place) => {
    const own = given.byPlace.get(place);
    if (own !== undefined && usable(own)) return own;
    return given.whole !== null && usable(given.whole) ? given.whole : inherited;
  });
}

/**
 * Which products each unit sells: its own weights of the period, its own of any period, or those of the unit above;
 * at the top the ones for everybody, and without any the same for each product. RangeError for an unknown cell.
 */
export function productMix(request: BreakdownRequest, units: TreeIndex, periods: TreeIndex): ProductMix {
  const given = readGiven(request, units, periods);
  const even = new Float64Array((request.products ?? []).length).fill(1);
  const common = resolve(
    given.get(-1),
    periods.leaves.map(() => even),
  );
  const mix: (readonly Float64Array[])[] = [];
  for (const unit of units.order)
    mix[unit] = resolve(given.get(unit), mix[units.parent[unit] ?? -1] ?? common);
  return mix;
}
