import type { ReactNode } from "react";
import { compareDecimal, decimal } from "../../engine/decimal/index.ts";
import { parseMoney } from "../../engine/money/index.ts";
import { isMoneyJson } from "../api/json.ts";
import { shareText } from "../format/format.ts";
import { roundedAmountText } from "./amount-text.ts";
import type { CellActual } from "./use-actuals.ts";

const whole = decimal("1");

type ActualProps = { readonly actual: CellActual | undefined; readonly exponent: number };

/** What was reached, under the target of a cell, in the grid's unit; the share only where a target is set. */
export function ActualText({ actual, exponent }: ActualProps): ReactNode {
  if (actual === undefined || !isMoneyJson(actual.actual)) return null;
  const money = parseMoney(actual.actual.amount, actual.actual.currency);
  if (money === null) return null;
  const { attainment } = actual;
  const share = typeof attainment === "string" ? attainment : null;
  return (
    <small className="grid-actual">
      <span>{roundedAmountText(money.minor, money.currency, exponent)}</span>
      {share === null ? null : (
        <span className={compareDecimal(decimal(share), whole) >= 0 ? "positive" : "negative"}>
          {shareText(share, { digits: 0 })}
        </span>
      )}
    </small>
  );
}
