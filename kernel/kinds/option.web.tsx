import { Select, Tag } from "antd";
import type { ReactNode } from "react";
import type { OptionField } from "../field.ts";
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

function OptionTag({ field, choice }: { readonly field: OptionField; readonly choice: string }): ReactNode {
  const { say } = useKindTools();
  const declared = field.options[choice];
  if (declared === undefined) return choice;
  if (declared.color === undefined) return say(declared.label);
  return (
    <Tag variant="filled" color={declared.color} style={{ marginInlineEnd: 0 }}>
      {say(declared.label)}
    </Tag>
  );
}

function OptionCell({ field, value }: CellProps<OptionField>): ReactNode {
  return value === null ? <NoValue /> : <OptionTag field={field} choice={textOf(value)} />;
}

function OptionInput(props: InputProps<OptionField>): ReactNode {
  const { id, field, value, onChange, invalid, placeholder, inPlace, onPicked } = props;
  const { say } = useKindTools();
  return (
    <Select
      id={id}
      style={{ width: "100%" }}
      value={value === null ? null : textOf(value)}
      allowClear={field.required !== true}
      options={Object.entries(field.options).map(([key, choice]) => ({
        value: key,
        label: say(choice.label),
      }))}
      onChange={(next) => {
        onChange(next ?? null);
        onPicked?.(next ?? null);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(invalid ? { status: "error" as const } : {})}
      {...(inPlace === true ? { autoFocus: true, defaultOpen: true, popupMatchSelectWidth: 160 } : {})}
    />
  );
}

function OptionFilter({ field, conditions, onChange }: FilterProps<OptionField>): ReactNode {
  const choices = Object.keys(field.options).map((key) => ({
    key,
    label: <OptionTag field={field} choice={key} />,
  }));
  return <ChoiceFilter choices={choices} conditions={conditions} onChange={onChange} />;
}

function OptionSummary({ field, conditions }: Omit<FilterProps<OptionField>, "onChange">): ReactNode {
  const { say, locale } = useKindTools();
  const empty = emptinessOf(conditions);
  if (empty !== null) return say(empty);
  return chosenOf(conditions)
    .map((key) => field.options[key]?.label[locale] ?? key)
    .join(locale === "zh" ? "、" : ", ");
}

export const optionView: KindView<OptionField> = {
  Cell: OptionCell,
  Input: OptionInput,
  Filter: OptionFilter,
  Summary: OptionSummary,
  toInput: (value) => (typeof value === "string" ? value : null),
  tidy: (value) => value,
  picks: true,
  align: "start",
  width: () => 110,
  groups: true,
  marks: (field) => Object.values(field.options).some((choice) => choice.color !== undefined),
};
