import { useQueries } from "@tanstack/react-query";
import { type FiscalCalendar, fiscalYear } from "../../engine/calendar/index.ts";
import { type MeasureQuery, type MeasureRow, type MetricValue, measure, useMeasure } from "../api/measure.ts";
import { dimensionKey } from "../explain/narrowed.ts";
import { currentLocale } from "../language/language.ts";
import { type GridGrain, gridColumns } from "./grid-columns.ts";
import { cellKey, lineKey } from "./grid-rows.ts";
import { type TeamNode, teamsUnder } from "./team-tree.ts";
import type { TargetMetric, TargetPlan } from "./use-target-plans.ts";

export type CellActual = { readonly actual: MetricValue; readonly attainment: MetricValue };
/** What was reached: by cell of this year, by sum row ("team:…", "total"), and by person and column of the year before. */
export type Actuals = {
  readonly cells: ReadonlyMap<string, CellActual>;
  readonly sums: ReadonlyMap<string, CellActual>;
  readonly before: ReadonlyMap<string, MetricValue>;
};

type Asked = {
  readonly plan: TargetPlan;
  readonly metric: TargetMetric;
  readonly grain: GridGrain;
  readonly calendar: FiscalCalendar;
  readonly teams: readonly TeamNode[];
  readonly metrics: readonly string[];
  readonly enabled: boolean;
};

export const totalLine = "total";

/** Attainment is measured against all active plans; it belongs to this grid only where the plan counts. */
const measuredBy = (metric: TargetMetric, plan: TargetPlan): string[] =>
  metric === "net_sales"
    ? ["credited_sales", ...(plan.status === "active" ? ["attainment"] : [])]
    : ["gross_margin"];

/** What people and teams reached in the plan's periods, and in those of the year before. */
export function useActuals(asked: Asked): Actuals {
  const { plan, metric, grain, calendar, teams } = asked;
  const metrics = measuredBy(metric, plan).filter((each) => asked.metrics.includes(each));
  const [actual = "credited_sales"] = metrics;
  const span = ({ start, end }: { start: string; end: string }) => ({ from: start, to: end });
  const year = span(fiscalYear(plan.year, calendar));
  const enabled = asked.enabled && metrics.length > 0;
  const now = useMeasure({ metrics, by: ["team", "seller"], grain, ...year }, { enabled });
  const last = useMeasure(
    { metrics: [actual], by: ["seller"], grain, ...span(fiscalYear(plan.year - 1, calendar)) },
    { enabled },
  );
  const sums = useSums(teams, { metrics, grain, ...year }, actual, enabled);
  const indexBefore = new Map(
    gridColumns(plan.year - 1, grain, calendar, "zh").map((column, index) => [column.start, index]),
  );
  return {
    sums,
    cells: new Map(
      now.data?.rows.map((row) => [
        cellKey(
          lineKey(dimensionKey(row.dimensions.team) || null, dimensionKey(row.dimensions.seller) || null),
          row.period?.start ?? "",
        ),
        actualOf(row, actual),
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

const actualOf = (row: MeasureRow, metric: string): CellActual => ({
  actual: row.values[metric] ?? null,
  attainment: row.values.attainment ?? null,
});

/** Every sum row asks for itself: the rate of a team with teams below it is no sum of theirs. */
function useSums(
  teams: readonly TeamNode[],
  query: MeasureQuery,
  metric: string,
  enabled: boolean,
): Map<string, CellActual> {
  const asked: { line: string; query: MeasureQuery }[] = [
    { line: totalLine, query },
    ...teams.map((team) => ({
      line: `team:${team.id}`,
      query: {
        ...query,
        filter: { field: "team", op: "in" as const, value: [...teamsUnder(teams, team.id)] },
      },
    })),
  ];
  const answers = useQueries({
    queries: asked.map((each) => ({
      queryKey: ["measure", currentLocale(), each.query],
      queryFn: ({ signal }: { signal: AbortSignal }) => measure(each.query, signal),
      enabled,
    })),
  });
  return new Map(
    answers.flatMap(
      (answer, index) =>
        answer.data?.rows.map(
          (row) =>
            [cellKey(asked[index]?.line ?? "", row.period?.start ?? ""), actualOf(row, metric)] as const,
        ) ?? [],
    ),
  );
}
