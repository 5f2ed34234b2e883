import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { ErrorNotice } from "../app/notice.tsx";
import type { ChartCell } from "../charts/chart-data.ts";
import { Panel } from "../charts/panel.tsx";
import { SeriesPanel } from "../charts/series-panel.tsx";
import type { ExplainCell } from "../explain/explain-address.ts";
import { useLanguage } from "../language/language.ts";
import type { DaySpan } from "./chosen-period.ts";
import { shortMonth } from "./short-month.ts";
import { trendData } from "./trend-data.ts";
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

/** The months of the fiscal year: sales, target, the year before; by month or running up. */
export function TrendPanel({ title, question, emphasis, className, height = 272 }: TrendProps): ReactNode {
  const { t, locale } = useLanguage();
  const [mode, setMode] = useState<"monthly" | "cumulative">("monthly");
  const { months, error, retry } = useTrend(question);
  const cumulative = mode === "cumulative";
  const data = useMemo(() => {
    if (months === null) return null;
    return trendData(months, cumulative, emphasis, {
      month: t("dashboard.month"),
      actual: t("dashboard.actual"),
      target: t("dashboard.target"),
      before: t("dashboard.last_year"),
      short: (period, place) => shortMonth(period, place, locale),
    });
  }, [months, cumulative, emphasis, t, locale]);
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
