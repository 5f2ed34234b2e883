import { Alert, App, Button, Drawer } from "antd";
import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import type { InputValue, ValueJson } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import { ConnectionError, errorSentence, type ProblemJson, RefusalError } from "../api/errors.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { useRecordWriter } from "../api/use-records.ts";
import { useNarrow } from "../app/narrow.ts";
import { useLanguage } from "../language/language.ts";
import { currencyOf } from "../record/field-sight.ts";
import { oneOf } from "../record/object-words.ts";
import { titleOf } from "../record/record-title.ts";
import { saysItself } from "../record/section-label.ts";
import { useSave } from "../table/use-save.tsx";
import { ChildTable } from "./child-table.tsx";
import {
  bodyOf,
  checkDraft,
  type Draft,
  type DraftValues,
  type FieldProblems,
  formKeys,
  formSections,
  noProblems,
  startDraft,
} from "./draft.ts";
import { FormField } from "./form-field.tsx";
import { placeProblems } from "./problems.ts";
import "./record-form.css";

type RecordFormProps = {
  readonly object: ObjectDeclaration;
  /** The record that is edited; a new one is made without. */
  readonly record?: RecordJson;
  /** What a new record starts with (the customer, when it is made from the customer's page). */
  readonly given?: DraftValues;
  /** One at a time: no "save and new" (a key is shown once after each). */
  readonly single?: boolean;
  readonly onClose: () => void;
  readonly onSaved?: (record: RecordJson) => void;
};

/** The form of an object in a drawer, made from its declaration. What was typed stays until it is saved or given up. */
export default function RecordForm(props: RecordFormProps): ReactNode {
  const { object, record, onClose, onSaved } = props;
  const { t, say } = useLanguage();
  const session = useSession();
  const narrow = useNarrow();
  const { message, modal } = App.useApp();
  const writer = useRecordWriter(object.name);
  const { save, dialog } = useSave(object);
  const [start, setStart] = useState(() => startDraft(catalog, object, session, record ?? null, props.given));
  const [draft, setDraft] = useState<Draft>(start);
  const [problems, setProblems] = useState<FieldProblems>(noProblems);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const close = (): void => {
    if (draft === start) {
      onClose();
      return;
    }
    modal.confirm({
      title: t("form.discard_title"),
      content: t("form.discard_hint"),
      okText: t("form.discard"),
      cancelText: t("form.keep_editing"),
      okButtonProps: { danger: true },
      onOk: onClose,
    });
  };
  const refuse = (error: unknown): void => {
    const refused = error instanceof RefusalError && error.problems.length > 0;
    const beside = ({ expected, message }: ProblemJson): string =>
      expected === undefined ? message : t("form.expected", { expected });
    const placed = refused
      ? placeProblems(object, formKeys(object, session), error.problems, beside)
      : noProblems;
    const isPlaced = Object.keys(placed.fields).length + Object.keys(placed.rows).length > 0;
    setProblems(
      isPlaced
        ? placed
        : {
            ...noProblems,
            others: [error instanceof ConnectionError ? t("form.not_sent") : errorSentence(error)],
          },
    );
    showFirstProblem(form);
  };
  const write = async (): Promise<RecordJson | null> => {
    if (record === undefined) return writer.create(bodyOf(catalog, object, draft, null));
    const body = bodyOf(catalog, object, draft, start);
    return Object.keys(body).length === 0 ? record : save(record, body);
  };
  const submit = async (then: "close" | "another"): Promise<void> => {
    const checked = checkDraft(object, draft, session, {
      required: t("form.required"),
      expected: (what) => t("form.expected", { expected: say(what) }),
    });
    if (Object.keys(checked).length > 0) {
      setProblems({ ...noProblems, fields: checked });
      showFirstProblem(form);
      return;
    }
    setBusy(true);
    try {
      const saved = await write();
      if (saved === null) return;
      void message.success(t("form.saved", { title: titleOf(object, saved) }));
      if (then === "another") {
        const next = startDraft(catalog, object, session, null, props.given);
        setStart(next);
        setDraft(next);
        setProblems(noProblems);
        return;
      }
      onClose();
      onSaved?.(saved);
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void submit("close");
    }
  };
  const sections = {
    object,
    record: record ?? null,
    draft,
    problems,
    onChange: (key: string, value: InputValue) => {
      setDraft((before) => ({ ...before, values: { ...before.values, [key]: value } }));
      setProblems((before) => ({ ...before, fields: without(before.fields, key) }));
    },
  };
  const title = t(record === undefined ? "form.new_title" : "form.edit_title", {
    object: say(oneOf(object)),
  });
  return (
    <Drawer
      open
      onClose={close}
      title={title}
      size={narrow ? "100%" : object.children === undefined ? 600 : 1040}
      mask={{ closable: draft === start }}
      footer={
        <div className="form-foot">
          <Button onClick={close}>{t("shell.cancel")}</Button>
          {record === undefined && props.single !== true ? (
            <Button disabled={busy} onClick={() => void submit("another")}>
              {t("form.save_and_new")}
            </Button>
          ) : null}
          <Button type="primary" loading={busy} title="Ctrl + Enter" onClick={() => void submit("close")}>
            {t("shell.save")}
          </Button>
        </div>
      }
    >
      <form
        ref={form}
        className="record-form"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void submit("close");
        }}
      >
        {problems.others.length === 0 ? null : (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={problems.others.join("\n")}
            style={{ whiteSpace: "pre-line" }}
          />
        )}
        <FormSections {...sections} part="first" />
        {Object.entries(object.children ?? {}).map(([key, child]) => (
          <ChildTable
            key={key}
            child={child}
            rows={draft.children[key] ?? []}
            parent={draft.values}
            problems={problems.rows[key] ?? {}}
            onChange={(rows) =>
              setDraft((before) => ({ ...before, children: { ...before.children, [key]: rows } }))
            }
          />
        ))}
        <FormSections {...sections} part="others" />
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
      {dialog}
    </Drawer>
  );
}

