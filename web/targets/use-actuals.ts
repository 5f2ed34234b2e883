import { useQueries } from "@tanstack/react-query";
import { type FiscalCalendar, fiscalYear } from "../../engine/calendar/index.ts";
import { type MeasureQuery, type MeasureRow, type MetricValue, measure } from "../api/measure.ts";
import { dimensionKey } from "../explain/narrowed.ts";
import { currentLocale } from "../language/language.ts";
import { type GridColumn, type GridGrain, gridColumns } from "./grid-columns.ts";
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
  readonly columns: readonly GridColumn[];
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

/** A question, and the column of its answers where they are not cut by period themselves. */
type Question = { readonly query: MeasureQuery; readonly column: string | null };

/** What people and teams reached in the plan's periods, and in those of the year before. */
export function useActuals(asked: Asked): Actuals {
  const { plan, metric, grain, calendar, teams } = asked;
  const metrics = measuredBy(metric, plan).filter((each) => asked.metrics.includes(each));
  const [actual = "credited_sales"] = metrics;
  const enabled = asked.enabled && metrics.length > 0;
  const questions = periodQuestions(asked, metrics);
  const cells = useAnswers(
    questions.map((each) => ({ ...each, query: { ...each.query, by: ["team", "seller"] } })),
    enabled,
  );
  // Every sum row asks for itself: the rate of a team with teams below it is no sum of theirs.
  const lines = [totalLine, ...teams.map((team) => `team:${team.id}`)];
  const sums = useAnswers(
    [undefined, ...teams.map((team) => [...teamsUnder(teams, team.id)])].flatMap((members) =>
      questions.map((each) => ({
        ...each,
        query:
          members === undefined
            ? each.query
            : { ...each.query, filter: { field: "team", op: "in" as const, value: members } },
      })),
    ),
    enabled,
  );
  const before = useAnswers(yearBefore(plan.year, grain, calendar, actual), enabled && grain !== "own");
  const indexBefore = new Map(
    grain === "own"
      ? []
      : gridColumns(plan.year - 1, grain, calendar, "zh").map((column, index) => [column.start, index]),
  );
  return {
    cells: new Map(
      cells.flat().map(({ row, start }) => {
        const team = dimensionKey(row.dimensions.team) || null;
        const seller = dimensionKey(row.dimensions.seller) || null;
        return [cellKey(lineKey(team, seller), start), actualOf(row, actual)];
      }),
    ),
    sums: new Map(
      sums.flatMap((answer, index) =>
        answer.map(({ row, start }) => {
          const line = lines[Math.floor(index / Math.max(1, questions.length))] ?? "";
          return [cellKey(line, start), actualOf(row, actual)] as const;
        }),
      ),
    ),
    before: new Map(
      before.flat().flatMap(({ row, start }) => {
        const index = indexBefore.get(start);
        const seller = dimensionKey(row.dimensions.seller);
        return index === undefined ? [] : [[`${seller}|${index}`, row.values[actual] ?? null] as const];
      }),
    ),
  };
}

/** One question for a grain of the calendar; one a column where the plan has periods of its own. */
function periodQuestions({ plan, grain, columns, calendar }: Asked, metrics: readonly string[]): Question[] {
  if (grain === "own")
    return columns.map(({ start, end }) => ({ query: { metrics, from: start, to: end }, column: start }));
  const { start, end } = fiscalYear(plan.year, calendar);
  return [{ query: { metrics, grain, from: start, to: end }, column: null }];
}

function yearBefore(year: number, grain: GridGrain, calendar: FiscalCalendar, metric: string): Question[] {
  if (grain === "own") return [];
  const { start, end } = fiscalYear(year - 1, calendar);
  return [{ query: { metrics: [metric], by: ["seller"], grain, from: start, to: end }, column: null }];
}

type Answered = { readonly row: MeasureRow; readonly start: string };

function useAnswers(questions: readonly Question[], enabled: boolean): Answered[][] {
  const answers = useQueries({
    queries: questions.map(({ query }) => ({
      queryKey: ["measure", currentLocale(), query],
      queryFn: ({ signal }: { signal: AbortSignal }) => measure(query, signal),
      enabled,
    })),
  });
  return answers.map(
    (answer, index) =>
      answer.data?.rows.map((row) => ({ row, start: questions[index]?.column ?? row.period?.start ?? "" })) ??
      [],
  );
}

const actualOf = (row: MeasureRow, metric: string): CellActual => ({
  actual: row.values[metric] ?? null,
  attainment: row.values.attainment ?? null,
});
