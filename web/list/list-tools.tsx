import {
  DeleteOutlined,
  DownloadOutlined,
  GroupOutlined,
  TableOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { App, Button, Checkbox, Dropdown, type MenuProps, Popover } from "antd";
import { type ReactNode, useState } from "react";
import { viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { downloadFile } from "../api/download.ts";
import { errorSentence } from "../api/errors.ts";
import { records } from "../api/records.ts";
import { mayDo, useSession } from "../api/session.ts";
import { useNarrow } from "../app/narrow.ts";
import { useLanguage } from "../language/language.ts";
import { isUsable, seenFields } from "../record/field-sight.ts";
import { useColumns } from "./use-columns.ts";
import type { ListState } from "./use-list-state.ts";

type ListToolsProps = { readonly object: ObjectDeclaration; readonly state: ListState };

/** What one does with a whole list: group it, choose its columns, take it away as a file, look into the recycle bin. */
export function ListTools(props: ListToolsProps): ReactNode {
  const { object, state } = props;
  const { t } = useLanguage();
  const session = useSession();
  const narrow = useNarrow();
  const mayRecycle = mayDo(session, object.name, "delete");
  if (state.deleted)
    return (
      <Button
        icon={<UnorderedListOutlined aria-hidden="true" />}
        onClick={() => state.set({ deleted: false, filter: undefined, q: "" })}
      >
        {t("list.back_to_list")}
      </Button>
    );
  return (
    <>
      <GroupMenu {...props} />
      {narrow ? null : <ColumnChoice object={object} />}
      {mayDo(session, object.name, "export") ? <ExportMenu {...props} /> : null}
      {mayRecycle ? (
        <Button
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={t("list.recycle_bin")}
          title={t("list.recycle_bin")}
          onClick={() => state.set({ deleted: true, group: null, filter: undefined, q: "" })}
        />
      ) : null}
    </>
  );
}

function GroupMenu({ object, state }: ListToolsProps): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const narrow = useNarrow();
  const fields = Object.entries(seenFields(object, session)).filter(
    ([key, field]) =>
      key in object.fields &&
      key !== object.title &&
      field.dated === undefined &&
      viewOf(field).groups &&
      isUsable(object, key, session),
  );
  if (fields.length === 0) return null;
  const items: MenuProps["items"] = [
    { key: "", label: t("list.no_group") },
    { type: "divider" },
    ...fields.map(([key, field]) => ({ key, label: say(field.label) })),
  ];
  const current = state.group === null ? undefined : object.fields[state.group];
  const label = current === undefined ? t("list.group") : t("list.grouped_by", { field: say(current.label) });
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        selectedKeys: [state.group ?? ""],
        style: { maxHeight: 420, overflowY: "auto" },
        onClick: ({ key }) => state.set({ group: key === "" ? null : key }),
      }}
    >
      <Button
        icon={<GroupOutlined aria-hidden="true" />}
        aria-label={label}
        {...(current === undefined ? {} : { type: "primary", ghost: true })}
      >
        {narrow ? null : label}
      </Button>
    </Dropdown>
  );
}

function ColumnChoice({ object }: { readonly object: ObjectDeclaration }): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const { keys, choose, reset } = useColumns(object);
  const fields = Object.entries(seenFields(object, session)).filter(([key]) => key !== "deleted_at");
  const toggle = (key: string, on: boolean): void =>
    choose(on ? [...keys, key] : keys.filter((other) => other !== key));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t("list.columns")}
      content={
        <div className="column-choice">
          {fields.map(([key, field]) => (
            <Checkbox
              key={key}
              checked={keys.includes(key)}
              disabled={key === object.title}
              onChange={(event) => toggle(key, event.target.checked)}
            >
              {say(field.label)}
            </Checkbox>
          ))}
          <Button size="small" onClick={reset}>
            {t("list.columns_reset")}
          </Button>
        </div>
      }
    >
      <Button
        icon={<TableOutlined aria-hidden="true" />}
        aria-label={t("list.columns")}
        title={t("list.columns")}
      />
    </Popover>
  );
}

function ExportMenu({ object, state }: ListToolsProps): ReactNode {
  const { t, say, locale } = useLanguage();
  const { message } = App.useApp();
  const { keys } = useColumns(object);
  const { today } = useSession();
  const [busy, setBusy] = useState(false);
  const save = async (format: "xlsx" | "csv"): Promise<void> => {
    setBusy(true);
    try {
      const address = records(object.name).exportAddress({ ...state.query, format, columns: keys, locale });
      await downloadFile(address, `${say(object.label)} ${today}.${format}`);
      void message.success(t("list.exported"));
    } catch (error) {
      void message.error(errorSentence(error));
    } finally {
      setBusy(false);
    }
  };
  const items = [
    { key: "xlsx", label: t("list.export_xlsx") },
    { key: "csv", label: t("list.export_csv") },
  ];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items, onClick: ({ key }) => void save(key === "csv" ? "csv" : "xlsx") }}
    >
      <Button
        icon={<DownloadOutlined aria-hidden="true" />}
        loading={busy}
        aria-label={t("list.export")}
        title={t("list.export")}
      />
    </Dropdown>
  );
}
