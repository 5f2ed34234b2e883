import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "../field.ts";
import { kindOf } from "./index.ts";
import {
  type Condition,
  emptinessOf,
  emptyLabels,
  type FilterProps,
  type InputProps,
  type InputValue,
  isMoneyJson,
  type MoneyJson,
  textOf,
  useKindTools,
} from "./kind.web.tsx";
import { plainNumber } from "./plain-number.ts";

/** Numbers are typed as text: nothing is rounded, and Chinese full-width digits are welcome. */
export function NumberInput<F extends Field>(
  props: InputProps<F> & { readonly prefix?: string; readonly suffix?: string },
): ReactNode {
  const { id, value, onChange, invalid, describedBy, placeholder, inPlace, prefix, suffix } = props;
  return (
    <Input
      id={id}
      className="number"
      inputMode="decimal"
      autoComplete="off"
      value={textOf(value)}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      aria-describedby={describedBy}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(invalid ? { status: "error" as const, "aria-invalid": true } : {})}
      {...(inPlace === true ? { autoFocus: true } : {})}
      {...(prefix === undefined ? {} : { prefix })}
      {...(suffix === undefined ? {} : { suffix })}
    />
  );
}

export const tidyNumber = (value: InputValue): InputValue => {
  if (typeof value !== "string") return value;
  const plain = plainNumber(value);
  return plain === "" ? null : plain;
};

const boundOf = (conditions: readonly Condition[], op: "gte" | "lte"): string => {
  const value = conditions.find((condition) => condition.op === op)?.value;
  const plain = isMoneyJson(value) ? value.amount : value;
  return typeof plain === "string" || typeof plain === "number" ? String(plain) : "";
};

/** From … to …, both included. `spell` makes the condition's value of what was typed. */
export function RangeFilter<F extends Field>({
  field,
  conditions,
  onChange,
  spell = (typed) => typed,
}: FilterProps<F> & { readonly spell?: (typed: string) => string | MoneyJson }): ReactNode {
  const { say, currencies } = useKindTools();
  const [bounds, setBounds] = useState({ gte: boundOf(conditions, "gte"), lte: boundOf(conditions, "lte") });
  const [refused, setRefused] = useState<string | null>(null);
  const commit = (): void => {
    const typed = (["gte", "lte"] as const).flatMap((op): Condition[] => {
      const typed = plainNumber(bounds[op]);
      return typed === "" ? [] : [{ op, value: spell(typed) }];
    });
    for (const { value } of typed) {
      const parsed = kindOf(field).parse(value, field, { currency: currencies[0] ?? "CNY" });
      if (!parsed.ok) {
        setRefused(say(parsed.expected));
        return;
      }
    }
    setRefused(null);
    onChange(typed);
  };
  const bound = (op: "gte" | "lte", label: string): ReactNode => (
    <Input
      className="number"
      inputMode="decimal"
      aria-label={label}
      placeholder={label}
      value={bounds[op]}
      {...(refused === null ? {} : { status: "error" as const })}
      onChange={(event) => setBounds((before) => ({ ...before, [op]: event.target.value }))}
      onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : commit())}
      onBlur={commit}
    />
  );
  return (
    <div className="filter-stack">
      <div className="filter-range">
        {bound("gte", say({ zh: "从", en: "From" }))}
        <span aria-hidden="true">–</span>
        {bound("lte", say({ zh: "到", en: "To" }))}
      </div>
      {refused === null ? null : (
        <p className="field-problem" role="alert">
          {say({ zh: "应为", en: "Expected " })}
          {refused}
        </p>
      )}
      <EmptinessButtons conditions={conditions} onChange={onChange} />
    </div>
  );
}

/** "Is empty" and "is not empty", for every kind whose value may be missing. */
export function EmptinessButtons(props: {
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}): ReactNode {
  const { say } = useKindTools();
  const current = props.conditions[0]?.op;
  return (
    <div className="filter-emptiness">
      {(["is_empty", "not_empty"] as const).map((op) => (
        <Button
          key={op}
          size="small"
          type={current === op ? "primary" : "text"}
          onClick={() => props.onChange(current === op ? [] : [{ op }])}
        >
          {say(emptyLabels[op])}
        </Button>
      ))}
    </div>
  );
}

/** "≥ 100", "100 – 200". */
export function RangeSummary<F extends Field>({ conditions }: Omit<FilterProps<F>, "onChange">): ReactNode {
  const { say } = useKindTools();
  const empty = emptinessOf(conditions);
  if (empty !== null) return say(empty);
  const low = boundOf(conditions, "gte");
  const high = boundOf(conditions, "lte");
  if (low === "" && high === "")
    return conditions.map((condition) => `${condition.op} ${textValue(condition.value)}`).join(", ");
  if (low !== "" && high !== "") return `${low} – ${high}`;
  return low === "" ? `≤ ${high}` : `≥ ${low}`;
}

const textValue = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value) : String(value ?? "");
