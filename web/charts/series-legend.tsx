import type { ReactNode } from "react";
import type { SeriesData } from "./chart-data.ts";
import type { ChartLook } from "./chart-look.ts";

/** Names of the series with their marks, above the drawing; text, so that it reads and wraps like text. */
export function SeriesLegend({
  data,
  look,
}: {
  readonly data: SeriesData;
  readonly look: ChartLook;
}): ReactNode {
  if (data.series.length < 2) return null;
  return (
    <ul className="chart-legend" aria-hidden="true">
      {data.series.map((series) => (
        <li key={series.key}>
          <i
            className={`legend-mark legend-${series.shape} legend-${series.tone}`}
            style={{ color: look.tones[series.tone] }}
          />
          {series.label}
        </li>
      ))}
    </ul>
  );
}
