import { Segmented } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Notice } from "../app/notice.tsx";
import { useLanguage } from "../language/language.ts";
import type { CanvasProps } from "./chart-canvas.tsx";
import { Panel } from "./panel.tsx";
import "./charts.css";

const ChartCanvas = lazy(() => import("./chart-canvas.tsx"));

type ChartPanelProps = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  /** The chart in a sentence, for those who cannot see it. */
  readonly summary: string;
  /** Null while the numbers are on their way. */
  readonly option: CanvasProps["option"] | null;
  readonly height: number;
  readonly onPick?: CanvasProps["onPick"];
  readonly legend?: ReactNode;
  /** The same numbers as a table. */
  readonly table: ReactNode;
  /** Given where there is nothing to draw: what would stand here, and the next step. */
  readonly empty?: ReactNode;
};

/** A chart and the table behind it, one button apart. */
export function ChartPanel(props: ChartPanelProps): ReactNode {
  const { t } = useLanguage();
  const [view, setView] = useState<"chart" | "table">("chart");
  const shown = props.option !== null && props.empty === undefined;
  return (
    <Panel
      title={props.title}
      note={props.note}
      {...(props.className === undefined ? {} : { className: props.className })}
      actions={
        <>
          {props.actions}
          {shown ? (
            <Segmented
              size="small"
              value={view}
              onChange={setView}
              aria-label={t("charts.view")}
              options={[
                { value: "chart", label: t("charts.chart") },
                { value: "table", label: t("charts.table") },
              ]}
            />
          ) : null}
        </>
      }
    >
      {props.option === null ? (
        <div
          className="chart-waiting"
          style={{ height: props.height }}
          role="status"
          aria-label={t("shell.loading")}
        />
      ) : props.empty !== undefined ? (
        <div style={{ minHeight: Math.min(props.height, 160) }}>{props.empty}</div>
      ) : view === "table" ? (
        <div className="chart-table" style={{ maxHeight: Math.max(props.height, 320) }}>
          {props.table}
        </div>
      ) : (
        <>
          {props.legend}
          <div className="chart-picture" role="img" aria-label={props.summary}>
            <Suspense fallback={<div className="chart-waiting" style={{ height: props.height }} />}>
              <ChartCanvas option={props.option} height={props.height} onPick={props.onPick} />
            </Suspense>
          </div>
        </>
      )}
    </Panel>
  );
}

/** The usual words of an empty chart. */
export function NothingToDraw(props: { readonly title?: string; readonly text?: ReactNode }): ReactNode {
  const { t } = useLanguage();
  return <Notice title={props.title ?? t("charts.empty")} text={props.text ?? t("charts.empty_hint")} />;
}
