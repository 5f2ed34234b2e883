import { type ReactNode, useEffect, useRef } from "react";
import { useLanguage } from "../language/language.ts";
import { ActualText } from "./actual-text.tsx";
import { amountText } from "./amount-text.ts";
import type { CellDoors } from "./cell-doors.ts";
import { elsewhereColumn } from "./grid-columns.ts";
import { GridLineRow } from "./grid-line-row.tsx";
import { cellKey, type GridLine } from "./grid-rows.ts";
import type { GridSums } from "./grid-sums.ts";
import { GridTeamRow } from "./grid-team-row.tsx";
import type { GridView } from "./grid-view.ts";
import type { Amounts } from "./target-sheet.ts";
import { type Actuals, totalLine } from "./use-actuals.ts";
import type { useGridInput } from "./use-grid-input.ts";
import "./target-grid.css";

type GridProps = {
  readonly view: GridView;
  /** Lines as they are shown, folded teams without their people. */
  readonly lines: readonly GridLine[];
  readonly current: Amounts;
  readonly saved: Amounts;
  readonly sums: GridSums;
  readonly doors: CellDoors;
  readonly actuals: Actuals;
  readonly folded: ReadonlySet<string>;
  readonly onFold: (line: string) => void;
  readonly input: ReturnType<typeof useGridInput>;
};

/** Person × period, grouped by team. One cell is active and holds the input; the others are plain cells. */
export function TargetGrid(props: GridProps): ReactNode {
  const { t } = useLanguage();
  const { view, lines, input } = props;
  const drawing = useRef(false);
  useEffect(() => {
    const stop = () => {
      drawing.current = false;
    };
    window.addEventListener("pointerup", stop);
    return () => window.removeEventListener("pointerup", stop);
  }, []);
  let index = -1;
  return (
    <div className="grid-scroll panel">
      <table className="target-grid" aria-label={t("targets.grid")}>
        <GridHead view={view} />
        <tbody>
          {lines.map((line) => {
            if (line.kind === "team") return <GridTeamRow key={line.key} {...props} line={line} />;
            index += 1;
            const own = input.active.line === index;
            const { from, to } = input.range;
            const selected = index >= from.line && index <= to.line ? `${from.column}-${to.column}` : null;
            return (
              <GridLineRow
                key={line.key}
                view={view}
                line={line}
                index={index}
                current={props.current}
                saved={props.saved}
                total={props.sums.line(line.key, null)}
                elsewhere={props.sums.line(line.key, elsewhereColumn)}
                doors={props.doors}
                actuals={props.actuals}
                selected={selected}
                activeColumn={own ? input.active.column : null}
                draft={own ? input.draft : null}
                entered={input.entered}
                hands={input.hands}
                drawing={drawing}
              />
            );
          })}
        </tbody>
        <GridFoot view={view} sums={props.sums} actuals={props.actuals} />
      </table>
    </div>
  );
}

function GridHead({ view }: { readonly view: GridView }): ReactNode {
  const { t } = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" className="grid-name">
          {t("targets.person")}
        </th>
        {view.columns.map((column) => (
          <th
            key={column.start}
            scope="col"
            title={column.label}
            className={column.start <= view.today && view.today < column.end ? "grid-now" : ""}
          >
            {column.short}
          </th>
        ))}
        {view.elsewhere ? <th scope="col">{t("targets.elsewhere")}</th> : null}
        <th scope="col" className="grid-total">
          {t("targets.total")}
        </th>
      </tr>
    </thead>
  );
}

type FootProps = { readonly view: GridView; readonly sums: GridSums; readonly actuals: Actuals };

function GridFoot({ view, sums, actuals }: FootProps): ReactNode {
  const { t } = useLanguage();
  const text = (amount: bigint | null) =>
    amount === null ? "" : amountText(amount, view.currency, view.exponent);
  return (
    <tfoot>
      <tr>
        <th scope="row" className="grid-name">
          {t("targets.whole")}
        </th>
        {view.columns.map((column) => (
          <td key={column.start} className="number">
            {text(sums.total(column.start))}
            {view.showActuals ? (
              <ActualText
                actual={actuals.sums.get(cellKey(totalLine, column.start))}
                exponent={view.exponent}
              />
            ) : null}
          </td>
        ))}
        {view.elsewhere ? <td className="number">{text(sums.total(elsewhereColumn))}</td> : null}
        <td className="number grid-total" data-testid="grid-total">
          {text(sums.total(null))}
        </td>
      </tr>
    </tfoot>
  );
}
