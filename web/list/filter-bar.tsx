import { CloseOutlined, DownOutlined, FilterOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Drawer, Dropdown, Popover } from "antd";
import { type ReactNode, useMemo, useRef, useState } from "react";
import type { Field } from "../../kernel/field.ts";
import { type Condition, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { type Session, useSession } from "../api/session.ts";
import { useNarrow } from "../app/narrow.ts";
import { useLanguage } from "../language/language.ts";
import { isUsable, seenFields } from "../record/field-sight.ts";
import { type FilterModel, filterCount, joinFilter, splitFilter, withConditions } from "./filter-model.ts";
import { SearchBox } from "./search-box.tsx";
import type { ListState } from "./use-list-state.ts";
import "./filter-bar.css";

type FilterBarProps = { readonly object: ObjectDeclaration; readonly state: ListState };

/** The fields that can be filtered by: seen in full, and kept in the object's own table. */
function filterFields(object: ObjectDeclaration, session: Session): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(seenFields(object, session)).filter(
      ([key, field]) => field.dated === undefined && key !== "version" && isUsable(object, key, session),
    ),
  );
}

/** Search box and filters of a list. On a phone the filters open in a drawer. */
export function FilterBar({ object, state }: FilterBarProps): ReactNode {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const session = useSession();
  const fields = useMemo(() => filterFields(object, session), [object, session]);
  const model = useMemo(() => splitFilter(state.filter, (key) => key in fields), [state.filter, fields]);
  const [added, setAdded] = useState<readonly string[]>([]);
  const declared = object.list.filters?.filter((key) => key in fields) ?? [];
  const shown = [...new Set([...declared, ...Object.keys(model.fields), ...added])];
  const change = (next: FilterModel): void => state.set({ filter: joinFilter(next) });
  const shared: ShownFilters = {
    fields,
    shown,
    model,
    change,
    add: (key) => setAdded([...added, key]),
  };
  const hasSearch = Object.values(object.fields).some((field) => field.search === true);
  return (
    <search className="filter-bar" aria-label={t("list.filters")}>
      {hasSearch ? (
        <SearchBox object={object} value={state.q} onSearch={(q) => state.set({ q }, { replace: true })} />
      ) : null}
      {narrow ? <FilterDrawer {...shared} /> : <FilterChips {...shared} />}
    </search>
  );
}

type ShownFilters = {
  readonly fields: Readonly<Record<string, Field>>;
  readonly shown: readonly string[];
  readonly model: FilterModel;
  readonly change: (next: FilterModel) => void;
  readonly add: (key: string) => void;
};

function FilterChips({ fields, shown, model, change, add }: ShownFilters): ReactNode {
  const { t } = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {shown.map((key) => {
        const field = fields[key];
        if (field === undefined) return null;
        return (
          <Chip
            key={key}
            field={field}
            conditions={model.fields[key] ?? []}
            isOpen={open === key}
            onOpen={(isOpen) => setOpen(isOpen ? key : null)}
            onChange={(conditions) => change(withConditions(model, key, conditions))}
          />
        );
      })}
      <RestChip model={model} change={change} />
      <MoreFilters
        fields={fields}
        shown={shown}
        onAdd={(key) => {
          add(key);
          setOpen(key);
        }}
      />
      {filterCount(model) === 0 ? null : (
        <Button type="link" size="small" onClick={() => change({ fields: {}, rest: [] })}>
          {t("list.clear_filters")}
        </Button>
      )}
    </>
  );
}

type ChipProps = {
  readonly field: Field;
  readonly conditions: readonly Condition[];
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (conditions: readonly Condition[]) => void;
};

