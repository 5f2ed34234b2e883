import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { ErrorNotice } from "../app/notice.tsx";
import type { ChartCell } from "../charts/chart-data.ts";
import { Panel } from "../charts/panel.tsx";
import { SeriesPanel } from "../charts/series-panel.tsx";
import type { ExplainCell } from "../explain/explain-address.ts";
import { useLanguage } from "../language/language.ts";
import type { DaySpan } from "./chosen-period.ts";
import { shortPeriod } from "./short-period.ts";
import { targetsAreSparse, trendData } from "./trend-data.ts";
import type { TrendQuestion } from "./trend-question.ts";
import { useTrend } from "./use-trend.ts";

type TrendProps = {
  readonly title: string;
  readonly question: TrendQuestion;
  /** The months that the page is about; the others are drawn faintly. */
  readonly emphasis: DaySpan;
  readonly className?: string;
  readonly height?: number;
};

type Mode = "monthly" | "quarterly" | "cumulative";
const modes: readonly Mode[] = ["monthly", "quarterly", "cumulative"];

/** The fiscal year: sales, target, the year before; by month, by quarter or running up. */
export function TrendPanel({ title, question, emphasis, className, height = 272 }: TrendProps): ReactNode {
  const { t, locale } = useLanguage();
  const [chosen, setMode] = useState<Mode | null>(null);
  const monthly = useTrend(question, "month");
  const sparse = monthly.months !== null && targetsAreSparse(monthly.months);
  const mode = chosen ?? (sparse ? "quarterly" : "monthly");
  const quarterly = useTrend(question, "quarter", mode === "quarterly");
  const { months, error, retry } = mode === "quarterly" ? quarterly : monthly;
  const cumulative = mode === "cumulative";
  const data = useMemo(() => {
    if (months === null) return null;
    // A quarter's quota beside single months would look like a month's.
    const shown = mode === "monthly" && sparse ? months.map((month) => ({ ...month, target: null })) : months;
    return trendData(shown, cumulative, emphasis, {
      month: t(mode === "quarterly" ? "dashboard.quarter" : "dashboard.month"),
      actual: t("dashboard.actual"),
      target: t("dashboard.target"),
      before: t("dashboard.last_year"),
      short: (period, place) => shortPeriod(period, place, locale),
    });
  }, [months, mode, sparse, cumulative, emphasis, t, locale]);
  const frame = { title, ...(className === undefined ? {} : { className }) };
  if (error !== null)
    return (
      <Panel {...frame}>
        <ErrorNotice error={error} retry={retry} />
      </Panel>
    );
  const cellAt = ({ series, point }: ChartCell): ExplainCell | null => {
    const month = months?.find((candidate) => candidate.period.key === point);
    const last = series === "before";
    const period = last ? month?.before?.period : month?.period;
    if (period === undefined) return null;
    const year = last ? question.yearBefore : question.year;
    return {
      metric: series === "target" ? "target" : "net_sales",
      from: cumulative ? year.from : period.start,
      to: period.end,
      ...(question.filter === undefined ? {} : { filter: question.filter }),
    };
  };
  return (
    <SeriesPanel
      {...frame}
      height={height}
      data={data}
      cellAt={cellAt}
      actions={
        <Segmented<Mode>
          size="small"
          aria-label={t("dashboard.trend_mode")}
          value={mode}
          onChange={setMode}
          options={modes.map((each) => ({ value: each, label: t(`dashboard.${each}`) }))}
        />
      }
    />
  );
}
