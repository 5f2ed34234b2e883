import { addDays } from "../../engine/calendar/index.ts";
import { type DimensionValue, type MetricValue, useMeasure } from "../api/measure.ts";
import { dimensionKey } from "../explain/narrowed.ts";
import { asked, type DashboardView, monthsOf } from "./dashboard-view.ts";

export type BreakdownRow = {
  readonly key: string;
  readonly value: DimensionValue;
  readonly values: Readonly<Record<string, MetricValue>>;
  /** Sales of the months of the year so far. */
  readonly months: readonly MetricValue[];
};

const rowsMax = 50;
/** Targets are set for people and teams, and cannot be cut otherwise. */
const targetMetrics = ["credited_sales", "target", "target_due", "attainment"];

/** The numbers of a view by one dimension, with their growth and their months. */
export function useBreakdown(view: DashboardView, dimension: string, options: { readonly months: boolean }) {
  const by = [dimension];
  const { year } = view.period;
  const targeted = dimension === "team" || dimension === "seller";
  const metrics = [
    "net_sales",
    "sales_growth",
    "gross_margin",
    "gross_margin_rate",
    ...(targeted ? targetMetrics : []),
  ];
  const now = useMeasure(asked(view, metrics, { by, sort: "-net_sales", limit: rowsMax, total: true }));
  const tomorrow = addDays(view.today, 1);
  const shown = { from: year.from, to: year.to < tomorrow ? year.to : tomorrow };
  const monthly = useMeasure(asked(view, ["net_sales"], { by, grain: "month", ...shown }), {
    enabled: options.months,
  });
  const periods = monthsOf(shown, view.calendar, "zh");
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
            values: row.values,
            months: periods.map(
              (period) => own.find((each) => each.period?.key === period.key)?.values.net_sales ?? null,
            ),
          };
        });
  return { query: now, rows, total: now.data?.total?.values ?? null };
}
