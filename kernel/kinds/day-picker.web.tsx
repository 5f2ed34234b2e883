import { DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { ReactNode } from "react";
import { addDays } from "../../engine/calendar/index.ts";
import type { DayField, InstantField } from "../field.ts";
import { type InputProps, textOf } from "./kind.web.tsx";

export type RangeProps = {
  readonly from: string | null;
  /** Exclusive. */
  readonly to: string | null;
  readonly onRange: (range: { readonly from: string | null; readonly to: string | null } | null) => void;
};

const dayOf = (value: Dayjs | null | undefined): string | null =>
  value === null || value === undefined ? null : value.format("YYYY-MM-DD");

export function DayPicker(props: InputProps<DayField>): ReactNode {
  const { id, value, onChange, invalid, placeholder, inPlace, onPicked } = props;
  const text = textOf(value);
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      value={text === "" ? null : dayjs(text)}
      onChange={(next: Dayjs | null) => {
        const day = dayOf(next);
        onChange(day);
        onPicked?.(day);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(invalid ? { status: "error" as const } : {})}
      {...(inPlace === true ? { autoFocus: true, defaultOpen: true } : {})}
    />
  );
}

/** People name the last day; the range names the first day after it. */
export function RangePicker({ from, to, onRange }: RangeProps): ReactNode {
  return (
    <DatePicker.RangePicker
      allowEmpty
      value={[from === null ? null : dayjs(from), to === null ? null : dayjs(addDays(to, -1))]}
      onChange={(next) => {
        const first = dayOf(next?.[0]);
        const last = dayOf(next?.[1]);
        const range = { from: first, to: last === null ? null : addDays(last, 1) };
        onRange(first === null && last === null ? null : range);
      }}
    />
  );
}

export function InstantPicker({ id, value, onChange, invalid }: InputProps<InstantField>): ReactNode {
  return (
    <DatePicker
      id={id}
      showTime
      style={{ width: "100%" }}
      value={value === null ? null : dayjs(textOf(value))}
      onChange={(next: Dayjs | null) => onChange(next === null ? null : next.toISOString())}
      {...(invalid ? { status: "error" as const } : {})}
    />
  );
}
