import type { Day } from "../../engine/calendar/index.ts";
import { minorToPlain } from "../../engine/money/index.ts";
import type { MeasureRow, MetricValue, PeriodJson } from "../api/measure.ts";
import type { ChartSeries, SeriesData } from "../charts/chart-data.ts";
import type { DaySpan } from "./chosen-period.ts";
import { minorOf } from "./pace-gap.ts";

export type TrendMonth = {
  readonly period: PeriodJson;
  /** Null from tomorrow on: what has not happened is not zero. */
  readonly actual: MetricValue;
  readonly target: MetricValue;
  /** The month with the same place in the year before. */
  readonly before: { readonly period: PeriodJson; readonly actual: MetricValue } | null;
};

/** The months of a year beside those of the year before, in order; both are rows of `measure … grain month`. */
export function trendMonths(
  months: readonly PeriodJson[],
  now: readonly MeasureRow[],
  before: readonly MeasureRow[],
  monthsBefore: readonly PeriodJson[],
  at: { readonly today: Day; readonly currency: string },
): TrendMonth[] {
  const rowOf = (rows: readonly MeasureRow[], key: string | undefined) =>
    rows.find((row) => row.period?.key === key)?.values;
  // A month without a row had no orders: the sum of none is zero, which the answer leaves out.
  const none = { amount: minorToPlain(0n, at.currency), currency: at.currency };
  return months.map((period, index) => {
    const same = monthsBefore[index];
    return {
      period,
      actual: period.start > at.today ? null : (rowOf(now, period.key)?.net_sales ?? none),
      target: rowOf(now, period.key)?.target ?? null,
      before:
        same === undefined ? null : { period: same, actual: rowOf(before, same.key)?.net_sales ?? none },
    };
  });
}

/**
 * Running totals for the cumulative view. The months are measured; adding them up is part of the picture, as stacking
 * bars would be. Opening a point asks the server for the whole span, so the shown total can be checked against it.
 * Gaps before the first value and after the last stay gaps.
 */
export function runningTotals(values: readonly MetricValue[]): MetricValue[] {
  const last = values.findLastIndex((value) => value !== null);
  let sum: { minor: bigint; currency: string } | null = null;
  return values.map((value, index) => {
    const amount = minorOf(value);
    if (amount !== null) sum = { minor: (sum?.minor ?? 0n) + amount.minor, currency: amount.currency };
    if (sum === null || index > last) return null;
    return { amount: minorToPlain(sum.minor, sum.currency), currency: sum.currency };
  });
}

/**
 * Whether targets are set for longer periods than months (a quota per quarter stands in one month and none in the
 * others): beside months such a line would mislead.
 */
export function targetsAreSparse(months: readonly TrendMonth[]): boolean {
  const places = months.flatMap((month, index) =>
    (minorOf(month.target)?.minor ?? 0n) === 0n ? [] : [index],
  );
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return false;
  return places.length === 1 ? months.length > 1 : places.length < last - first + 1;
}

export type TrendWords = {
  readonly month: string;
  readonly actual: string;
  readonly target: string;
  readonly before: string;
  readonly short: (period: PeriodJson, place: number) => string;
};

/** The trend as a chart; without any target, or any sale the year before, that line is left out. */
export function trendData(
  months: readonly TrendMonth[],
  cumulative: boolean,
  emphasis: DaySpan,
  words: TrendWords,
): SeriesData {
  const shown = (values: readonly MetricValue[]): readonly MetricValue[] =>
    cumulative ? runningTotals(values) : values;
  const line = (
    key: string,
    label: string,
    tone: ChartSeries["tone"],
    values: readonly MetricValue[],
  ): ChartSeries[] =>
    values.some((value) => minorOf(value)?.minor !== undefined && minorOf(value)?.minor !== 0n)
      ? [{ key, label, unit: "money", shape: "line", tone, values: shown(values) }]
      : [];
  return {
    axis: words.month,
    points: months.map(({ period }, place) => ({
      key: period.key,
      label: period.label,
      short: words.short(period, place),
      faint: period.end <= emphasis.from || period.start >= emphasis.to,
    })),
    series: [
      {
        key: "actual",
        label: words.actual,
        unit: "money",
        shape: "bar",
        tone: "actual",
        values: shown(months.map((month) => month.actual)),
      },
      ...line(
        "target",
        words.target,
        "target",
        months.map((month) => month.target),
      ),
      ...line(
        "before",
        words.before,
        "comparison",
        months.map((month) => month.before?.actual ?? null),
      ),
    ],
  };
}
