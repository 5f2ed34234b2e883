import type { EChartsCoreOption } from "echarts/core";
import type { MetricUnit } from "../../kernel/metric.ts";
import type { MetricValue } from "../api/measure.ts";
import { drawingNumber, metricText } from "../format/format.ts";
import type { ChartLook } from "./chart-look.ts";
import { tooltipBox } from "./series-option.ts";
import { tickText } from "./tick-text.ts";
import { tooltipOf } from "./tooltip.ts";

export type ScatterMeasure = { readonly label: string; readonly unit: MetricUnit };
export type ScatterPoint = {
  readonly key: string;
  readonly label: string;
  /** Points of a group share a colour. */
  readonly group: string;
  readonly x: MetricValue;
  readonly y: MetricValue;
};
export type ScatterData = {
  readonly x: ScatterMeasure;
  readonly y: ScatterMeasure;
  readonly points: readonly ScatterPoint[];
};

/** The groups in the order of their colours: those with most points first, then as they first appear. */
export function groupsOf(data: ScatterData): string[] {
  const counts = new Map<string, number>();
  for (const { group } of data.points) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([group]) => group);
}

/**
 * The groups that a legend names. Where there are more groups than colours, the last colour stands for all that share it
 * and is not named after one of them.
 */
export function namedGroups(groups: readonly string[], colors: number): { named: string[]; shared: number } {
  if (groups.length <= colors) return { named: [...groups], shared: 0 };
  const named = groups.slice(0, Math.max(0, colors - 1));
  return { named, shared: groups.length - named.length };
}

/** The colour of a group; beyond the palette, groups share the last one. */
export function groupColor(look: ChartLook, index: number): string {
  return look.colors[Math.min(index, look.colors.length - 1)] ?? look.text;
}

/** One dot a record by two measures, as ECharts reads it. What lacks either measure is left out. */
export function scatterOption(data: ScatterData, look: ChartLook): EChartsCoreOption {
  const axis = (measure: ScatterMeasure, more: Readonly<Record<string, unknown>>, name = {}) => ({
    type: "value",
    scale: measure.unit === "share",
    name: measure.label,
    nameTextStyle: { color: look.faintText, fontSize: 12, ...name },
    axisLabel: {
      color: look.faintText,
      fontSize: 12,
      hideOverlap: true,
      formatter: (value: number) => tickText(value, measure.unit, look.locale),
    },
    axisLine: { show: false },
    splitLine: { lineStyle: { color: look.line, type: [3, 4] } },
    ...more,
  });
  return {
    animation: look.moves,
    animationDuration: 250,
    textStyle: { fontFamily: look.fontFamily, color: look.text },
    grid: { left: 4, right: 14, top: 32, bottom: 24, containLabel: true },
    xAxis: axis(data.x, { nameLocation: "middle", nameGap: 28 }),
    // Begins at the axis: a name set about it would lose its first letters at the edge.
    yAxis: axis(data.y, { nameLocation: "end" }, { align: "left" }),
    tooltip: {
      trigger: "item",
      ...tooltipBox(look),
      formatter: (given: unknown) => pointTooltip(given, data, look),
    },
    series: groupsOf(data).map((group, index) => ({
      type: "scatter",
      name: group,
      symbolSize: 11,
      itemStyle: { color: groupColor(look, index), opacity: 0.75, borderColor: look.surface, borderWidth: 1 },
      emphasis: { scale: 1.5 },
      data: data.points
        .filter((point) => point.group === group && point.x !== null && point.y !== null)
        .map((point) => ({
          id: point.key,
          name: point.key,
          value: [drawingNumber(point.x), drawingNumber(point.y)],
        })),
    })),
  };
}

function pointTooltip(given: unknown, data: ScatterData, look: ChartLook): HTMLElement | string {
  const key = typeof given === "object" && given !== null && "name" in given ? given.name : null;
  const point = data.points.find((candidate) => candidate.key === key);
  if (point === undefined) return "";
  return tooltipOf(point.label, [
    { color: null, label: data.x.label, value: metricText(point.x, data.x.unit, look.locale) },
    { color: null, label: data.y.label, value: metricText(point.y, data.y.unit, look.locale) },
  ]);
}
