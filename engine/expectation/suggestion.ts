import { type CombineRequest, combineUnits } from "./combine.ts";
import { chanceToReach, suggestTarget } from "./expectation.ts";

/** A target with a chosen chance for each unit; `actual` is what each has reached so far (0 while planning). */
export type Suggestion = {
  readonly unit_id: string;
  readonly value: bigint;
  /** Sum of the suggestions right below; null for a person. */
  readonly sum_below: bigint | null;
  /** The chance that the unit reaches that sum: below the chosen one when people balance each other out. */
  readonly chance_of_sum: number | null;
};

/**
 * Suggests a target for every unit so that each reaches its own with the chosen chance. They do not add up: at 70 %
 * for each person the sum of the team's persons is less than the team's own 70 % value, because good and bad luck
 * balance out. `sum_below` and `chance_of_sum` say by how much; the difference is room for padding.
 */
export function suggestTargets(
  request: CombineRequest,
  actuals: ReadonlyMap<string, bigint>,
  chance: number,
): Suggestion[] {
  const outlooks = combineUnits(request);
  const values = new Map<string, bigint>();
  for (const unit of request.units) {
    const rest = request.rests.get(unit.id) ?? outlooks.get(unit.id);
    if (rest !== undefined) values.set(unit.id, suggestTarget(actuals.get(unit.id) ?? 0n, rest, chance));
  }
  return request.units.flatMap((unit): Suggestion[] => {
    const value = values.get(unit.id);
    const rest = outlooks.get(unit.id);
    if (value === undefined || rest === undefined) return [];
    const below = request.units.filter((other) => other.parent_id === unit.id && values.has(other.id));
    if (below.length === 0) return [{ unit_id: unit.id, value, sum_below: null, chance_of_sum: null }];
    const sum = below.reduce((total, other) => total + (values.get(other.id) ?? 0n), 0n);
    const chanceOfSum = chanceToReach(sum, actuals.get(unit.id) ?? 0n, rest);
    return [{ unit_id: unit.id, value, sum_below: sum, chance_of_sum: chanceOfSum }];
  });
}
