import type { ReactNode } from "react";
import type { IntegerField } from "../field.ts";
import { type CellProps, type KindView, NoValue, textOf } from "./kind.web.tsx";
import { NumberInput, RangeFilter, RangeSummary, tidyNumber } from "./number-input.web.tsx";

/** Whole numbers here are years, months, line numbers: nothing that wants grouping. */
function IntegerCell({ value }: CellProps<IntegerField>): ReactNode {
  return value === null ? <NoValue /> : <span className="number">{textOf(value)}</span>;
}

export const integerView: KindView<IntegerField> = {
  Cell: IntegerCell,
  Input: NumberInput,
  Filter: RangeFilter,
  Summary: RangeSummary,
  toInput: (value) => (typeof value === "number" ? value : null),
  tidy: tidyNumber,
  picks: false,
  align: "end",
  width: () => 76,
  groups: true,
  marks: () => false,
};
