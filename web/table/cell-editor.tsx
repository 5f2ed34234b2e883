import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { Field } from "../../kernel/field.ts";
import { kindOf } from "../../kernel/kinds/index.ts";
import { type InputValue, isReferenceJson, type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import { errorSentence, RefusalError } from "../api/errors.ts";
import { useLanguage } from "../language/language.ts";
import "./cell-editor.css";

type CellEditorProps = {
  readonly field: Field;
  readonly value: ValueJson;
  readonly currency: string;
  /** Saves; a refusal stays beside what was typed. False: not saved, the person goes on editing. */
  readonly onSave: (value: InputValue) => Promise<boolean>;
  readonly onClose: (options: { readonly refocus: boolean }) => void;
};

const same = (a: InputValue, b: InputValue): boolean =>
  isReferenceJson(a) && isReferenceJson(b) ? a.id === b.id : a === b;

/** A list of choices or a calendar hangs outside of the cell; the focus there is still the cell's. */
const isInPopup = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(".ant-select-dropdown, .ant-picker-dropdown") !== null;

/**
 * Edit one value where it stands: Enter saves (Ctrl + Enter where a value has lines), Escape gives
 * up, leaving saves; nothing changed is nothing sent.
 */
export function CellEditor({ field, value, currency, onSave, onClose }: CellEditorProps): ReactNode {
  const { say, t } = useLanguage();
  const view = viewOf(field);
  const initial = view.toInput(value);
  const [draft, setDraft] = useState<InputValue>(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const done = useRef(false);

  const refusalOf = (next: InputValue): string | null => {
    if (next === null) return field.required === true ? t("form.required") : null;
    const parsed = kindOf(field).parse(next, field, { currency });
    return parsed.ok ? null : t("form.expected", { expected: say(parsed.expected) });
  };
  const close = (refocus: boolean): void => {
    done.current = true;
    onClose({ refocus });
  };
  const commit = async (typed: InputValue, refocus: boolean): Promise<void> => {
    if (done.current || busy) return;
    const next = view.tidy(typed);
    if (same(next, initial)) {
      close(refocus);
      return;
    }
    const refused = refusalOf(next);
    if (refused !== null) {
      setProblem(refused);
      return;
    }
    setBusy(true);
    try {
      if (await onSave(next)) close(refocus);
      else setBusy(false);
    } catch (error) {
      setProblem(
        error instanceof RefusalError ? (error.problems[0]?.message ?? error.message) : errorSentence(error),
      );
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") close(true);
    const wantsLine = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
    if (event.key === "Enter" && !view.picks && !wantsLine) void commit(draft, true);
  };
  const Input = view.Input;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the input inside pass through here
    <div
      className={busy ? "cell-editor cell-editor-busy" : "cell-editor"}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget) || isInPopup(event.relatedTarget)) return;
        if (problem !== null && event.relatedTarget === null) return;
        void commit(draft, false);
      }}
    >
      <Input
        id="cell-editor"
        field={field}
        value={draft}
        currency={currency}
        invalid={problem !== null}
        inPlace
        describedBy={problem === null ? undefined : "cell-problem"}
        onChange={(next) => {
          setDraft(next);
          setProblem(null);
        }}
        onPicked={(next) => void commit(next, true)}
      />
      {problem === null ? null : (
        <div className="cell-problem" id="cell-problem" role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
