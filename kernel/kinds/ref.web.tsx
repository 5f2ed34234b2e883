import { Select } from "antd";
import { Fragment, type ReactNode, useEffect, useRef, useState } from "react";
import type { RefField } from "../field.ts";
import { chosenOf, conditionsOfChosen } from "./choice-filter.web.tsx";
import {
  type CellProps,
  emptinessOf,
  type FilterProps,
  type InputProps,
  isReferenceJson,
  type KindView,
  NoValue,
  type ReferenceJson,
  useKindTools,
} from "./kind.web.tsx";
import { EmptinessButtons } from "./number-input.web.tsx";

const hiddenTitle = { zh: "（无权查看）", en: "(not visible to you)" };

function RefCell({ field, value }: CellProps<RefField>): ReactNode {
  const { address, Link, say } = useKindTools();
  if (!isReferenceJson(value)) return <NoValue />;
  if (value.title === null) return <span className="tertiary">{say(hiddenTitle)}</span>;
  const to = address(field.to, value.id);
  return to === null ? <span title={value.title}>{value.title}</span> : <Link to={to}>{value.title}</Link>;
}

type Choice = ReferenceJson & { readonly hint?: string };
const waitBeforeSearch = 250;

/** Records that match what is typed; the first ones of the list when nothing is. Asked when the choice is opened. */
function useChoices(object: string): {
  readonly choices: readonly Choice[];
  readonly busy: boolean;
  readonly look: (text: string, wait?: number) => void;
} {
  const { search } = useKindTools();
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      running.current?.abort();
    },
    [],
  );
  const look = (text: string, wait = waitBeforeSearch): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setBusy(true);
      search(object, text, controller.signal)
        .then(setChoices)
        .catch(() => undefined) // The banner of the lost connection says it; the next letter asks again.
        .finally(() => {
          if (running.current === controller) setBusy(false);
        });
    }, wait);
  };
  return { choices, busy, look };
}

const optionOf = (choice: Choice): { value: string; label: ReactNode; title: string } => ({
  value: choice.id,
  title: choice.title ?? choice.id,
  label:
    choice.hint === undefined ? (
      (choice.title ?? choice.id)
    ) : (
      <span className="choice">
        <span>{choice.title}</span>
        <small className="tertiary">{choice.hint}</small>
      </span>
    ),
});

function RefInput(props: InputProps<RefField>): ReactNode {
  const { id, field, value, onChange, invalid, placeholder, inPlace, onPicked } = props;
  const { choices, busy, look } = useChoices(field.to);
  const current = isReferenceJson(value) ? value : null;
  const shown =
    current === null || choices.some((choice) => choice.id === current.id) ? choices : [current, ...choices];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, because an open choice gives no "opened"
  useEffect(() => {
    if (inPlace === true) look("", 0);
  }, []);
  return (
    <Select
      id={id}
      style={{ width: "100%" }}
      showSearch={{ filterOption: false, onSearch: (text) => look(text) }}
      loading={busy}
      value={current?.id ?? null}
      labelRender={({ value: chosen }) => shown.find((each) => each.id === chosen)?.title ?? String(chosen)}
      allowClear={field.required !== true}
      notFoundContent={busy ? "…" : undefined}
      options={shown.map(optionOf)}
      onOpenChange={(open) => {
        if (open) look("", 0);
      }}
      onChange={(next: string | null | undefined) => {
        const found = shown.find((choice) => choice.id === next);
        const picked = found === undefined ? null : { id: found.id, title: found.title };
        onChange(picked);
        onPicked?.(picked);
      }}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(invalid ? { status: "error" as const } : {})}
      {...(inPlace === true ? { autoFocus: true, defaultOpen: true, popupMatchSelectWidth: 300 } : {})}
    />
  );
}

function RefFilter({ field, conditions, onChange }: FilterProps<RefField>): ReactNode {
  const { Title, say } = useKindTools();
  const { choices, busy, look } = useChoices(field.to);
  const chosen = chosenOf(conditions);
  const missing = chosen.filter((id) => !choices.some((choice) => choice.id === id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, so that the first choices are there when it opens
  useEffect(() => look("", 0), []);
  return (
    <div className="filter-stack">
      <Select
        mode="multiple"
        autoFocus
        style={{ width: "100%", minWidth: 240 }}
        placeholder={say({ zh: "搜索并选择", en: "Search and choose" })}
        aria-label={say(field.label)}
        showSearch={{ filterOption: false, onSearch: (text) => look(text) }}
        loading={busy}
        value={chosen}
        labelRender={({ value, label }) => choices.find((choice) => choice.id === value)?.title ?? label}
        options={[
          ...missing.map((id) => ({ value: id, label: <Title object={field.to} id={id} />, title: id })),
          ...choices.map(optionOf),
        ]}
        onChange={(ids: string[]) => onChange(conditionsOfChosen(ids))}
      />
      <EmptinessButtons conditions={conditions} onChange={onChange} />
    </div>
  );
}

const summaryMax = 3;

function RefSummary({ field, conditions }: Omit<FilterProps<RefField>, "onChange">): ReactNode {
  const { Title, say, locale } = useKindTools();
  const empty = emptinessOf(conditions);
  if (empty !== null) return say(empty);
  const chosen = chosenOf(conditions);
  return (
    <>
      {chosen.slice(0, summaryMax).map((id, index) => (
        <Fragment key={id}>
          {index === 0 ? null : locale === "zh" ? "、" : ", "}
          <Title object={field.to} id={id} />
        </Fragment>
      ))}
      {chosen.length > summaryMax ? ` +${chosen.length - summaryMax}` : null}
    </>
  );
}

export const refView: KindView<RefField> = {
  Cell: RefCell,
  Input: RefInput,
  Filter: RefFilter,
  Summary: RefSummary,
  toInput: (value) => (isReferenceJson(value) ? value : null),
  tidy: (value) => value,
  picks: true,
  align: "start",
  width: () => 140,
  groups: true,
  marks: () => false,
};