const without = (fields: Readonly<Record<string, string>>, key: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([other]) => other !== key));

/** After the next picture, because the problem is only drawn with it. */
function showFirstProblem(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => {
    const first = form.current?.querySelector<HTMLElement>(
      "[aria-invalid='true'], .ant-select-status-error, .ant-alert",
    );
    first?.scrollIntoView({ block: "center", behavior: "smooth" });
    (first?.matches("input, textarea") ? first : first?.querySelector("input"))?.focus();
  });
}

type FormSectionsProps = {
  readonly object: ObjectDeclaration;
  readonly record: RecordJson | null;
  readonly draft: Draft;
  readonly problems: FieldProblems;
  readonly onChange: (key: string, value: InputValue) => void;
  /** The lines of a record stand between its first section and the others. */
  readonly part: "first" | "others";
};

function FormSections({ object, record, draft, problems, onChange, part }: FormSectionsProps): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const sections = formSections(object, session);
  return (part === "first" ? sections.slice(0, 1) : sections.slice(1)).map(({ label, keys }) => (
    <section key={label.en} className="form-section" aria-label={say(label)}>
      {sections.length > 1 && !saysItself(object, label, keys) ? <h3>{say(label)}</h3> : null}
      <div className="form-grid">
        {keys.map((key) => {
          const field = object.fields[key];
          if (field === undefined) return null;
          const isNumber = object.numbering?.field === key;
          const fixed = record !== null && field.frozen === true;
          return (
            <FormField
              key={key}
              name={key}
              field={field}
              value={draft.values[key] ?? null}
              currency={currencyOf(field, draft.values, session.workspace.currency)}
              problem={problems.fields[key]}
              placeholder={isNumber ? t("form.auto_number") : undefined}
              fixed={fixed ? ((record[key] ?? null) as ValueJson) : undefined}
              onChange={(value) => onChange(key, value)}
            />
          );
        })}
      </div>
    </section>
  ));
}
