import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Breakdown, breakDown, changeFixed } from "./break-down.ts";
import { nodeAt, nodesOf } from "./nodes.ts";
import { arbitraryFixed, arbitraryRequest } from "./request.arbitrary.ts";
import { childrenAt, idAt } from "./tree.ts";

/** Every sum that must hold, in whole units. */
function expectSums(b: Breakdown): void {
  const { units, periods, request } = b.prepared;
  const products = [null, ...(request.products ?? []).map((product) => product.id)];
  const read = (unit: number, period: number, product_id: string | null) =>
    nodeAt(b, { unit_id: idAt(units, unit), period_id: idAt(periods, period), product_id });
  for (const unit of units.order) {
    for (const period of periods.order) {
      const whole = read(unit, period, null);
      for (const product of products) {
        const node = read(unit, period, product);
        const below = childrenAt(units, unit).map((child) => read(child, period, product).value);
        if (below.length > 0) expect(below.reduce((x, y) => x + y, node.padding)).toBe(node.value);
        const finer = childrenAt(periods, period).map((at) => read(unit, at, product).value);
        if (finer.length > 0) expect(finer.reduce((x, y) => x + y, 0n)).toBe(node.value);
      }
      if (products.length > 1) {
        const parts = products.slice(1).map((product) => read(unit, period, product).value);
        expect(parts.reduce((x, y) => x + y, 0n)).toBe(whole.value);
      }
    }
  }
  expect(read(units.root, periods.root, null).value).toBe(request.total);
}

describe("any breakdown", () => {
  it("sums up in every unit, period and product, whatever the trees, steps, locks and padding are", () => {
    fc.assert(
      fc.property(arbitraryRequest(), (request) => {
        const frozen = structuredClone(request);
        expectSums(breakDown(request));
        expect(request).toEqual(frozen);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps every given value or names it", () => {
    fc.assert(
      fc.property(arbitraryRequest(), (request) => {
        const b = breakDown(request);
        const named = new Set(
          b.problems.flatMap((p) => (p.code === "lock_not_held" ? [JSON.stringify(p.cell)] : [])),
        );
        for (const node of nodesOf(b)) {
          if (node.fixed === null || node.fixed.value === node.value) continue;
          const { unit_id, period_id, product_id } = node;
          expect(named).toContain(JSON.stringify({ unit_id, period_id, product_id }));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("gives the same after a change as when it is made anew", () => {
    const withChanges = arbitraryRequest().chain((request) =>
      fc.tuple(fc.constant(request), fc.array(arbitraryFixed(request), { minLength: 1, maxLength: 3 })),
    );
    fc.assert(
      fc.property(withChanges, ([request, changes]) => {
        let b = breakDown(request);
        for (const change of changes) b = changeFixed(b, [change]);
        const anew = breakDown(b.request);
        expect(nodesOf(b)).toEqual(nodesOf(anew));
        expect(b.problems).toEqual(anew.problems);
        expect(b.solution.units).toEqual(anew.solution.units);
      }),
      { numRuns: 150 },
    );
  });

  it("mirrors a negative total", () => {
    fc.assert(
      fc.property(arbitraryRequest(), (request) => {
        const mirrored = {
          ...request,
          total: -request.total,
          fixed: (request.fixed ?? []).map((cell) => ({
            ...cell,
            value: cell.value === null ? null : -cell.value,
          })),
        };
        if (request.total === 0n) return;
        expect(nodesOf(breakDown(mirrored)).map((n) => n.value)).toEqual(
          nodesOf(breakDown(request)).map((n) => -n.value),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("locks that can hold together", () => {
  it("hold, and most leave nothing to the padding", () => {
    let clean = 0;
    let all = 0;
    const possible = arbitraryRequest().chain((request) =>
      fc.record({ request: fc.constant(request), picks: fc.array(fc.nat(), { maxLength: 8 }) }),
    );
    fc.assert(
      fc.property(possible, ({ request, picks }) => {
        const plain = { ...request, padding: [], fixed: [], products: [], product_weights: [] };
        const nodes = nodesOf(breakDown(plain)).filter((node) => node.unit_id !== "u0");
        if (nodes.length === 0) return;
        const fixed = picks.map((pick) => {
          const node = nodes[pick % nodes.length];
          if (node === undefined) throw new Error("No node to lock");
          return { ...node, origin: "lock" as const };
        });
        const b = breakDown({ ...plain, steps: [], fixed });
        expectSums(b);
        for (const node of nodesOf(b)) if (node.fixed !== null) expect(node.value).toBe(node.fixed.value);
        all += 1;
        if (b.problems.length === 0) clean += 1;
      }),
      { numRuns: 400, seed: 5 },
    );
    expect(clean / all).toBeGreaterThan(0.97);
  });
});
