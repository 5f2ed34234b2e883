import type { ReactNode } from "react";
import type { MetricValue } from "../api/measure.ts";
import { drawingNumber } from "../format/format.ts";
import { sparklinePoints } from "./sparkline-points.ts";
import "./charts.css";

type SparklineProps = {
  readonly values: readonly MetricValue[];
  /** What it shows, in words. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
};

/** A trend as small as a word. */
export function Sparkline({ values, label, width = 84, height = 22 }: SparklineProps): ReactNode {
  const { points, zero } = sparklinePoints(values.map(drawingNumber));
  const last = points.at(-1);
  if (last === undefined) return null;
  return (
    <svg className="sparkline" role="img" aria-label={label} width={width} height={height}>
      {zero < 1 ? <line x1={0} x2={width} y1={zero * height} y2={zero * height} /> : null}
      <polyline points={points.map((point) => `${point.x * width},${point.y * height}`).join(" ")} />
      <circle cx={last.x * width} cy={last.y * height} r={2} />
    </svg>
  );
}
