import type { Measure } from "./measure.ts";
import type { TreeNode } from "./tree.ts";

/** A unit of the sales organisation; `level` ("company", "region", "team", "person") is what padding rules name. */
export type UnitNode = TreeNode & { readonly level: string };

/** A period of the plan; the leaves (months, or weeks) are where values live, the others are their sums. */
export type PeriodNode = TreeNode;

export type ProductNode = { readonly id: string };

/** Which number: a unit in a period, of one product or of all. */
export type CellRef = {
  readonly unit_id: string;
  readonly period_id: string;
  readonly product_id: string | null;
};

/** What a unit reached in the same leaf period of an earlier year, in whole units of the measure. */
export type HistoryFact = { readonly unit_id: string; readonly period_id: string; readonly value: bigint };

export type HistoryYear = {
  readonly label: string;
  readonly weight: number;
  readonly facts: readonly HistoryFact[];
};

/** A weight of a leaf period; `unit_id` null: for every unit that neither has its own nor inherits one. */
export type SeasonWeight = {
  readonly unit_id: string | null;
  readonly period_id: string;
  readonly weight: number;
};

/** Working days (or any measure of strength) that a unit has in a leaf period, and what a full one would have. */
export type CapacityFact = {
  readonly unit_id: string;
  readonly period_id: string;
  readonly available: number;
  readonly full: number;
};

/**
 * One step of the method. Steps are taken in order, each on the shares that the one before left; `influence` 0 to 1
 * (1 when left out) is how far the shares move to what the step says, so that "half by history, half by potential" is
 * history with 1 and potential with 0.5. Units that have no number of their own have the sum of those below them.
 *
 * - even: the same for every unit and leaf period; what every breakdown begins with
 * - history: past values; units without any fact are newcomers, who count with the mean of their siblings or nothing
 * - season: moves a unit's shares between periods and leaves its whole alone
 * - potential: moves shares between units and leaves each one's season alone
 * - capacity as "share": by available days; as "factor": shares times available ÷ full
 */
export type BreakdownStep =
  | { readonly kind: "even" }
  | {
      readonly kind: "history";
      readonly influence?: number;
      readonly newcomers?: "mean" | "nothing";
      readonly years: readonly HistoryYear[];
    }
  | { readonly kind: "season"; readonly influence?: number; readonly weights: readonly SeasonWeight[] }
  | {
      readonly kind: "potential";
      readonly influence?: number;
      readonly name?: string;
      readonly values: readonly { readonly unit_id: string; readonly value: number }[];
    }
  | {
      readonly kind: "capacity";
      readonly influence?: number;
      readonly use: "share" | "factor";
      readonly facts: readonly CapacityFact[];
    };

/**
 * A value that somebody gave. `null` means that nobody has answered and is not 0: the cell stays free.
 * Where a cell has several, an override (a manager's value) beats a lock, a lock beats an entry (the unit's own
 * proposal), and of the same origin the last one counts.
 */
export type FixedCell = CellRef & {
  readonly value: bigint | null;
  readonly origin: "lock" | "entry" | "override";
  readonly reason?: string | null;
  readonly author_id?: string | null;
};

/** Children of units on this level get their parent's target and this part (1/100 %) on top; negative holds back. */
export type PaddingRule = { readonly level: string; readonly basis_points: number };

/** A product's weight; `unit_id` or `period_id` null: wherever nothing nearer is given. */
export type ProductWeight = {
  readonly unit_id: string | null;
  readonly period_id: string | null;
  readonly product_id: string;
  readonly weight: number;
};

/**
 * All that a breakdown is made from. `total` is the root unit's target for the root period in whole units of the
 * measure. Fixed values may stand on any unit and period, with a product only on leaf periods, or on the root unit
 * in the root period.
 */
export type BreakdownRequest = {
  readonly measure: Measure;
  readonly units: readonly UnitNode[];
  readonly periods: readonly PeriodNode[];
  readonly products?: readonly ProductNode[];
  readonly product_weights?: readonly ProductWeight[];
  readonly total: bigint;
  readonly steps: readonly BreakdownStep[];
  readonly fixed?: readonly FixedCell[];
  readonly padding?: readonly PaddingRule[];
};

export type LockedValue = CellRef & { readonly value: bigint };

/**
 * What could not be done as asked. Children + padding = parent holds all the same; the padding takes what locks
 * exceed or leave.
 *
 * - lock_not_held: the value contradicts a coarser one of the same unit (`because`), or a product's
 * - locks_exceed_parent, locks_leave_remainder: the locked cells below add up to more, or to less with nobody free
 * - nobody_to_carry: no unit below has any weight in this period; the amount is held back
 * - step_without_data: the step knows nothing about the units below this one and was passed over there
 * - unknown_cell, level_not_supported: the value stands on no cell, or on one that takes no product
 */
export type BreakdownProblem =
  | {
      readonly code: "lock_not_held";
      readonly cell: CellRef;
      readonly locked: bigint;
      readonly value: bigint;
      readonly because: CellRef;
    }
  | {
      readonly code: "locks_exceed_parent" | "locks_leave_remainder";
      readonly cell: CellRef;
      readonly difference: bigint;
      readonly locked: readonly LockedValue[];
    }
  | { readonly code: "nobody_to_carry"; readonly cell: CellRef; readonly amount: bigint }
  | { readonly code: "step_without_data"; readonly unit_id: string; readonly step: number }
  | { readonly code: "unknown_cell" | "level_not_supported"; readonly cell: CellRef };
