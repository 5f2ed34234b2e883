import { Modal, Radio } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "../../kernel/field.ts";
import { type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { errorSentence } from "../api/errors.ts";
import type { ConflictValues } from "../api/records.ts";
import { useLanguage } from "../language/language.ts";
import type { Decision } from "./conflict-decision.ts";
import "./conflict-dialog.css";

type ConflictDialogProps = {
  readonly object: ObjectDeclaration;
  readonly conflicts: ConflictValues;
  readonly onDecide: (decision: Decision) => Promise<void>;
  readonly onCancel: () => void;
};

function Shown({ field, value }: { readonly field: Field; readonly value: ValueJson }): ReactNode {
  const Cell = viewOf(field).Cell;
  return <Cell field={field} value={value} place="page" />;
}

/** Two people changed the same field: each of its values side by side, and a choice for each field. */
export default function ConflictDialog({
  object,
  conflicts,
  onDecide,
  onCancel,
}: ConflictDialogProps): ReactNode {
  const { t, say } = useLanguage();
  const [decision, setDecision] = useState<Decision>(() =>
    Object.fromEntries(Object.keys(conflicts).map((key) => [key, "mine" as const])),
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fields = allFields(object);
  const decide = async (): Promise<void> => {
    setBusy(true);
    try {
      await onDecide(decision);
    } catch (error) {
      setProblem(errorSentence(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      width={620}
      title={t("form.conflict_title")}
      okText={t("form.conflict_save")}
      cancelText={t("form.conflict_back")}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={() => void decide()}
      onCancel={onCancel}
    >
      <p className="secondary">{t("form.conflict_hint")}</p>
      {problem === null ? null : (
        <p className="negative" role="alert">
          {problem}
        </p>
      )}
      {Object.entries(conflicts).map(([key, { base, current, mine }]) => {
        const field = fields[key];
        if (field === undefined) return null;
        return (
          <fieldset key={key} className="conflict">
            <legend>{say(field.label)}</legend>
            <p className="tertiary">
              {t("form.conflict_base")} <Shown field={field} value={base} />
            </p>
            <Radio.Group
              value={decision[key]}
              onChange={(event) => setDecision({ ...decision, [key]: event.target.value })}
              options={[
                {
                  value: "mine",
                  label: (
                    <>
                      {t("form.conflict_mine")} <Shown field={field} value={mine} />
                    </>
                  ),
                },
                {
                  value: "current",
                  label: (
                    <>
                      {t("form.conflict_current")} <Shown field={field} value={current} />
                    </>
                  ),
                },
              ]}
            />
          </fieldset>
        );
      })}
    </Modal>
  );
}
