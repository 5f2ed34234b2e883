import type { ReactNode } from "react";
import { groupDigits } from "../../engine/money/index.ts";
import type { DecimalField } from "../field.ts";
import { type CellProps, type KindView, NoValue, textOf } from "./kind.web.tsx";
import { NumberInput, RangeFilter, RangeSummary, tidyNumber } from "./number-input.web.tsx";

function DecimalCell({ value }: CellProps<DecimalField>): ReactNode {
  if (value === null) return <NoValue />;
  const text = textOf(value);
  return <span className={text.startsWith("-") ? "number negative" : "number"}>{groupDigits(text)}</span>;
}

export const decimalView: KindView<DecimalField> = {
  Cell: DecimalCell,
  Input: NumberInput,
  Filter: RangeFilter,
  Summary: RangeSummary,
  toInput: (value) => (typeof value === "string" ? value : null),
  tidy: tidyNumber,
  picks: false,
  align: "end",
  width: () => 110,
  groups: false,
  marks: () => false,
};
