import { memo, type ReactNode, type RefObject } from "react";
import { metricText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import { ActualText } from "./actual-text.tsx";
import { amountText } from "./amount-text.ts";
import { type CellDoors, closedReason } from "./cell-doors.ts";
import type { GridColumn } from "./grid-columns.ts";
import { GridInput } from "./grid-input.tsx";
import { cellKey, type GridLine } from "./grid-rows.ts";
import type { GridView } from "./grid-view.ts";
import type { Amounts } from "./target-sheet.ts";
import type { Actuals } from "./use-actuals.ts";
import type { GridHands } from "./use-grid-input.ts";

type LineProps = {
  readonly view: GridView;
  readonly line: Exclude<GridLine, { kind: "team" }>;
  readonly index: number;
  readonly current: Amounts;
  readonly saved: Amounts;
  readonly total: bigint | null;
  readonly elsewhere: bigint | null;
  readonly doors: CellDoors;
  readonly actuals: Actuals;
  /** "from-to" columns of the selection in this line. */
  readonly selected: string | null;
  readonly activeColumn: number | null;
  readonly draft: string | null;
  readonly entered: boolean;
  readonly hands: GridHands;
  readonly drawing: RefObject<boolean>;
};

/** A line is drawn anew only when something of it changed: typing moves through hundreds of them. */
export const GridLineRow = memo(Line, (before, after) => {
  if (before.activeColumn !== null || after.activeColumn !== null) return false;
  return (
    before.view === after.view &&
    before.line === after.line &&
    before.index === after.index &&
    before.selected === after.selected &&
    before.current === after.current &&
    before.saved === after.saved &&
    before.doors === after.doors &&
    before.actuals === after.actuals
  );
});

function Line(props: LineProps): ReactNode {
  const { t } = useLanguage();
  const { view, line, total, elsewhere } = props;
  const name = line.kind === "person" ? line.title : t("targets.undistributed");
  const text = (amount: bigint | null) =>
    amount === null ? "" : amountText(amount, view.currency, view.exponent);
  return (
    <tr className={line.kind === "undistributed" ? "grid-rest" : ""}>
      <th
        scope="row"
        className="grid-name"
        style={{ paddingInlineStart: 26 + line.depth * 12 }}
        title={line.kind === "undistributed" ? t("targets.undistributed_hint") : name}
      >
        <span>{name}</span>
        {line.kind === "person" && line.lead ? <small>{t("targets.lead")}</small> : null}
      </th>
      {view.columns.map((column, index) => (
        <Cell key={column.start} {...props} name={name} column={column} place={index} />
      ))}
      {view.elsewhere ? <td className="number tertiary">{text(elsewhere)}</td> : null}
      <td className="number grid-total">{text(total)}</td>
    </tr>
  );
}

type CellProps = LineProps & { readonly name: string; readonly column: GridColumn; readonly place: number };

function Cell(props: CellProps): ReactNode {
  const { t } = useLanguage();
  const { view, line, column, place, hands, index, drawing } = props;
  const key = cellKey(line.key, column.start);
  const amount = props.current.get(key) ?? null;
  const changed = (props.saved.get(key) ?? null) !== amount;
  const closed = closedReason(line, column, props.doors);
  const [from = 0, to = -1] = props.selected?.split("-").map(Number) ?? [];
  const selected = place >= from && place <= to;
  const active = props.activeColumn === place;
  const at = { line: index, column: place };
  const names = ["number"];
  if (changed) names.push("grid-changed");
  if (closed !== null && closed !== "read_only") names.push("grid-closed");
  if (selected) names.push("grid-selected");
  if (active) names.push("grid-active");
  return (
    <td
      className={names.join(" ")}
      data-cell={key}
      title={closed === null || closed === "read_only" ? undefined : t(`targets.closed_${closed}`)}
      onPointerDown={(event) => {
        if (active || event.button !== 0) return;
        event.preventDefault();
        if (!hands.commit()) return;
        drawing.current = event.pointerType === "mouse";
        if (event.shiftKey) hands.extendTo(at);
        else hands.go({ active: at, anchor: at });
      }}
      onPointerEnter={() => {
        if (drawing.current) hands.extendTo(at);
      }}
    >
      {active ? (
        <GridInput
          label={`${props.name} ${column.label}`}
          text={amount === null ? "" : amountText(amount, view.currency, view.exponent)}
          open={closed === null}
          draft={props.draft}
          entered={props.entered}
          hands={hands}
        />
      ) : (
        <CellText {...props} amount={amount} />
      )}
    </td>
  );
}

function CellText({
  view,
  line,
  column,
  place,
  actuals,
  amount,
}: CellProps & { readonly amount: bigint | null }): ReactNode {
  const { t, locale } = useLanguage();
  const before = line.kind === "person" ? actuals.before.get(`${line.seller}|${place}`) : undefined;
  const hint =
    view.showActuals && amount === null && before !== undefined && before !== null ? (
      <small className="grid-hint" title={t("targets.last_year_hint")}>
        {t("targets.last_year_short")} {metricText(before, "money", locale, { compact: true })}
      </small>
    ) : null;
  return (
    <>
      {amount === null ? hint : amountText(amount, view.currency, view.exponent)}
      {line.kind === "person" && view.showActuals && column.start <= view.today ? (
        <ActualText actual={actuals.cells.get(cellKey(line.key, column.start))} exponent={view.exponent} />
      ) : null}
    </>
  );
}
