import { type FiscalCalendar, fiscalYear } from "../../engine/calendar/index.ts";
import { type MeasureRow, type MetricValue, useMeasure } from "../api/measure.ts";
import { dimensionKey } from "../explain/narrowed.ts";
import { type GridGrain, gridColumns } from "./grid-columns.ts";
import { cellKey, lineKey } from "./grid-rows.ts";
import type { TargetMetric, TargetPlan } from "./use-target-plans.ts";

export type CellActual = { readonly actual: MetricValue; readonly attainment: MetricValue };
/** What was reached, by cell of this year, and by person and column index of the year before. */
export type Actuals = {
  readonly cells: ReadonlyMap<string, CellActual>;
  readonly teams: ReadonlyMap<string, CellActual>;
  readonly before: ReadonlyMap<string, MetricValue>;
};

type Asked = {
  readonly plan: TargetPlan;
  readonly metric: TargetMetric;
  readonly grain: GridGrain;
  readonly calendar: FiscalCalendar;
  readonly metrics: readonly string[];
  readonly enabled: boolean;
};

/** Attainment is measured against all active plans; it belongs to this grid only where the plan counts. */
const measuredBy = (metric: TargetMetric, plan: TargetPlan): string[] =>
  metric === "net_sales"
    ? ["credited_sales", ...(plan.status === "active" ? ["attainment"] : [])]
    : ["gross_margin"];

/** What people reached in the plan's periods, and in those of the year before. */
export function useActuals(asked: Asked): Actuals {
  const { plan, metric, grain, calendar } = asked;
  const metrics = measuredBy(metric, plan).filter((each) => asked.metrics.includes(each));
  const [actual = "credited_sales"] = metrics;
  const year = fiscalYear(plan.year, calendar);
  const before = fiscalYear(plan.year - 1, calendar);
  const enabled = asked.enabled && metrics.length > 0;
  const now = useMeasure(
    { metrics, by: ["team", "seller"], grain, from: year.start, to: year.end },
    { enabled },
  );
  const teams = useMeasure({ metrics, by: ["team"], grain, from: year.start, to: year.end }, { enabled });
  const last = useMeasure(
    { metrics: metrics.slice(0, 1), by: ["seller"], grain, from: before.start, to: before.end },
    { enabled },
  );
  const cellOf = (row: MeasureRow): CellActual => ({
    actual: row.values[actual] ?? null,
    attainment: row.values.attainment ?? null,
  });
  const indexBefore = new Map(
    gridColumns(plan.year - 1, grain, calendar, "zh").map((column, index) => [column.start, index]),
  );
  return {
    cells: new Map(
      now.data?.rows.map((row) => [
        cellKey(
          lineKey(dimensionKey(row.dimensions.team) || null, dimensionKey(row.dimensions.seller) || null),
          row.period?.start ?? "",
        ),
        cellOf(row),
      ]),
    ),
    teams: new Map(
      teams.data?.rows.map((row) => [
        cellKey(`team:${dimensionKey(row.dimensions.team)}`, row.period?.start ?? ""),
        cellOf(row),
      ]),
    ),
    before: new Map(
      last.data?.rows.flatMap((row) => {
        const index = indexBefore.get(row.period?.start ?? "");
        const seller = dimensionKey(row.dimensions.seller);
        return index === undefined ? [] : [[`${seller}|${index}`, row.values[actual] ?? null] as const];
      }),
    ),
  };
}
