import { compareDecimal, parseDecimal } from "../../engine/decimal/index.ts";
import { isMoneyJson, type MoneyJson } from "../api/json.ts";
import type { DimensionValue, MeasureRow, MetricValue } from "../api/measure.ts";
import { dimensionKey } from "../explain/narrowed.ts";
import { paceGap } from "./pace-gap.ts";

/** Where one person stands. `gap`: reached minus due by today; null without a target. */
export type Standing = {
  readonly key: string;
  readonly person: DimensionValue;
  readonly sales: MetricValue;
  readonly reached: MetricValue;
  readonly target: MetricValue;
  readonly due: MetricValue;
  readonly attainment: MetricValue;
  readonly gap: MoneyJson | null;
};

/** Rows of `measure … by seller` as standings. The row without a seller ("") is what teams have not given out. */
export function standings(rows: readonly MeasureRow[]): Standing[] {
  return rows.map(({ dimensions, values }) => {
    const person = dimensions.seller ?? null;
    return {
      key: dimensionKey(person),
      person,
      sales: values.net_sales ?? null,
      reached: values.credited_sales ?? null,
      target: values.target ?? null,
      due: values.target_due ?? null,
      attainment: values.attainment ?? null,
      gap: paceGap(values.credited_sales, values.target_due),
    };
  });
}

/** Highest first; who has no such number comes last. */
export function ranked(people: readonly Standing[], by: "attainment" | "sales"): Standing[] {
  return [...people].sort((one, other) => compareValues(other[by], one[by]));
}

/** Those who are behind what is due by today, the largest gap first. */
export function behind(people: readonly Standing[]): Standing[] {
  return people
    .filter((person) => person.gap?.amount.startsWith("-") === true)
    .sort((one, other) => compareValues(one.gap, other.gap));
}

/** By number; what has none is the smallest. */
function compareValues(one: MetricValue, other: MetricValue): number {
  const [a, b] = [decimalOf(one), decimalOf(other)];
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareDecimal(a, b);
}

function decimalOf(value: MetricValue) {
  return value === null ? null : parseDecimal(isMoneyJson(value) ? value.amount : String(value));
}
