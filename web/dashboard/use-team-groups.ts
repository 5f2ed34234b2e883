import { useQueries } from "@tanstack/react-query";
import { compareDecimal, decimal } from "../../engine/decimal/index.ts";
import { isMoneyJson } from "../api/json.ts";
import { type MeasureQuery, type MetricValue, measure } from "../api/measure.ts";
import { currentLocale } from "../language/language.ts";
import { asked, type DashboardView, periodsOf } from "./dashboard-view.ts";
import type { TeamGroup } from "./team-groups.ts";
import { type BreakdownRow, breakdownMetrics, monthsShown } from "./use-breakdown.ts";

/** The numbers of teams with all that lies under them; each asks for itself, since rates cannot be added up. */
export function useTeamGroups(view: DashboardView, groups: readonly TeamGroup[]) {
  const span = monthsShown(view);
  const months = periodsOf(span, "month", view.calendar, "zh");
  const questions = groups.flatMap(({ filter }) => [
    asked(view, breakdownMetrics("team"), { filter }),
    asked(view, ["net_sales"], { filter, grain: "month", ...span }),
  ]);
  const answers = useQueries({
    queries: questions.map((query: MeasureQuery) => ({
      queryKey: ["measure", currentLocale(), query],
      queryFn: ({ signal }: { signal: AbortSignal }) => measure(query, signal),
    })),
  });
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  const pending = answers.some((answer) => answer.data === undefined);
  const rows = groups.map((group, index): BreakdownRow => {
    const monthly = answers[index * 2 + 1]?.data?.rows ?? [];
    return {
      key: group.key,
      value: group.team === null ? null : { id: group.team.id, title: group.team.title },
      filter: group.filter,
      alone: group.alone,
      values: answers[index * 2]?.data?.rows[0]?.values ?? {},
      months: months.map(
        (month) => monthly.find((row) => row.period?.key === month.key)?.values.net_sales ?? null,
      ),
    };
  });
  return {
    error,
    retry: () => void Promise.all(answers.map((answer) => answer.refetch())),
    rows: pending ? null : rows.filter((row) => !row.alone || !isNothing(row)).sort(bySales),
  };
}

const amountOf = (value: MetricValue | undefined) => decimal(isMoneyJson(value) ? value.amount : "0");

/** What lies at a head itself is only worth a row where there is something. */
function isNothing({ values }: BreakdownRow): boolean {
  const zero = decimal("0");
  return (
    compareDecimal(amountOf(values.net_sales), zero) === 0 &&
    compareDecimal(amountOf(values.target), zero) === 0
  );
}

const bySales = (one: BreakdownRow, other: BreakdownRow): number =>
  compareDecimal(amountOf(other.values.net_sales), amountOf(one.values.net_sales));
