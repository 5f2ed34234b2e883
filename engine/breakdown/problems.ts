import type { FixedIndex, Given } from "./fixed-index.ts";
import type { Prepared } from "./prepare.ts";
import type { BreakdownProblem, CellRef, LockedValue } from "./request.ts";
import type { Solution } from "./solve.ts";
import type { BlockFinding } from "./split-block.ts";
import { idAt, isWithin } from "./tree.ts";

type Parts = { readonly prepared: Prepared; readonly fixed: FixedIndex; readonly solution: Solution };

/** The value of any cell. Null when there is no such cell; coarser periods of a product are the sum of its leaves. */
export function readValue(prepared: Prepared, solution: Solution, cell: CellRef): bigint | null {
  const { units, periods, request } = prepared;
  const unit = units.indexOf.get(cell.unit_id);
  const period = periods.indexOf.get(cell.period_id);
  if (unit === undefined || period === undefined) return null;
  const of = solution.units[unit];
  if (cell.product_id === null) return of?.values[period] ?? null;
  const product = (request.products ?? []).findIndex((known) => known.id === cell.product_id);
  if (product < 0) return null;
  let sum = 0n;
  periods.leaves.forEach((leaf, place) => {
    if (isWithin(periods, leaf, period)) sum += of?.products[place]?.[product] ?? 0n;
  });
  return sum;
}

const signOf = (prepared: Prepared): bigint => (prepared.request.total < 0n ? -1n : 1n);

function lockedValue(cell: Given, sign: bigint): LockedValue {
  return {
    unit_id: cell.unit_id,
    period_id: cell.period_id,
    product_id: cell.product_id,
    value: cell.value * sign,
  };
}

/** The given values below a unit that fall into the period or contain it. */
function lockedBelow({ prepared, fixed }: Parts, unit: number, period: number): LockedValue[] {
  const { units, periods } = prepared;
  const locked: LockedValue[] = [];
  for (const [below, own] of fixed.byUnit) {
    if (below === unit || !isWithin(units, below, unit)) continue;
    for (const [at, cell] of own) {
      if (isWithin(periods, at, period) || isWithin(periods, period, at)) {
        locked.push(lockedValue(cell, signOf(prepared)));
      }
    }
  }
  return locked;
}

function findingProblem(parts: Parts, unit: number, finding: BlockFinding): BreakdownProblem {
  const { units, periods } = parts.prepared;
  const cell = { unit_id: idAt(units, unit), period_id: idAt(periods, finding.period), product_id: null };
  const amount = finding.amount * signOf(parts.prepared);
  if (finding.code === "nobody") return { code: "nobody_to_carry", cell, amount };
  return {
    code: finding.code === "exceed" ? "locks_exceed_parent" : "locks_leave_remainder",
    cell,
    difference: amount,
    locked: lockedBelow(parts, unit, finding.period),
  };
}

/** What a value that did not hold stands against, when no coarser value of its own unit says so. */
function nextAbove(prepared: Prepared, cell: CellRef): CellRef {
  if (cell.product_id !== null) return { ...cell, product_id: null };
  const { periods, units } = prepared;
  const period = periods.parent[periods.indexOf.get(cell.period_id) ?? -1] ?? -1;
  if (period >= 0) return { ...cell, period_id: idAt(periods, period) };
  const unit = units.parent[units.indexOf.get(cell.unit_id) ?? -1] ?? -1;
  return unit < 0 ? cell : { ...cell, unit_id: idAt(units, unit) };
}

function notHeldProblem(parts: Parts, given: Given, because: CellRef | null): BreakdownProblem | null {
  const { prepared, solution } = parts;
  const cell = { unit_id: given.unit_id, period_id: given.period_id, product_id: given.product_id };
  const value = readValue(prepared, solution, cell);
  // A value that contradicts a coarser one may still come out by chance; then it holds.
  if (value === null || value === given.value) return null;
  const sign = signOf(prepared);
  return {
    code: "lock_not_held",
    cell,
    locked: given.value * sign,
    value: value * sign,
    because: because ?? nextAbove(prepared, cell),
  };
}

/** Everything that could not be done as asked, from the top of the tree down. */
export function problemsOf(parts: Parts): BreakdownProblem[] {
  const { fixed, solution, prepared } = parts;
  const problems: BreakdownProblem[] = [...fixed.problems];
  const add = (problem: BreakdownProblem | null) => {
    if (problem !== null) problems.push(problem);
  };
  for (const { cell, because } of fixed.notHeld) add(notHeldProblem(parts, cell, because));
  for (const own of fixed.byUnit.values())
    for (const cell of own.values()) add(notHeldProblem(parts, cell, null));
  for (const own of fixed.byProduct.values())
    for (const cell of own.values()) add(notHeldProblem(parts, cell, null));
  for (const cell of fixed.productTotals.values()) add(notHeldProblem(parts, cell, null));
  for (const unit of prepared.units.order) {
    for (const finding of solution.blocks.get(unit)?.findings ?? [])
      add(findingProblem(parts, unit, finding));
  }
  return problems;
}
