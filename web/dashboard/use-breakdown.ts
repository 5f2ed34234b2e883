import { addDays } from "../../engine/calendar/index.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { type DimensionValue, type MetricValue, useMeasure } from "../api/measure.ts";
import { dimensionIs, dimensionKey } from "../explain/narrowed.ts";
import type { DaySpan } from "./chosen-period.ts";
import { asked, type DashboardView, periodsOf } from "./dashboard-view.ts";

export type BreakdownRow = {
  readonly key: string;
  readonly value: DimensionValue;
  /** What narrows a number to this row. */
  readonly filter: PredicateInput;
  /** A team without the teams below it. */
  readonly alone: boolean;
  readonly values: Readonly<Record<string, MetricValue>>;
  /** Sales of the months of the year so far. */
  readonly months: readonly MetricValue[];
};

/** Targets are set for people and teams, and cannot be cut otherwise. */
const targetMetrics = ["credited_sales", "target", "target_due", "attainment"];

export function breakdownMetrics(dimension: string): string[] {
  const targeted = dimension === "team" || dimension === "seller";
  return [
    "net_sales",
    "sales_growth",
    "gross_margin",
    "gross_margin_rate",
    ...(targeted ? targetMetrics : []),
  ];
}

/** The months of the view's year that have begun. */
export function monthsShown({ period, today }: DashboardView): DaySpan {
  const tomorrow = addDays(today, 1);
  return { from: period.year.from, to: period.year.to < tomorrow ? period.year.to : tomorrow };
}

/** The numbers of a view by one dimension, with their growth and their months. */
export function useBreakdown(
  view: DashboardView,
  dimension: string,
  options: { readonly months: boolean; readonly limit: number },
) {
  const by = [dimension];
  const question = { by, sort: "-net_sales", limit: options.limit, total: true };
  const now = useMeasure(asked(view, breakdownMetrics(dimension), question));
  const shown = monthsShown(view);
  const monthly = useMeasure(asked(view, ["net_sales"], { by, grain: "month", ...shown }), {
    enabled: options.months,
  });
  const periods = periodsOf(shown, "month", view.calendar, "zh");
  const rows: BreakdownRow[] | null =
    now.data === undefined
      ? null
      : now.data.rows.map((row) => {
          const value = row.dimensions[dimension] ?? null;
          const key = dimensionKey(value);
          const own =
            monthly.data?.rows.filter((each) => dimensionKey(each.dimensions[dimension]) === key) ?? [];
          return {
            key,
            value,
            filter: dimensionIs(dimension, value),
            alone: false,
            values: row.values,
            months: periods.map(
              (period) => own.find((each) => each.period?.key === period.key)?.values.net_sales ?? null,
            ),
          };
        });
  return { query: now, rows, total: now.data?.total?.values ?? null };
}
