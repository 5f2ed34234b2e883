import type { ReactNode } from "react";
import { parseDecimal } from "../../engine/decimal/index.ts";
import type { PercentField } from "../field.ts";
import { percentText } from "./decimal.ts";
import {
  type CellProps,
  type FilterProps,
  type InputProps,
  type InputValue,
  type KindView,
  NoValue,
  textOf,
} from "./kind.web.tsx";
import { NumberInput, RangeFilter, RangeSummary, tidyNumber } from "./number-input.web.tsx";

function PercentCell({ value }: CellProps<PercentField>): ReactNode {
  return value === null ? <NoValue /> : <span className="number">{percentText(textOf(value))}</span>;
}

/** People type percentages ("12.5"); the value is the fraction. The sign is put back when it is handed on. */
const withSign = (value: InputValue): InputValue => {
  const tidy = tidyNumber(value);
  return typeof tidy === "string" && parseDecimal(tidy) !== null ? `${tidy}%` : tidy;
};

const typed = (value: InputValue): InputValue =>
  typeof value === "string" ? value.replace(/%$/, "") : value;

function PercentInput(props: InputProps<PercentField>): ReactNode {
  return (
    <NumberInput
      {...props}
      value={typed(props.value)}
      onChange={(next) => props.onChange(typeof next === "string" ? `${typed(next)}%` : next)}
      suffix="%"
    />
  );
}

function PercentFilter(props: FilterProps<PercentField>): ReactNode {
  return <RangeFilter {...props} spell={(typed) => String(withSign(typed))} />;
}

export const percentView: KindView<PercentField> = {
  Cell: PercentCell,
  Input: PercentInput,
  Filter: PercentFilter,
  Summary: RangeSummary,
  toInput: (value) => (typeof value === "string" ? percentText(value) : null),
  tidy: withSign,
  picks: false,
  align: "end",
  width: () => 90,
  groups: false,
  marks: () => false,
};