function Chip({ field, conditions, isOpen, onOpen, onChange }: ChipProps): ReactNode {
  const { say, t } = useLanguage();
  const { Filter, Summary } = viewOf(field);
  const button = useRef<HTMLButtonElement>(null);
  const active = conditions.length > 0;
  return (
    <span className={active ? "chip chip-active" : "chip"}>
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={isOpen}
        onOpenChange={onOpen}
        destroyOnHidden
        content={
          // biome-ignore lint/a11y/noStaticElementInteractions: Escape of whatever control is inside closes the filter
          <div
            className="filter-popover"
            onKeyDown={(event) => {
              if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
              onOpen(false);
              button.current?.focus();
            }}
          >
            <Filter field={field} conditions={conditions} onChange={onChange} />
          </div>
        }
      >
        <button ref={button} type="button" aria-expanded={isOpen} aria-haspopup="dialog">
          <span className="chip-label">{say(field.label)}</span>
          {active ? (
            <span className="chip-value">
              <Summary field={field} conditions={conditions} />
            </span>
          ) : (
            <DownOutlined aria-hidden="true" />
          )}
        </button>
      </Popover>
      {active ? (
        <button
          type="button"
          className="chip-clear"
          aria-label={t("list.clear_filter_of", { field: say(field.label) })}
          onClick={() => onChange([])}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}

/** Conditions that came with the address and that no control can show. */
function RestChip({ model, change }: Pick<ShownFilters, "model" | "change">): ReactNode {
  const { t } = useLanguage();
  if (model.rest.length === 0) return null;
  return (
    <span className="chip chip-active" title={JSON.stringify(model.rest)}>
      <span className="chip-text">{t("list.other_conditions", { count: model.rest.length })}</span>
      <button
        type="button"
        className="chip-clear"
        aria-label={t("list.clear_filters")}
        onClick={() => change({ ...model, rest: [] })}
      >
        <CloseOutlined aria-hidden="true" />
      </button>
    </span>
  );
}

type MoreFiltersProps = Pick<ShownFilters, "fields" | "shown"> & { readonly onAdd: (key: string) => void };

function MoreFilters({ fields, shown, onAdd }: MoreFiltersProps): ReactNode {
  const { t, say } = useLanguage();
  const items = Object.entries(fields)
    .filter(([key]) => !shown.includes(key))
    .map(([key, field]) => ({ key, label: say(field.label) }));
  if (items.length === 0) return null;
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items, onClick: ({ key }) => onAdd(key), style: { maxHeight: 360, overflowY: "auto" } }}
    >
      <button type="button" className="chip-more">
        <PlusOutlined aria-hidden="true" /> {t("list.more_filters")}
      </button>
    </Dropdown>
  );
}

function FilterDrawer({ fields, shown, model, change, add }: ShownFilters): ReactNode {
  const { t, say } = useLanguage();
  const [open, setOpen] = useState(false);
  const count = filterCount(model);
  return (
    <>
      <Button
        icon={<FilterOutlined aria-hidden="true" />}
        type={count > 0 ? "primary" : "default"}
        ghost={count > 0}
        onClick={() => setOpen(true)}
      >
        {count === 0 ? t("list.filters") : t("list.filters_on", { count })}
      </Button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="82%"
        title={t("list.filters")}
        footer={
          <div className="filter-drawer-foot">
            <Button disabled={count === 0} onClick={() => change({ fields: {}, rest: [] })}>
              {t("list.clear_filters")}
            </Button>
            <Button type="primary" onClick={() => setOpen(false)}>
              {t("list.show_results")}
            </Button>
          </div>
        }
      >
        <div className="filter-drawer">
          {shown.map((key) => {
            const field = fields[key];
            if (field === undefined) return null;
            const { Filter } = viewOf(field);
            return (
              <section key={key} aria-label={say(field.label)}>
                <h3>{say(field.label)}</h3>
                <Filter
                  field={field}
                  conditions={model.fields[key] ?? []}
                  onChange={(conditions) => change(withConditions(model, key, conditions))}
                />
              </section>
            );
          })}
          <RestChip model={model} change={change} />
          <MoreFilters fields={fields} shown={shown} onAdd={add} />
        </div>
      </Drawer>
    </>
  );
}
