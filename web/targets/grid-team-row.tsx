import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useLanguage } from "../language/language.ts";
import { ActualText } from "./actual-text.tsx";
import { amountText } from "./amount-text.ts";
import { elsewhereColumn } from "./grid-columns.ts";
import { cellKey, type GridLine } from "./grid-rows.ts";
import type { GridSums } from "./grid-sums.ts";
import type { GridView } from "./grid-view.ts";
import type { Actuals } from "./use-actuals.ts";

type TeamRowProps = {
  readonly view: GridView;
  readonly line: Extract<GridLine, { kind: "team" }>;
  readonly sums: GridSums;
  readonly actuals: Actuals;
  readonly folded: ReadonlySet<string>;
  readonly onFold: (line: string) => void;
};

/** A team's sums; folds its people away. */
export function GridTeamRow({ view, line, sums, actuals, folded, onFold }: TeamRowProps): ReactNode {
  const { t } = useLanguage();
  const closed = folded.has(line.key);
  const text = (amount: bigint | null) =>
    amount === null ? "" : amountText(amount, view.currency, view.exponent);
  const title = line.title ?? t("targets.no_team");
  return (
    <tr className="grid-team">
      <th scope="row" className="grid-name">
        <button
          type="button"
          aria-expanded={!closed}
          onClick={() => onFold(line.key)}
          style={{ paddingInlineStart: line.depth * 12 }}
          title={title}
        >
          {closed ? <CaretRightOutlined aria-hidden="true" /> : <CaretDownOutlined aria-hidden="true" />}
          <span>{title}</span>
          <small>{line.people > 0 ? t("targets.people", { count: line.people }) : ""}</small>
        </button>
      </th>
      {view.columns.map((column) => (
        <td key={column.start} className="number">
          {text(sums.team(line.team, column.start))}
          {view.showActuals ? (
            <ActualText actual={actuals.sums.get(cellKey(line.key, column.start))} exponent={view.exponent} />
          ) : null}
        </td>
      ))}
      {view.elsewhere ? <td className="number">{text(sums.team(line.team, elsewhereColumn))}</td> : null}
      <td className="number grid-total">{text(sums.team(line.team, null))}</td>
    </tr>
  );
}
