import { type FiscalCalendar, periodLabel, periodsBetween } from "../../engine/calendar/index.ts";
import type { Scope } from "../../kernel/object.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import type { Locale } from "../../kernel/text.ts";
import type { MeasureQuery, PeriodJson } from "../api/measure.ts";
import type { ExplainCell } from "../explain/explain-address.ts";
import { allOf } from "../explain/narrowed.ts";
import type { ChosenPeriod, DaySpan } from "./chosen-period.ts";
import type { TrendQuestion } from "./trend-question.ts";

/** What a dashboard is about: which days, which teams, and what the viewer may see. */
export type DashboardView = {
  readonly period: ChosenPeriod;
  readonly team: string | null;
  /** Narrows every number to the chosen team and those below it. */
  readonly filter: PredicateInput | undefined;
  /** How far the viewer's right to read orders reaches. */
  readonly scope: Scope;
  readonly metrics: ReadonlySet<string>;
  readonly today: string;
  readonly currency: string;
  readonly calendar: FiscalCalendar;
};

/** The metrics of a list that the viewer may see, in its order. */
export function seen(view: DashboardView, metrics: readonly string[]): string[] {
  return metrics.filter((metric) => view.metrics.has(metric));
}

/** A question about the view: its days (or others), its teams. */
export function asked(
  view: DashboardView,
  metrics: readonly string[],
  more: Omit<MeasureQuery, "metrics" | "filter"> & { readonly filter?: PredicateInput | undefined } = {},
): MeasureQuery {
  const { filter, ...rest } = more;
  const narrowed = allOf(view.filter, filter);
  return {
    metrics: seen(view, metrics),
    ...view.period.span,
    ...rest,
    ...(narrowed === undefined ? {} : { filter: narrowed }),
  };
}

/** The number at one place of the view, as the explanation asks for it. */
export function cellIn(
  view: DashboardView,
  metric: string,
  more: { readonly filter?: PredicateInput | undefined; readonly span?: DaySpan } = {},
): ExplainCell {
  const narrowed = allOf(view.filter, more.filter);
  return {
    metric,
    ...(more.span ?? view.period.span),
    ...(narrowed === undefined ? {} : { filter: narrowed }),
  };
}

/** The company's months (or quarters) in a span, named as the server names them. */
export function periodsOf(
  span: DaySpan,
  grain: "month" | "quarter",
  calendar: FiscalCalendar,
  locale: Locale,
): PeriodJson[] {
  return periodsBetween(span.from, span.to, grain, calendar).map((period) => ({
    key: period.key,
    start: period.start,
    end: period.end,
    label: periodLabel(period, locale, calendar),
  }));
}

/** The trend of the view's fiscal year; the target line where the viewer may see targets. */
export function trendOf(view: DashboardView): TrendQuestion {
  const { filter, calendar, today, currency, period } = view;
  return {
    metrics: seen(view, ["net_sales", "target"]),
    year: period.year,
    yearBefore: period.yearBefore,
    filter,
    calendar,
    today,
    currency,
  };
}
