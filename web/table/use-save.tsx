import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { RefusalError } from "../api/errors.ts";
import type { RecordJson } from "../api/json.ts";
import type { ConflictValues, RecordInput } from "../api/records.ts";
import { readAnew, useRecordWriter } from "../api/use-records.ts";
import { useLanguage } from "../language/language.ts";
import type { Decision } from "./conflict-decision.ts";

const ConflictDialog = lazy(() => import("./conflict-dialog.tsx"));

type Conflict = {
  readonly record: RecordJson;
  readonly input: RecordInput;
  readonly conflicts: ConflictValues;
  readonly settle: (saved: RecordJson | null) => void;
};

const conflictsOf = (error: unknown): ConflictValues | null =>
  error instanceof RefusalError && error.code === "record.conflict"
    ? ((error.values.conflicts as ConflictValues | undefined) ?? null)
    : null;

/**
 * Save changes of a record, and ask where somebody changed the same fields meanwhile. `save` gives the record as it
 * is afterwards, or null where the person chose to keep the other's values or to go on editing.
 */
export function useSave(object: ObjectDeclaration): {
  readonly save: (record: RecordJson, input: RecordInput) => Promise<RecordJson | null>;
  readonly dialog: ReactNode;
} {
  const writer = useRecordWriter(object.name);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { t } = useLanguage();
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const save = async (record: RecordJson, input: RecordInput): Promise<RecordJson | null> => {
    try {
      return await writer.update(record.id, record.version, input);
    } catch (error) {
      const conflicts = conflictsOf(error);
      if (conflicts === null) throw error;
      return new Promise((settle) => setConflict({ record, input, conflicts, settle }));
    }
  };

  const decide = async (open: Conflict, decision: Decision): Promise<void> => {
    const current = await readAnew(client, object.name, open.record.id);
    const kept = Object.fromEntries(
      Object.entries(open.input).filter(([key]) => !(key in open.conflicts) || decision[key] === "mine"),
    );
    setConflict(null);
    if (Object.keys(kept).length === 0) {
      void message.info(t("form.kept_theirs"));
      open.settle(current);
      return;
    }
    // Once more, against the newest state: should it have changed yet again, the question comes yet again.
    save(current, kept).then(open.settle, (error: unknown) => {
      void message.error(error instanceof Error ? error.message : String(error));
      open.settle(null);
    });
  };

  const dialog =
    conflict === null ? null : (
      <Suspense fallback={null}>
        <ConflictDialog
          object={object}
          conflicts={conflict.conflicts}
          onDecide={(decision: Decision) => decide(conflict, decision)}
          onCancel={() => {
            conflict.settle(null);
            setConflict(null);
          }}
        />
      </Suspense>
    );
  return { save, dialog };
}
