import fc from "fast-check";
import type { BreakdownRequest, BreakdownStep, FixedCell } from "./request.ts";

/** Random requests for property tests: trees of up to 12 units, 7 periods and 3 products. */
export function arbitraryRequest(): fc.Arbitrary<BreakdownRequest> {
  return fc
    .record({
      unitParents: fc.array(fc.nat(), { maxLength: 11 }),
      periodParents: fc.array(fc.nat(), { maxLength: 6 }),
      products: fc.integer({ min: 0, max: 3 }),
      total: fc.oneof(
        fc.bigInt({ min: 0n, max: 500n }),
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
      ),
      currency: fc.constantFrom("CNY", "JPY", "KWD"),
      padding: fc.array(
        fc.record({
          level: fc.constantFrom("L0", "L1", "L2"),
          basis_points: fc.integer({ min: -2000, max: 3000 }),
        }),
        { maxLength: 2 },
      ),
    })
    .chain((shape) => {
      const base: BreakdownRequest = {
        measure: { kind: "amount", currency: shape.currency },
        units: treeOf("u", shape.unitParents).map((node, index) => ({
          ...node,
          level: `L${Math.min(index, 2)}`,
        })),
        periods: treeOf("p", shape.periodParents),
        products: Array.from({ length: shape.products }, (_, index) => ({ id: `k${index}` })),
        total: shape.total,
        padding: shape.padding,
        steps: [],
      };
      return fc
        .record({
          steps: fc.array(arbitraryStep(base), { maxLength: 4 }),
          fixed: fc.array(arbitraryFixed(base), { maxLength: 6 }),
          weights: fc.array(arbitraryProductWeight(base), { maxLength: shape.products === 0 ? 0 : 8 }),
        })
        .map(({ steps, fixed, weights }) => ({ ...base, steps, fixed, product_weights: weights }));
    });
}

function treeOf(prefix: string, parents: readonly number[]): { id: string; parent_id: string | null }[] {
  return [0, ...parents].map((parent, index) => ({
    id: `${prefix}${index}`,
    parent_id: index === 0 ? null : `${prefix}${parent % index}`,
  }));
}

function leavesOf(nodes: BreakdownRequest["periods"]): string[] {
  const parents = new Set(nodes.map((node) => node.parent_id));
  return nodes.map((node) => node.id).filter((id) => !parents.has(id));
}

const unitIds = (request: BreakdownRequest) => fc.constantFrom(...request.units.map((unit) => unit.id));
const leafIds = (request: BreakdownRequest) => fc.constantFrom(...leavesOf(request.periods));
const weights = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 1000 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);
const influence = fc.constantFrom(1, 0.5, 0.25);

function arbitraryStep(request: BreakdownRequest): fc.Arbitrary<BreakdownStep> {
  const unit_id = unitIds(request);
  const period_id = leafIds(request);
  const history = fc.record({
    kind: fc.constant("history" as const),
    influence,
    newcomers: fc.constantFrom("mean" as const, "nothing" as const),
    years: fc.array(
      fc.record({
        label: fc.constant("2025"),
        weight: fc.constantFrom(0.3, 1),
        facts: fc.array(fc.record({ unit_id, period_id, value: fc.bigInt({ min: -50n, max: 10n ** 12n }) }), {
          maxLength: 20,
        }),
      }),
      { maxLength: 2 },
    ),
  });
  const season = fc.record({
    kind: fc.constant("season" as const),
    influence,
    weights: fc.array(fc.record({ unit_id: fc.option(unit_id), period_id, weight: weights }), {
      maxLength: 10,
    }),
  });
  const potential = fc.record({
    kind: fc.constant("potential" as const),
    influence,
    values: fc.array(fc.record({ unit_id, value: weights }), { maxLength: 12 }),
  });
  const capacity = fc.record({
    kind: fc.constant("capacity" as const),
    use: fc.constantFrom("share" as const, "factor" as const),
    influence,
    facts: fc.array(
      fc.record({ unit_id, period_id, available: fc.integer({ min: 0, max: 20 }), full: fc.constant(20) }),
      { maxLength: 15 },
    ),
  });
  return fc.oneof(fc.constant({ kind: "even" as const }), history, season, potential, capacity);
}

/** A value for some cell, now and then one that cannot hold. */
export function arbitraryFixed(request: BreakdownRequest): fc.Arbitrary<FixedCell> {
  const total = request.total;
  const value = fc.oneof(
    fc.constant(null),
    fc.constant(0n),
    fc.bigInt({ min: 0n, max: total / BigInt(request.units.length) }),
    fc.bigInt({ min: -10n, max: total + 10n }),
  );
  const origin = fc.constantFrom("lock" as const, "entry" as const, "override" as const);
  const any = fc.record({
    unit_id: unitIds(request),
    period_id: fc.constantFrom(...request.periods.map((period) => period.id)),
    product_id: fc.constant(null),
    value,
    origin,
  });
  const products = request.products ?? [];
  if (products.length === 0) return any;
  const product = fc.record({
    unit_id: unitIds(request),
    period_id: leafIds(request),
    product_id: fc.constantFrom(...products.map((p) => p.id)),
    value,
    origin,
  });
  return fc.oneof(any, product);
}

function arbitraryProductWeight(request: BreakdownRequest) {
  return fc.record({
    unit_id: fc.option(unitIds(request)),
    period_id: fc.option(leafIds(request)),
    product_id: fc
      .constantFrom("", ...(request.products ?? []).map((product) => product.id))
      .filter((id) => id !== ""),
    weight: weights,
  });
}
