import { type ReactNode, useMemo } from "react";
import type { ExplainCell } from "../explain/explain-address.ts";
import { Figure } from "../explain/figure.tsx";
import { useOpenCell } from "../explain/use-open-cell.ts";
import { metricText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import { ChartPanel, NothingToDraw } from "./chart-panel.tsx";
import { groupColor, groupsOf, namedGroups, type ScatterData, scatterOption } from "./scatter-option.ts";
import { useChartLook } from "./use-chart-look.ts";

type ScatterPanelProps = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly height: number;
  /** Null while the numbers are on their way. */
  readonly data: ScatterData | null;
  readonly cellAt: (point: string, side: "x" | "y") => ExplainCell;
};

/** One dot a record by two measures; a dot opens the second. */
export function ScatterPanel({ data, cellAt, ...frame }: ScatterPanelProps): ReactNode {
  const { t } = useLanguage();
  const look = useChartLook();
  const open = useOpenCell();
  const option = useMemo(() => (data === null ? null : scatterOption(data, look)), [data, look]);
  const groups = data === null ? [] : groupsOf(data);
  const { named, shared } = namedGroups(groups, look.colors.length);
  return (
    <ChartPanel
      {...frame}
      option={option}
      onPick={(_series, _index, point) => open(cellAt(point, "y"))}
      summary={
        data === null
          ? frame.title
          : t("charts.summary_points", {
              title: frame.title,
              count: data.points.length,
              x: data.x.label,
              y: data.y.label,
            })
      }
      legend={
        groups.length < 2 ? null : (
          <ul className="chart-legend" aria-hidden="true">
            {named.map((group, index) => (
              <li key={group}>
                <i className="legend-mark legend-dot" style={{ color: groupColor(look, index) }} />
                {group}
              </li>
            ))}
            {shared === 0 ? null : (
              <li>
                <i className="legend-mark legend-dot" style={{ color: groupColor(look, named.length) }} />
                {t("charts.other_groups", { count: shared })}
              </li>
            )}
          </ul>
        )
      }
      table={data === null ? null : <PointTable title={frame.title} data={data} cellAt={cellAt} />}
      {...(data !== null && data.points.length === 0 ? { empty: <NothingToDraw /> } : {})}
    />
  );
}

type TableProps = Pick<ScatterPanelProps, "title" | "cellAt"> & { readonly data: ScatterData };

function PointTable({ title, data, cellAt }: TableProps): ReactNode {
  const { locale } = useLanguage();
  return (
    <table className="plain-table">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col" className="end">
            {data.x.label}
          </th>
          <th scope="col" className="end">
            {data.y.label}
          </th>
        </tr>
      </thead>
      <tbody>
        {data.points.map((point) => (
          <tr key={point.key}>
            <th scope="row">{point.label}</th>
            {(["x", "y"] as const).map((side) => (
              <td key={side} className="end number">
                <Figure cell={cellAt(point.key, side)} label={`${point.label} ${data[side].label}`}>
                  {metricText(point[side], data[side].unit, locale)}
                </Figure>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
