import { cellOf, unansweredCells } from "./bounds.ts";
import { type FixedIndex, indexFixed } from "./fixed-index.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { problemsOf } from "./problems.ts";
import { type ProductMix, productMix } from "./product-mix.ts";
import type { BreakdownProblem, BreakdownRequest, CellRef, FixedCell } from "./request.ts";
import { type Solution, solve } from "./solve.ts";

/**
 * A finished breakdown. `solution` is with the given values, `method` what the steps alone give; read both through
 * `nodeAt` and `nodesOf`. The other parts are kept so that a change need not begin anew.
 */
export type Breakdown = {
  readonly request: BreakdownRequest;
  readonly problems: readonly BreakdownProblem[];
  readonly unanswered: readonly CellRef[];
  readonly prepared: Prepared;
  readonly mix: ProductMix;
  readonly fixed: FixedIndex;
  readonly method: Solution;
  readonly solution: Solution;
};

function finish(
  parts: Pick<Breakdown, "request" | "prepared" | "mix" | "fixed" | "method" | "solution">,
): Breakdown {
  return {
    ...parts,
    problems: [...parts.prepared.problems, ...problemsOf(parts)],
    unanswered: unansweredCells(parts.request),
  };
}

/**
 * Breaks the total down to every unit, period and product. In every period the children and the padding sum exactly
 * to the parent, finer periods to the coarser, products to the unit's value. Given values stay where they can;
 * `problems` names those that cannot. RangeError for a malformed request (no tree, a fact on no cell).
 */
export function breakDown(request: BreakdownRequest): Breakdown {
  const prepared = prepare(request);
  const mix = productMix(request, prepared.units, prepared.periods);
  const nothing = indexFixed({ ...request, fixed: [] }, prepared);
  const method = solve(prepared, mix, nothing, null);
  const fixed = indexFixed(request, prepared);
  const touched = touchedUnits(prepared, request.fixed ?? []);
  const solution = touched.size === 0 ? method : solve(prepared, mix, fixed, { solution: method, touched });
  return finish({ request, prepared, mix, fixed, method, solution });
}

/** The units of some cells and every unit above them. */
function touchedUnits(prepared: Prepared, cells: readonly CellRef[]): Set<number> {
  const touched = new Set<number>();
  for (const cell of cells) {
    for (let unit = prepared.units.indexOf.get(cell.unit_id) ?? -1; unit >= 0; ) {
      if (touched.has(unit)) break;
      touched.add(unit);
      unit = prepared.units.parent[unit] ?? -1;
    }
  }
  return touched;
}

const keyOf = (cell: FixedCell): string =>
  JSON.stringify([cell.origin, cell.unit_id, cell.period_id, cell.product_id]);

/** The given values after some changes: each takes the place of those of its own cell and origin. */
function mergeFixed(before: readonly FixedCell[], changes: readonly FixedCell[]): FixedCell[] {
  const changed = new Set(changes.map(keyOf));
  const asked = changes.filter((cell) => cell.value !== null || cell.origin === "entry");
  return [...before.filter((cell) => !changed.has(keyOf(cell))), ...asked];
}

/**
 * The breakdown after values were given, changed or (with `null`) taken back. Only the units that this can reach are
 * computed; the result is the one that `breakDown` gives for the whole request.
 */
export function changeFixed(breakdown: Breakdown, changes: readonly FixedCell[]): Breakdown {
  const request = { ...breakdown.request, fixed: mergeFixed(breakdown.request.fixed ?? [], changes) };
  const { prepared, mix, method } = breakdown;
  const fixed = indexFixed(request, prepared);
  const touched = touchedUnits(prepared, changes.map(cellOf));
  const solution = solve(prepared, mix, fixed, { solution: breakdown.solution, touched });
  return finish({ request, prepared, mix, fixed, method, solution });
}
