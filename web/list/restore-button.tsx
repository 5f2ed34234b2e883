import { App, Button } from "antd";
import { type ReactNode, useState } from "react";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { errorSentence } from "../api/errors.ts";
import type { RecordJson } from "../api/json.ts";
import { useRecordWriter } from "../api/use-records.ts";
import { useLanguage } from "../language/language.ts";
import { titleOf } from "../record/record-title.ts";

/** Bring a deleted record back. */
export function RestoreButton(props: {
  readonly object: ObjectDeclaration;
  readonly record: RecordJson;
}): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const writer = useRecordWriter(props.object.name);
  const [busy, setBusy] = useState(false);
  const restore = async (): Promise<void> => {
    setBusy(true);
    try {
      await writer.restore(props.record.id);
      void message.success(t("list.restored", { title: titleOf(props.object, props.record) }));
    } catch (error) {
      void message.error(errorSentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" loading={busy} onClick={() => void restore()}>
      {t("list.restore")}
    </Button>
  );
}
