import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import { type InputValue, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { Child } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { currencyOf } from "../record/field-sight.ts";
import type { ChildExtras } from "./child-extra.ts";
import { childExtrasOf } from "./child-extras.ts";
import { type DraftRow, type DraftValues, formKeys, newRow } from "./draft.ts";
import "./child-table.css";

/** A link needs room for the name that is looked for. */
const columnWidth = (field: Field): number =>
  field.kind === "ref" ? 260 : Math.max(96, viewOf(field).width(field) * 0.85);

type ChildTableProps = {
  readonly child: Child;
  readonly rows: readonly DraftRow[];
  readonly parent: DraftValues;
  readonly problems: Readonly<Record<number, Readonly<Record<string, string>>>>;
  readonly onChange: (rows: readonly DraftRow[]) => void;
};

/** The lines of a record as a table to type in. Enter in the last line begins another. */
export function ChildTable(props: ChildTableProps): ReactNode {
  const { child, rows, parent, problems, onChange } = props;
  const { t, say } = useLanguage();
  const session = useSession();
  const object = objectNamed(catalog, child.object);
  const all = formKeys(object, session);
  const [everything, setEverything] = useState(false);
  const usual = all.filter(
    (key) => object.list.columns.includes(key) || rows.some((row) => (row.values[key] ?? null) !== null),
  );
  const keys = everything ? all : usual;
  const extras: ChildExtras = childExtrasOf(object.name)(rows, parent, session);
  const add = (): void => onChange([...rows, newRow(object, session)]);
  const set = (key: number, field: string, value: InputValue): void =>
    onChange(
      rows.map((row) => (row.key === key ? { ...row, values: { ...row.values, [field]: value } } : row)),
    );
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLInputElement) || event.target.role === "combobox") return;
    event.preventDefault();
    if (index === rows.length - 1) add();
  };
  return (
    <section className="child" aria-label={say(child.label)}>
      <h3>{say(child.label)}</h3>
      <div className="child-scroll">
        <table className="child-table">
          <thead>
            <tr>
              <th scope="col" className="child-number">
                #
              </th>
              {keys.map((key) => {
                const field = object.fields[key];
                if (field === undefined) return null;
                return (
                  <th key={key} scope="col" className={viewOf(field).align === "end" ? "cell-end" : ""}>
                    {say(field.label)}
                  </th>
                );
              })}
              {extras.label === null ? null : (
                <th scope="col" className="cell-end">
                  {say(extras.label)}
                </th>
              )}
              <th scope="col">
                <span className="visually-hidden">{t("form.remove_line")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.key} onKeyDown={(event) => onKeyDown(event, index)}>
                <td className="child-number tertiary">{index + 1}</td>
                {keys.map((key) => {
                  const field = object.fields[key];
                  if (field === undefined) return null;
                  const problem = problems[index]?.[key];
                  const { Input } = viewOf(field);
                  return (
                    <td
                      key={key}
                      className={viewOf(field).align === "end" ? "cell-end" : ""}
                      data-label={say(field.label)}
                      style={{ minWidth: columnWidth(field) }}
                    >
                      <div title={problem}>
                        <label className="visually-hidden" htmlFor={`line-${row.key}-${key}`}>
                          {`${say(field.label)} ${index + 1}`}
                        </label>
                        <Input
                          id={`line-${row.key}-${key}`}
                          field={field}
                          value={row.values[key] ?? null}
                          currency={currencyOf(field, parent, session.workspace.currency)}
                          invalid={problem !== undefined}
                          placeholder={extras.placeholder(row, key)}
                          onChange={(value) => set(row.key, key, value)}
                        />
                      </div>
                      {problem === undefined ? null : (
                        <p className="field-problem" role="alert">
                          {problem}
                        </p>
                      )}
                    </td>
                  );
                })}
                {extras.label === null ? null : (
                  <td className="cell-end number" data-label={say(extras.label)}>
                    {extras.cell(row)}
                  </td>
                )}
                <td>
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden="true" />}
                    aria-label={`${t("form.remove_line")} ${index + 1}`}
                    onClick={() => onChange(rows.filter((other) => other.key !== row.key))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="child-foot">
        <span>
          <Button type="dashed" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
            {t("form.add_line")}
          </Button>
          {usual.length === all.length ? null : (
            <Button type="link" onClick={() => setEverything(!everything)}>
              {everything ? t("form.fewer_columns") : t("form.more_columns")}
            </Button>
          )}
        </span>
        {extras.footer}
      </div>
    </section>
  );
}
