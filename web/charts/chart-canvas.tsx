import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { type ReactNode, useEffect, useRef } from "react";

// Only what our charts draw with: the whole library is three times as large.
echarts.use([BarChart, LineChart, ScatterChart, GridComponent, TooltipComponent, SVGRenderer]);

export type CanvasProps = {
  readonly option: echarts.EChartsCoreOption;
  readonly height: number;
  /** The series' id or name, and the index of its point. */
  readonly onPick?: ((series: string, index: number, name: string) => void) | undefined;
};

/** The drawing itself; loaded when the first chart is shown. Its meaning in words stands on the frame around it. */
export default function ChartCanvas({ option, height, onPick }: CanvasProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts | null>(null);
  const picked = useRef(onPick);
  picked.current = onPick;

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const made = echarts.init(element, null, { renderer: "svg" });
    chart.current = made;
    made.on("click", (event) =>
      picked.current?.(event.seriesId ?? event.seriesName ?? "", event.dataIndex, event.name),
    );
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    // Not merged: a series that is gone must leave the drawing.
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  return <div ref={place} className="chart-canvas" style={{ minHeight: height }} aria-hidden="true" />;
}
