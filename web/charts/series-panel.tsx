import { type ReactNode, useMemo } from "react";
import type { ExplainCell } from "../explain/explain-address.ts";
import { Figure } from "../explain/figure.tsx";
import { useOpenCell } from "../explain/use-open-cell.ts";
import { metricText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import { type ChartCell, hasValues, type SeriesData } from "./chart-data.ts";
import { ChartPanel, NothingToDraw } from "./chart-panel.tsx";
import { SeriesLegend } from "./series-legend.tsx";
import { seriesOption } from "./series-option.ts";
import { useChartLook } from "./use-chart-look.ts";

type SeriesPanelProps = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  readonly height?: number;
  /** Null while the numbers are on their way. */
  readonly data: SeriesData | null;
  /** Which number a bar or point is, so that it can be opened. */
  readonly cellAt?: (at: ChartCell) => ExplainCell | null;
  readonly empty?: ReactNode;
};

/** Bars and lines over time, with the table behind them; every point opens its explanation. */
export function SeriesPanel({ data, cellAt, height = 280, empty, ...frame }: SeriesPanelProps): ReactNode {
  const look = useChartLook();
  const open = useOpenCell();
  const option = useMemo(() => (data === null ? null : seriesOption(data, look)), [data, look]);
  const onPick = (series: string, index: number) => {
    const point = data?.points[index];
    if (point !== undefined && cellAt !== undefined) open(cellAt({ series, point: point.key }));
  };
  const summary = useSummary(frame.title, data);
  return (
    <ChartPanel
      {...frame}
      height={height}
      option={option}
      onPick={cellAt === undefined ? undefined : onPick}
      summary={summary}
      legend={data === null ? null : <SeriesLegend data={data} look={look} />}
      table={
        data === null ? null : (
          <SeriesTable title={frame.title} data={data} {...(cellAt === undefined ? {} : { cellAt })} />
        )
      }
      {...(data !== null && !hasValues(data) ? { empty: empty ?? <NothingToDraw /> } : {})}
    />
  );
}

/** "Title: series by axis, from the first point to the last. Press Table for the numbers." */
function useSummary(title: string, data: SeriesData | null): string {
  const { t, locale } = useLanguage();
  if (data === null) return title;
  const series = data.series.map((each) => each.label).join(locale === "zh" ? "、" : ", ");
  return t("charts.summary", {
    title,
    series,
    from: data.points[0]?.label ?? "",
    to: data.points.at(-1)?.label ?? "",
  });
}

type TableProps = {
  readonly title: string;
  readonly data: SeriesData;
  readonly cellAt?: (at: ChartCell) => ExplainCell | null;
};

export function SeriesTable({ title, data, cellAt }: TableProps): ReactNode {
  const { locale } = useLanguage();
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{data.axis}</th>
          {data.series.map((series) => (
            <th key={series.key} scope="col" className="end">
              {series.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.points.map((point, index) => (
          <tr key={point.key}>
            <th scope="row">{point.label}</th>
            {data.series.map((series) => (
              <td key={series.key} className="end number">
                <Figure
                  cell={cellAt?.({ series: series.key, point: point.key }) ?? null}
                  label={`${point.label} ${series.label}`}
                >
                  {metricText(series.values[index], series.unit, locale)}
                </Figure>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
