import { Input, Segmented } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { TextField } from "../field.ts";
import type { Text } from "../text.ts";
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

type Format = NonNullable<TextField["format"]>;

const links: Readonly<Partial<Record<Format, (value: string) => string>>> = {
  email: (value) => `mailto:${value}`,
  phone: (value) => `tel:${value.replace(/[^\d+]/g, "")}`,
  url: (value) => value,
};

/** A masked value ("138****8000") leads nowhere. */
const isMasked = (value: string): boolean => value.includes("***");

function TextCell({ field, value, place }: CellProps<TextField>): ReactNode {
  if (value === null) return <NoValue />;
  const text = textOf(value);
  const address = isMasked(text) ? undefined : links[field.format ?? "plain"]?.(text);
  if (address !== undefined)
    return (
      <a href={address} {...(field.format === "url" ? { target: "_blank", rel: "noreferrer" } : {})}>
        {text}
      </a>
    );
  if (place === "page" && field.format === "lines") return <span className="lines">{text}</span>;
  return <span title={place === "list" ? text : undefined}>{text}</span>;
}

const inputTypes: Readonly<Record<Format, { readonly inputMode: "text" | "email" | "tel" | "url" }>> = {
  plain: { inputMode: "text" },
  lines: { inputMode: "text" },
  email: { inputMode: "email" },
  phone: { inputMode: "tel" },
  url: { inputMode: "url" },
};

function TextInput(props: InputProps<TextField>): ReactNode {
  const { id, field, value, onChange, invalid, describedBy, placeholder, inPlace } = props;
  const shared = {
    id,
    value: textOf(value),
    maxLength: field.max * 2,
    autoComplete: "off",
    "aria-describedby": describedBy,
    ...inputTypes[field.format ?? "plain"],
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(invalid ? { status: "error" as const, "aria-invalid": true } : {}),
    ...(inPlace === true ? { autoFocus: true } : {}),
  };
  const change = (text: string): void => onChange(text === "" ? null : text);
  if (field.format === "lines")
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => change(event.target.value)}
      />
    );
  return <Input {...shared} onChange={(event) => change(event.target.value)} />;
}

const ways = ["contains", "eq", "starts_with"] as const;
type Way = (typeof ways)[number];
const wayLabels: Readonly<Record<Way, Text>> = {
  contains: { zh: "包含", en: "Contains" },
  eq: { zh: "等于", en: "Is" },
  starts_with: { zh: "开头是", en: "Begins with" },
};
const isWay = (op: string | undefined): op is Way => (ways as readonly (string | undefined)[]).includes(op);

const waitBeforeFilter = 400;

function TextFilter({ conditions, onChange }: FilterProps<TextField>): ReactNode {
  const { say } = useKindTools();
  const given = conditions.find(({ op }) => isWay(op));
  const [way, setWay] = useState<Way>(isWay(given?.op) ? given.op : "contains");
  const [text, setText] = useState(typeof given?.value === "string" ? given.value : "");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (op: Way, value: string, wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => onChange(value.trim() === "" ? [] : [{ op, value: value.trim() } satisfies Condition]),
      wait,
    );
  };
  return (
    <div className="filter-stack">
      <Segmented
        size="small"
        value={way}
        options={ways.map((each) => ({ value: each, label: say(wayLabels[each]) }))}
        onChange={(next) => {
          setWay(next);
          commit(next, text, 0);
        }}
      />
      <Input
        allowClear
        autoFocus
        aria-label={say(wayLabels[way])}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          // While Chinese is being composed the letters are not yet what is meant.
          const composing = "isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true;
          if (!composing) commit(way, event.target.value, waitBeforeFilter);
        }}
        onCompositionEnd={(event) => commit(way, event.currentTarget.value, waitBeforeFilter)}
        onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : commit(way, text, 0))}
      />
      <EmptinessButtons conditions={conditions} onChange={onChange} />
    </div>
  );
}

function TextSummary({ conditions }: Omit<FilterProps<TextField>, "onChange">): ReactNode {
  const { say } = useKindTools();
  const empty = emptinessOf(conditions);
  if (empty !== null) return say(empty);
  return conditions
    .map(
      ({ op, value }) => `${isWay(op) && op !== "eq" ? `${say(wayLabels[op])} ` : ""}${String(value ?? "")}`,
    )
    .join(", ");
}

export const textView: KindView<TextField> = {
  Cell: TextCell,
  Input: TextInput,
  Filter: TextFilter,
  Summary: TextSummary,
  toInput: (value) => (typeof value === "string" ? value : null),
  tidy: (value) => value,
  picks: false,
  align: "start",
  width: ({ max, format }) => {
    if (max > 200) return 260;
    if (max >= 120) return format === "email" ? 200 : 220;
    return max <= 20 ? 90 : 130;
  },
  groups: true,
  marks: () => false,
};
