import { EditOutlined } from "@ant-design/icons";
import { type ReactNode, useState } from "react";
import type { Field } from "../../kernel/field.ts";
import { type InputValue, type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { CellEditor } from "../table/cell-editor.tsx";
import { useSave } from "../table/use-save.tsx";
import { currencyOf, mayEdit, seenFields } from "./field-sight.ts";
import { saysItself } from "./section-label.ts";

/** The fields of a record in the sections that its object declares; a click on a value edits it in its place. */
export function RecordSections(props: {
  readonly object: ObjectDeclaration;
  readonly record: RecordJson;
}): ReactNode {
  const { object, record } = props;
  const { say } = useLanguage();
  const session = useSession();
  const { save, dialog } = useSave(object);
  const [editing, setEditing] = useState<string | null>(null);
  const seen = seenFields(object, session);
  return (
    <div className="record-sections panel">
      {object.sections.map(({ label, fields }) => {
        const shown = fields.filter((key) => key in seen);
        if (shown.length === 0) return null;
        return (
          <section key={label.en} className="record-section" aria-label={say(label)}>
            {saysItself(object, label, shown) ? null : (
              <div className="panel-head">
                <h2>{say(label)}</h2>
              </div>
            )}
            <dl className="field-rows">
              {shown.map((key) => {
                const field = seen[key];
                if (field === undefined) return null;
                const editable = record.deleted_at === null && mayEdit(object, key, session);
                return (
                  <FieldRow
                    key={key}
                    field={field}
                    value={(record[key] ?? null) as ValueJson}
                    currency={currencyOf(field, record, session.workspace.currency)}
                    isEditing={editing === key}
                    onEdit={editable ? () => setEditing(key) : null}
                    onClose={() => setEditing(null)}
                    onSave={async (value) => (await save(record, { [key]: value })) !== null}
                  />
                );
              })}
            </dl>
          </section>
        );
      })}
      {dialog}
    </div>
  );
}

type FieldRowProps = {
  readonly field: Field;
  readonly value: ValueJson;
  readonly currency: string;
  readonly isEditing: boolean;
  readonly onEdit: (() => void) | null;
  readonly onClose: () => void;
  readonly onSave: (value: InputValue) => Promise<boolean>;
};

const isWide = (field: Field): boolean => field.kind === "text" && field.format === "lines";

function FieldRow({ field, value, currency, isEditing, onEdit, onClose, onSave }: FieldRowProps): ReactNode {
  const { say } = useLanguage();
  return (
    <div className={isWide(field) ? "field-row field-row-wide" : "field-row"}>
      <dt title={field.help === undefined ? undefined : say(field.help)}>{say(field.label)}</dt>
      <dd>
        {isEditing ? (
          <CellEditor field={field} value={value} currency={currency} onSave={onSave} onClose={onClose} />
        ) : (
          <FieldValue field={field} value={value} onEdit={onEdit} />
        )}
      </dd>
    </div>
  );
}

function FieldValue({ field, value, onEdit }: Pick<FieldRowProps, "field" | "value" | "onEdit">): ReactNode {
  const { t, say } = useLanguage();
  const View = viewOf(field).Cell;
  if (onEdit === null)
    return (
      <div className="field-value">
        <View field={field} value={value} place="page" />
      </div>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pencil inside is the same for the keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the pencil inside is the same for the keyboard
    <div
      className="field-value field-editable"
      onClick={(event) => {
        if (!(event.target instanceof Element) || event.target.closest("a") === null) onEdit();
      }}
    >
      <View field={field} value={value} place="page" />
      <button
        type="button"
        className="field-pencil"
        aria-label={t("record.edit_field", { field: say(field.label) })}
        onClick={onEdit}
      >
        <EditOutlined aria-hidden="true" />
      </button>
    </div>
  );
}
