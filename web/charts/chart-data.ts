import type { MetricUnit } from "../../kernel/metric.ts";
import type { MetricValue } from "../api/measure.ts";
import { signOf } from "../format/format.ts";

/** How a series stands out: what happened, what it is held against, what is behind it. */
export type SeriesTone = "actual" | "target" | "comparison" | "second";
export type SeriesShape = "bar" | "line" | "step";

/** One line or row of bars. `values` stand beside the axis points; null leaves a gap, never a zero. */
export type ChartSeries = {
  readonly key: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly shape: SeriesShape;
  readonly tone: SeriesTone;
  readonly values: readonly MetricValue[];
};

export type AxisPoint = {
  readonly key: string;
  /** In full, for the table and the tooltip: "2026年3月". */
  readonly label: string;
  /** Under the axis: "3月". */
  readonly short: string;
  /** Points outside of what the page is about are drawn faintly. */
  readonly faint?: boolean;
};

/** What a chart over time or over a few names shows, and the table behind it: one and the same. */
export type SeriesData = {
  readonly axis: string;
  readonly points: readonly AxisPoint[];
  readonly series: readonly ChartSeries[];
};

/** A cell of the data, by series and point. */
export type ChartCell = { readonly series: string; readonly point: string };

/** Whether there is anything to draw: a chart of gaps and zeros alone is an empty chart. */
export function hasValues(data: SeriesData): boolean {
  return data.series.some((series) => series.values.some((value) => (signOf(value) ?? 0) !== 0));
}
