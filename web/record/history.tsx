import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import type { RecordJson } from "../api/json.ts";
import type { HistoryEntry } from "../api/records.ts";
import { useSession } from "../api/session.ts";
import { useRecordHistory } from "../api/use-records.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { instantText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import type { WordKey } from "../language/words.ts";
import "./history.css";

const shownAtFirst = 6;

const actionWords: Readonly<Record<HistoryEntry["action"], WordKey>> = {
  create: "record.action_create",
  update: "record.action_update",
  delete: "record.action_delete",
  restore: "record.action_restore",
};
const viaWords: Readonly<Record<HistoryEntry["via"], WordKey>> = {
  page: "record.via_page",
  api: "record.via_api",
  import: "record.via_import",
  command: "record.via_command",
  demo: "record.via_demo",
};

/** Who changed what and when, newest first. Read anew with every version of the record. */
export function History(props: {
  readonly object: ObjectDeclaration;
  readonly record: RecordJson;
}): ReactNode {
  const { object, record } = props;
  const { t } = useLanguage();
  const history = useRecordHistory(object.name, record.id);
  const [all, setAll] = useState(false);
  const entries = history.data?.entries ?? [];
  return (
    <section className="history panel" aria-label={t("record.history")}>
      <div className="panel-head">
        <h2>{t("record.history")}</h2>
      </div>
      {history.isError ? <ErrorNotice error={history.error} retry={() => void history.refetch()} /> : null}
      <ol>
        {entries.slice(0, all ? entries.length : shownAtFirst).map((entry) => (
          <Entry key={`${entry.version} ${entry.at}`} entry={entry} object={object} />
        ))}
      </ol>
      {entries.length > shownAtFirst && !all ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t("record.history_all", { count: entries.length })}
        </Button>
      ) : null}
    </section>
  );
}

function Entry({
  entry,
  object,
}: {
  readonly entry: HistoryEntry;
  readonly object: ObjectDeclaration;
}): ReactNode {
  const { t } = useLanguage();
  const { workspace } = useSession();
  const changes = entry.action === "update" ? Object.entries(entry.changes) : [];
  return (
    <li className={`history-entry history-${entry.action}`}>
      <div>
        <strong>{entry.by?.title ?? t("record.by_system")}</strong> {t(actionWords[entry.action])}
      </div>
      {changes.length === 0 ? null : (
        <ul className="history-changes">
          {changes.map(([key, change]) => (
            <Change key={key} name={key} change={change} object={object} />
          ))}
        </ul>
      )}
      <div className="tertiary history-when">
        <span className="number">{instantText(entry.at, workspace.time_zone)}</span> ·{" "}
        {t(viaWords[entry.via])}
      </div>
    </li>
  );
}

type ChangeProps = {
  readonly name: string;
  readonly change: HistoryEntry["changes"][string];
  readonly object: ObjectDeclaration;
};

function Change({ name, change, object }: ChangeProps): ReactNode {
  const { say, t } = useLanguage();
  const field = allFields(object)[name];
  if (field === undefined) {
    const child = object.children?.[name];
    return <li>{t("record.lines_changed", { lines: child === undefined ? name : say(child.label) })}</li>;
  }
  const View = viewOf(field).Cell;
  return (
    <li>
      <span className="secondary">{say(field.label)}</span>{" "}
      <span className="history-from">
        <View field={field} value={change.from as ValueJson} place="list" />
      </span>{" "}
      <span aria-hidden="true">→</span>{" "}
      <span>
        <View field={field} value={change.to as ValueJson} place="list" />
      </span>
    </li>
  );
}
