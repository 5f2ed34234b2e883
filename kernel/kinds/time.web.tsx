import { Button, Input } from "antd";
import { lazy, type ReactNode, Suspense } from "react";
import { addDays } from "../../engine/calendar/index.ts";
import type { DayField, InstantField } from "../field.ts";
import type { RangeProps } from "./day-picker.web.tsx";
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

/** The calendar is large and only loaded when somebody is about to pick a day. */
const Pickers = {
  Day: lazy(async () => ({ default: (await import("./day-picker.web.tsx")).DayPicker })),
  Range: lazy(async () => ({ default: (await import("./day-picker.web.tsx")).RangePicker })),
  Instant: lazy(async () => ({ default: (await import("./day-picker.web.tsx")).InstantPicker })),
};
const waiting = <Input readOnly />;

function DayInput(props: InputProps<DayField>): ReactNode {
  return (
    <Suspense fallback={waiting}>
      <Pickers.Day {...props} />
    </Suspense>
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
      <Suspense fallback={waiting}>
        <Pickers.Range from={from} to={to} onRange={onRange} />
      </Suspense>
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
function InstantInput(props: InputProps<InstantField>): ReactNode {
  return (
    <Suspense fallback={waiting}>
      <Pickers.Instant {...props} />
    </Suspense>
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
