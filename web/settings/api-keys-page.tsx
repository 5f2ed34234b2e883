import { CopyOutlined, PlusOutlined } from "@ant-design/icons";
import { Alert, App, Button, Modal, Popconfirm } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { objectNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { errorSentence } from "../api/errors.ts";
import type { RecordJson } from "../api/json.ts";
import { mayDo, useSession } from "../api/session.ts";
import { useRecordList, useRecordWriter } from "../api/use-records.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { useLanguage } from "../language/language.ts";
import { useColumns } from "../list/use-columns.ts";
import { RecordTable } from "../table/record-table.tsx";
import { TableSkeleton } from "../table/table-skeleton.tsx";

const RecordForm = lazy(() => import("../form/record-form.tsx"));
const object = objectNamed(catalog, "api_key");

/** Keys for programs: made here, shown once, revoked here. */
export default function ApiKeysPage(): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const [creating, setCreating] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const mayCreate = mayDo(session, object.name, "create");
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
      {t("settings.new_key")}
    </Button>
  );
  return (
    <Page
      title={t("settings.api_keys")}
      subtitle={say(object.description)}
      actions={mayCreate ? create : undefined}
    >
      <div className="panel" style={{ overflow: "hidden" }}>
        <Keys />
      </div>
      <p className="settings-note">
        {t("settings.key_usage")} <code>Authorization: Bearer att_…</code> ·{" "}
        <a href="/api/openapi.json" target="_blank" rel="noreferrer">
          OpenAPI
        </a>
      </p>
      {creating ? (
        <Suspense fallback={null}>
          <RecordForm
            object={object}
            single
            onClose={() => setCreating(false)}
            onSaved={(record) => setShown(typeof record.key === "string" ? record.key : null)}
          />
        </Suspense>
      ) : null}
      {shown === null ? null : <NewKey value={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

function Keys(): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const { columns } = useColumns(object);
  const list = useRecordList(object.name, { sort: object.list.sort });
  if (list.isPending) return <TableSkeleton columns={columns.length} />;
  if (list.isError) return <ErrorNotice error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <Notice title={t("settings.no_keys")} text={t("settings.no_keys_hint")} />;
  const revokes = mayDo(session, object.name, "delete");
  return (
    <RecordTable
      object={object}
      columns={columns}
      rows={rows}
      label={t("settings.api_keys")}
      {...(revokes ? { rowAction: (row: RecordJson) => <RevokeButton record={row} /> } : {})}
    />
  );
}

function RevokeButton({ record }: { readonly record: RecordJson }): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const writer = useRecordWriter(object.name);
  const revoke = async (): Promise<void> => {
    try {
      await writer.remove(record.id, record.version);
      void message.success(t("settings.revoked"));
    } catch (error) {
      void message.error(errorSentence(error));
    }
  };
  return (
    <Popconfirm
      title={t("settings.revoke_title", { name: String(record.name) })}
      description={t("settings.revoke_hint")}
      okText={t("settings.revoke")}
      cancelText={t("shell.cancel")}
      okButtonProps={{ danger: true }}
      onConfirm={() => revoke()}
    >
      <Button size="small" danger>
        {t("settings.revoke")}
      </Button>
    </Popconfirm>
  );
}

/** The only time that the key can be read. */
function NewKey({ value, onClose }: { readonly value: string; readonly onClose: () => void }): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      void message.success(t("settings.copied"));
    } catch {
      // Without https the browser does not hand out the clipboard; the text can be selected.
      void message.info(t("settings.copy_by_hand"));
    }
  };
  return (
    <Modal
      open
      title={t("settings.key_made")}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t("settings.key_kept")}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t("settings.key_once")} />
      <div className="new-key">
        <code>{value}</code>
        <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
          {t("settings.copy")}
        </Button>
      </div>
    </Modal>
  );
}
