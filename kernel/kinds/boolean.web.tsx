import { CheckOutlined } from "@ant-design/icons";
import { Segmented, Select, Switch } from "antd";
import type { ReactNode } from "react";
import type { BooleanField } from "../field.ts";
import type { Text } from "../text.ts";
import {
  type CellProps,
  type FilterProps,
  type InputProps,
  type KindView,
  NoValue,
  useKindTools,
} from "./kind.web.tsx";

const yes: Text = { zh: "是", en: "Yes" };
const no: Text = { zh: "否", en: "No" };
const any: Text = { zh: "不限", en: "Any" };

function BooleanCell({ value }: CellProps<BooleanField>): ReactNode {
  const { say } = useKindTools();
  if (value === null) return <NoValue />;
  return value === true ? (
    <span className="positive">
      <CheckOutlined aria-hidden="true" /> {say(yes)}
    </span>
  ) : (
    <span className="tertiary">{say(no)}</span>
  );
}

function BooleanInput({ id, value, onChange, inPlace, onPicked }: InputProps<BooleanField>): ReactNode {
  const { say } = useKindTools();
  if (inPlace !== true)
    return (
      <Switch
        id={id}
        checked={value === true}
        checkedChildren={say(yes)}
        unCheckedChildren={say(no)}
        onChange={(next) => onChange(next)}
      />
    );
  return (
    <Select
      id={id}
      autoFocus
      defaultOpen
      style={{ width: "100%" }}
      value={value === true ? "yes" : "no"}
      options={[
        { value: "yes", label: say(yes) },
        { value: "no", label: say(no) },
      ]}
      onChange={(next) => {
        onChange(next === "yes");
        onPicked?.(next === "yes");
      }}
    />
  );
}

const stateOf = (conditions: FilterProps<BooleanField>["conditions"]): "any" | "yes" | "no" =>
  conditions.length === 0 ? "any" : conditions[0]?.value === true ? "yes" : "no";

function BooleanFilter({ conditions, onChange }: FilterProps<BooleanField>): ReactNode {
  const { say } = useKindTools();
  return (
    <Segmented
      value={stateOf(conditions)}
      options={[
        { value: "any", label: say(any) },
        { value: "yes", label: say(yes) },
        { value: "no", label: say(no) },
      ]}
      onChange={(next) => onChange(next === "any" ? [] : [{ op: "eq", value: next === "yes" }])}
    />
  );
}

function BooleanSummary({ conditions }: Omit<FilterProps<BooleanField>, "onChange">): ReactNode {
  const { say } = useKindTools();
  return say(stateOf(conditions) === "yes" ? yes : no);
}

export const booleanView: KindView<BooleanField> = {
  Cell: BooleanCell,
  Input: BooleanInput,
  Filter: BooleanFilter,
  Summary: BooleanSummary,
  toInput: (value) => (typeof value === "boolean" ? value : null),
  tidy: (value) => value,
  picks: true,
  align: "start",
  width: () => 84,
  groups: true,
  marks: () => false,
};
