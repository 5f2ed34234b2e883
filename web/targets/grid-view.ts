import type { GridColumn } from "./grid-columns.ts";

/** How the grid is shown, the same for all its lines. */
export type GridView = {
  readonly columns: readonly GridColumn[];
  readonly currency: string;
  readonly exponent: number;
  /** Whether targets that stand in no column need a column of their own. */
  readonly elsewhere: boolean;
  readonly showActuals: boolean;
  readonly today: string;
};
