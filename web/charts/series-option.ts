import type { EChartsCoreOption } from "echarts/core";
import type { MetricUnit } from "../../kernel/metric.ts";
import { drawingNumber, metricText } from "../format/format.ts";
import type { ChartSeries, SeriesData } from "./chart-data.ts";
import type { ChartLook } from "./chart-look.ts";
import { tickText } from "./tick-text.ts";
import { tooltipOf } from "./tooltip.ts";

/** The axis side of a unit: money and counts on the left, shares beside money on the right. */
const unitsOf = (data: SeriesData): MetricUnit[] => [...new Set(data.series.map((series) => series.unit))];

/** Bars and lines over one axis, as ECharts reads it. */
export function seriesOption(data: SeriesData, look: ChartLook): EChartsCoreOption {
  const units = unitsOf(data);
  return {
    animation: look.moves,
    animationDuration: 250,
    textStyle: { fontFamily: look.fontFamily, color: look.text },
    grid: { left: 4, right: units.length > 1 ? 4 : 10, top: 14, bottom: 2, containLabel: true },
    xAxis: {
      type: "category",
      data: data.points.map((point) => point.short),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: look.line } },
      axisLabel: { color: look.faintText, fontSize: 12, hideOverlap: true },
    },
    yAxis: units.map((unit, index) => ({
      type: "value",
      axisLabel: {
        color: look.faintText,
        fontSize: 12,
        formatter: (value: number) => tickText(value, unit, look.locale),
      },
      splitLine: { show: index === 0, lineStyle: { color: look.line, type: [3, 4] } },
      splitNumber: 4,
    })),
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow", shadowStyle: { color: look.line, opacity: 0.35 } },
      ...tooltipBox(look),
      formatter: (given: unknown) => axisTooltip(given, data, look),
    },
    series: data.series.map((series) => drawnSeries(series, data, units.indexOf(series.unit), look)),
  };
}

export const tooltipBox = (look: ChartLook) => ({
  backgroundColor: look.surface,
  borderColor: look.line,
  padding: [8, 12],
  textStyle: { color: look.text, fontFamily: look.fontFamily, fontSize: 13 },
  confine: true,
});

function axisTooltip(given: unknown, data: SeriesData, look: ChartLook): HTMLElement | string {
  const first: unknown = Array.isArray(given) ? given[0] : given;
  const index =
    typeof first === "object" && first !== null && "dataIndex" in first ? Number(first.dataIndex) : -1;
  const point = data.points[index];
  if (point === undefined) return "";
  return tooltipOf(
    point.label,
    data.series.map((series) => ({
      color: look.tones[series.tone],
      label: series.label,
      value: metricText(series.values[index], series.unit, look.locale),
    })),
  );
}

function drawnSeries(series: ChartSeries, data: SeriesData, yAxisIndex: number, look: ChartLook) {
  const color = look.tones[series.tone];
  const drawn = {
    id: series.key,
    name: series.label,
    yAxisIndex,
    itemStyle: { color },
    data: series.values.map((value, index) => ({
      value: drawingNumber(value),
      ...(series.shape === "bar"
        ? { itemStyle: { opacity: data.points[index]?.faint === true ? 0.32 : 1 } }
        : {}),
    })),
  };
  if (series.shape === "bar")
    return {
      ...drawn,
      type: "bar",
      barMaxWidth: data.points.length > 6 ? 34 : 64,
      barCategoryGap: "38%",
      itemStyle: { color, borderRadius: [3, 3, 0, 0] },
      z: 2,
    };
  const dashed = series.tone === "comparison";
  return {
    ...drawn,
    type: "line",
    step: series.shape === "step" ? "end" : false,
    connectNulls: false,
    symbol: "circle",
    symbolSize: series.tone === "target" ? 5 : 4,
    showSymbol: data.points.length <= 40,
    lineStyle: { color, width: dashed ? 1.5 : 2, type: dashed ? [4, 4] : "solid" },
    z: 3,
  };
}
