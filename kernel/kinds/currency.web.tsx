import { Select } from "antd";
import { type ReactNode, useMemo } from "react";
import { currencyCodes, currencySymbol } from "../../engine/money/index.ts";
import type { CurrencyField } from "../field.ts";
import { ChoiceFilter, chosenOf } from "./choice-filter.web.tsx";
import {
  type CellProps,
  emptinessOf,
  type FilterProps,
  type InputProps,
  type KindView,
  NoValue,
  textOf,
  useKindTools,
} from "./kind.web.tsx";

function CurrencyCell({ value }: CellProps<CurrencyField>): ReactNode {
  return value === null ? <NoValue /> : textOf(value);
}

function useCurrencyName(): (code: string) => string {
  const { locale } = useKindTools();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale === "zh" ? "zh-CN" : "en", { type: "currency" });
    return (code) => `${code} ${names.of(code) ?? ""}`;
  }, [locale]);
}

/** The company's currencies first; every other one can be found by its code or name. */
function CurrencyInput(props: InputProps<CurrencyField>): ReactNode {
  const { id, field, value, onChange, invalid, inPlace, onPicked } = props;
  const { currencies } = useKindTools();
  const nameOf = useCurrencyName();
  const codes = [...new Set([...currencies, ...currencyCodes()])];
  return (
    <Select
      id={id}
      style={{ width: "100%" }}
      showSearch={{ optionFilterProp: "label" }}
      value={value === null ? null : textOf(value)}
      allowClear={field.required !== true}
      options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
      onChange={(next) => {
        onChange(next ?? null);
        onPicked?.(next ?? null);
      }}
      {...(invalid ? { status: "error" as const } : {})}
      {...(inPlace === true ? { autoFocus: true, defaultOpen: true, popupMatchSelectWidth: 220 } : {})}
    />
  );
}

function CurrencyFilter({ conditions, onChange }: FilterProps<CurrencyField>): ReactNode {
  const { currencies } = useKindTools();
  const codes = [...new Set([...currencies, ...chosenOf(conditions)])];
  return (
    <ChoiceFilter
      choices={codes.map((key) => ({
        key,
        label: `${key} ${currencySymbol(key) === key ? "" : currencySymbol(key)}`,
      }))}
      conditions={conditions}
      onChange={onChange}
    />
  );
}

function CurrencySummary({ conditions }: Omit<FilterProps<CurrencyField>, "onChange">): ReactNode {
  const { say } = useKindTools();
  const empty = emptinessOf(conditions);
  return empty === null ? chosenOf(conditions).join(", ") : say(empty);
}

export const currencyView: KindView<CurrencyField> = {
  Cell: CurrencyCell,
  Input: CurrencyInput,
  Filter: CurrencyFilter,
  Summary: CurrencySummary,
  toInput: (value) => (typeof value === "string" ? value : null),
  tidy: (value) => value,
  picks: true,
  align: "start",
  width: () => 90,
  groups: true,
  marks: () => false,
};
