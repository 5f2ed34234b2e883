import type { ReactNode } from "react";
import { currencySymbol, formatMoney, isCurrency, parseMoney } from "../../engine/money/index.ts";
import type { MoneyField } from "../field.ts";
import {
  type CellProps,
  type FilterProps,
  type InputProps,
  isMoneyJson,
  type KindView,
  NoValue,
  useKindTools,
} from "./kind.web.tsx";
import { NumberInput, RangeFilter, RangeSummary, tidyNumber } from "./number-input.web.tsx";

function MoneyCell({ value }: CellProps<MoneyField>): ReactNode {
  const { locale } = useKindTools();
  if (!isMoneyJson(value)) return <NoValue />;
  const money = isCurrency(value.currency) ? parseMoney(value.amount, value.currency) : null;
  if (money === null) return <span className="number">{`${value.currency} ${value.amount}`}</span>;
  return (
    <span className={money.minor < 0n ? "number negative" : "number"}>
      {formatMoney(money.minor, money.currency, locale)}
    </span>
  );
}

function MoneyInput(props: InputProps<MoneyField>): ReactNode {
  return <NumberInput {...props} prefix={isCurrency(props.currency) ? currencySymbol(props.currency) : ""} />;
}

/** Amounts are compared in the company's currency, and say so, because digits differ by currency. */
function MoneyFilter(props: FilterProps<MoneyField>): ReactNode {
  const { currencies } = useKindTools();
  const currency = currencies[0] ?? "CNY";
  return <RangeFilter {...props} spell={(amount) => ({ amount, currency })} />;
}

export const moneyView: KindView<MoneyField> = {
  Cell: MoneyCell,
  Input: MoneyInput,
  Filter: MoneyFilter,
  Summary: RangeSummary,
  toInput: (value) => (isMoneyJson(value) ? value.amount : null),
  tidy: tidyNumber,
  picks: false,
  align: "end",
  width: () => 140,
  groups: false,
  marks: () => false,
};
