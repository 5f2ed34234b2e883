import { Button, DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { ReactNode } from "react";
import { addDays } from "../../engine/calendar/index.ts";
import type { DayField, InstantField } from "../field.ts";
import { type DayRange, dayPresets } from "./day-range.ts";
import {
  type CellProps,
  type Condition,
  emptinessOf,
  type FilterProps,
  type InputProps,
  type KindView,
  NoValue,
  textOf,
  useKindTools,
} from "./kind.web.tsx";
import { EmptinessButtons } from "./number-input.web.tsx";
import { instantAtDayStart, localMinute } from "./zoned-instant.ts";

function DayCell({ value }: CellProps<DayField>): ReactNode {
  return value === null ? <NoValue /> : <span className="number">{textOf(value)}</span>;
}

function DayInput(props: InputProps<DayField>): ReactNode {
  const { id, value, onChange, invalid, placeholder, inPlace, onPicked } = props;
  const text = textOf(value);
  return (
    <DatePicker
      id={id}
      style={{ width: "100%" }}
      value={text === "" ? null : dayjs(text)}
      onChange={(next: Dayjs | null) => {
        const day = next === null ? null : next.format("YYYY-MM-DD");
        onChange(day);
        onPicked?.(day);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(invalid ? { status: "error" as const } : {})}
      {...(inPlace === true ? { autoFocus: true, defaultOpen: true } : {})}
    />
  );
}

const boundOf = (conditions: readonly Condition[], op: Condition["op"]): string | null => {
  const value = conditions.find((condition) => condition.op === op)?.value;
  return typeof value === "string" ? value : null;
};

/** The first day that is not meant, however the condition says it. */
function endOf(conditions: readonly Condition[]): string | null {
  const last = boundOf(conditions, "lte") ?? boundOf(conditions, "eq");
  return boundOf(conditions, "lt") ?? (last === null ? null : addDays(last.slice(0, 10), 1));
}

type RangeProps = {
  readonly from: string | null;
  /** Exclusive. */
  readonly to: string | null;
  readonly onRange: (range: { readonly from: string | null; readonly to: string | null } | null) => void;
};

function RangeChoice({ from, to, onRange }: RangeProps): ReactNode {
  const { say, today, calendar } = useKindTools();
  const isChosen = (range: DayRange): boolean => range.from === from && range.to === to;
  return (
    <>
      <div className="filter-presets">
        {dayPresets.map((preset) => {
          const range = preset.range(today, calendar);
          return (
            <Button
              key={preset.key}
              size="small"
              type={isChosen(range) ? "primary" : "default"}
              onClick={() => onRange(isChosen(range) ? null : range)}
            >
              {say(preset.label)}
            </Button>
          );
        })}
      </div>
      <DatePicker.RangePicker
        allowEmpty
        value={[from === null ? null : dayjs(from), to === null ? null : dayjs(addDays(to, -1))]}
        onChange={(next) => {
          const first = next?.[0]?.format("YYYY-MM-DD") ?? null;
          const last = next?.[1]?.format("YYYY-MM-DD") ?? null;
          onRange(
            first === null && last === null
              ? null
              : { from: first, to: last === null ? null : addDays(last, 1) },
          );
        }}
      />
    </>
  );
}

function DayFilter({ conditions, onChange }: FilterProps<DayField>): ReactNode {
  return (
    <div className="filter-stack">
      <RangeChoice
        from={boundOf(conditions, "gte") ?? boundOf(conditions, "eq")}
        to={endOf(conditions)}
        onRange={(range) =>
          onChange([
            ...(range?.from == null ? [] : [{ op: "gte", value: range.from } as const]),
            ...(range?.to == null ? [] : [{ op: "lt", value: range.to } as const]),
          ])
        }
      />
      <EmptinessButtons conditions={conditions} onChange={onChange} />
    </div>
  );
}

function rangeWords(from: string | null, to: string | null, known: string | undefined): string {
  if (known !== undefined) return known;
  const last = to === null ? null : addDays(to, -1);
  if (from !== null && last !== null) return from === last ? from : `${from} – ${last}`;
  return from === null ? `≤ ${last ?? ""}` : `≥ ${from}`;
}

function useRangeWords(): (from: string | null, to: string | null) => string {
  const { say, today, calendar } = useKindTools();
  return (from, to) => {
    const preset = dayPresets.find((each) => {
      const range = each.range(today, calendar);
      return range.from === from && range.to === to;
    });
    return rangeWords(from, to, preset === undefined ? undefined : say(preset.label));
  };
}

function DaySummary({ conditions }: Omit<FilterProps<DayField>, "onChange">): ReactNode {
  const { say } = useKindTools();
  const words = useRangeWords();
  const empty = emptinessOf(conditions);
  if (empty !== null) return say(empty);
  return words(boundOf(conditions, "gte") ?? boundOf(conditions, "eq"), endOf(conditions));
}

export const dayView: KindView<DayField> = {
  Cell: DayCell,
  Input: DayInput,
  Filter: DayFilter,
  Summary: DaySummary,
  toInput: (value) => (typeof value === "string" ? value : null),
  tidy: (value) => value,
  picks: true,
  align: "start",
  width: () => 112,
  groups: false,
  marks: () => false,
};

function InstantCell({ value }: CellProps<InstantField>): ReactNode {
  const { timeZone } = useKindTools();
  if (value === null) return <NoValue />;
  return <span className="number">{localMinute(textOf(value), timeZone).replace("T", " ")}</span>;
}

/** No declared field takes an instant from people yet; should one, its UTC text is at least editable. */
function InstantInput({ id, value, onChange, invalid }: InputProps<InstantField>): ReactNode {
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

/** Days are meant at the company: they become the instants at which they begin there. */
function InstantFilter({ conditions, onChange }: FilterProps<InstantField>): ReactNode {
  const { timeZone } = useKindTools();
  const dayOf = (instant: string | null): string | null =>
    instant === null ? null : localMinute(instant, timeZone).slice(0, 10);
  return (
    <RangeChoiceStack>
      <RangeChoice
        from={dayOf(boundOf(conditions, "gte"))}
        to={dayOf(boundOf(conditions, "lt"))}
        onRange={(range) =>
          onChange([
            ...(range?.from == null
              ? []
              : [{ op: "gte", value: instantAtDayStart(range.from, timeZone) } as const]),
            ...(range?.to == null
              ? []
              : [{ op: "lt", value: instantAtDayStart(range.to, timeZone) } as const]),
          ])
        }
      />
    </RangeChoiceStack>
  );
}

const RangeChoiceStack = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div className="filter-stack">{children}</div>
);

function InstantSummary({ conditions }: Omit<FilterProps<InstantField>, "onChange">): ReactNode {
  const { say, timeZone } = useKindTools();
  const words = useRangeWords();
  const empty = emptinessOf(conditions);
  if (empty !== null) return say(empty);
  const dayOf = (instant: string | null): string | null =>
    instant === null ? null : localMinute(instant, timeZone).slice(0, 10);
  return words(dayOf(boundOf(conditions, "gte")), dayOf(boundOf(conditions, "lt")));
}

export const instantView: KindView<InstantField> = {
  Cell: InstantCell,
  Input: InstantInput,
  Filter: InstantFilter,
  Summary: InstantSummary,
  toInput: (value) => (typeof value === "string" ? value : null),
  tidy: (value) => value,
  picks: true,
  align: "start",
  width: () => 150,
  groups: false,
  marks: () => false,
};
