import { useMemo } from "react";
import { useMeasure } from "../api/measure.ts";
import { useLanguage } from "../language/language.ts";
import { periodsOf } from "./dashboard-view.ts";
import { trendMonths } from "./trend-data.ts";
import type { TrendQuestion } from "./trend-question.ts";

/** The months (or quarters) of a year beside those of the year before; null while they are on their way. */
export function useTrend(question: TrendQuestion, grain: "month" | "quarter", enabled = true) {
  const { locale } = useLanguage();
  const { year, yearBefore, calendar, today, currency } = question;
  const narrowed = question.filter === undefined ? {} : { filter: question.filter };
  const now = useMeasure({ metrics: question.metrics, grain, ...year, ...narrowed }, { enabled });
  const before = useMeasure({ metrics: ["net_sales"], grain, ...yearBefore, ...narrowed }, { enabled });
  const months = useMemo(() => {
    if (now.data === undefined || before.data === undefined) return null;
    return trendMonths(
      periodsOf(year, grain, calendar, locale),
      now.data.rows,
      before.data.rows,
      periodsOf(yearBefore, grain, calendar, locale),
      { today, currency },
    );
  }, [now.data, before.data, year, yearBefore, grain, calendar, today, currency, locale]);
  return {
    months,
    error: now.error ?? before.error,
    retry: () => void Promise.all([now.refetch(), before.refetch()]),
  };
}
