import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { civilDate } from "../../engine/calendar/index.ts";
import { type PeriodJson, useMeasure } from "../api/measure.ts";
import { ErrorNotice } from "../app/notice.tsx";
import type { ChartCell } from "../charts/chart-data.ts";
import { Panel } from "../charts/panel.tsx";
import { SeriesPanel } from "../charts/series-panel.tsx";
import type { ExplainCell } from "../explain/explain-address.ts";
import { useLanguage } from "../language/language.ts";
import { asked, cellIn, type DashboardView, monthsOf } from "./dashboard-view.ts";
import { trendData, trendMonths } from "./trend-data.ts";

type TrendProps = { readonly view: DashboardView; readonly className: string };

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The months of the fiscal year: sales, target, the year before; by month or running up. */
export function TrendPanel({ view, className }: TrendProps): ReactNode {
  const { t, locale } = useLanguage();
  const [mode, setMode] = useState<"monthly" | "cumulative">("monthly");
  const { year, yearBefore, span } = view.period;
  const now = useMeasure(asked(view, ["net_sales", "target"], { ...year, grain: "month" }));
  const before = useMeasure(asked(view, ["net_sales"], { ...yearBefore, grain: "month" }));
  const cumulative = mode === "cumulative";
  const months = useMemo(() => {
    if (now.data === undefined || before.data === undefined) return null;
    const named = (days: typeof year) => monthsOf(days, view.calendar, locale);
    return trendMonths(named(year), now.data.rows, before.data.rows, named(yearBefore), view);
  }, [now.data, before.data, year, yearBefore, view, locale]);
  const data = useMemo(() => {
    if (months === null) return null;
    const short = (period: PeriodJson) => shortMonth(period, months, locale === "zh");
    return trendData(months, cumulative, span, {
      month: t("dashboard.month"),
      actual: t("dashboard.actual"),
      target: t("dashboard.target"),
      before: t("dashboard.last_year"),
      short,
    });
  }, [months, cumulative, span, t, locale]);
  if (now.isError || before.isError)
    return (
      <Panel title={t("dashboard.trend")} className={className}>
        <ErrorNotice error={now.error ?? before.error} retry={() => void now.refetch()} />
      </Panel>
    );
  const cellAt = ({ series, point }: ChartCell): ExplainCell | null => {
    const month = months?.find((candidate) => candidate.period.key === point);
    const period = series === "before" ? month?.before?.period : month?.period;
    if (period === undefined) return null;
    const from = cumulative ? (series === "before" ? yearBefore : year).from : period.start;
    return cellIn(view, series === "target" ? "target" : "net_sales", { span: { from, to: period.end } });
  };
  return (
    <SeriesPanel
      title={t("dashboard.trend")}
      className={className}
      height={272}
      data={data}
      cellAt={cellAt}
      actions={
        <Segmented
          size="small"
          aria-label={t("dashboard.trend_mode")}
          value={mode}
          onChange={setMode}
          options={[
            { value: "monthly", label: t("dashboard.monthly") },
            { value: "cumulative", label: t("dashboard.cumulative") },
          ]}
        />
      }
    />
  );
}

/** "3月" or "Mar"; months of a week pattern by their number in the year. */
function shortMonth(
  period: PeriodJson,
  months: readonly { readonly period: PeriodJson }[],
  chinese: boolean,
): string {
  const weeks = period.key.includes("M");
  const number = weeks
    ? months.findIndex((month) => month.period.key === period.key) + 1
    : civilDate(period.start).month;
  if (chinese) return `${number}月`;
  return weeks ? `M${number}` : (englishMonths[number - 1] ?? "");
}
