import { DeleteOutlined, DownOutlined, EditOutlined, UpOutlined } from "@ant-design/icons";
import { App, Button, type ButtonProps } from "antd";
import { type ReactNode, useEffect } from "react";
import { useNavigate } from "react-router";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { errorSentence } from "../api/errors.ts";
import type { RecordJson } from "../api/json.ts";
import { mayDo, useSession } from "../api/session.ts";
import { useRecordWriter } from "../api/use-records.ts";
import { useLanguage } from "../language/language.ts";
import { RestoreButton } from "../list/restore-button.tsx";
import { titleOf } from "./record-title.ts";
import { type Neighbours, useNeighbours } from "./use-neighbours.ts";

type RecordActionsProps = {
  readonly object: ObjectDeclaration;
  readonly record: RecordJson;
  readonly onEdit: () => void;
};

const undoSeconds = 10;

/** Next and previous, edit, delete (with the way back). */
export function RecordActions({ object, record, onEdit }: RecordActionsProps): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const neighbours = useNeighbours(object, record.id);
  const remove = useRemove(object, record, neighbours?.listAddress ?? `/${object.plural}`);
  const isChild = object.parent !== undefined;
  if (record.deleted_at !== null)
    return (
      <span className="deleted-banner">
        <span className="negative">{t("record.is_deleted")}</span>
        {mayDo(session, object.name, "delete") ? <RestoreButton object={object} record={record} /> : null}
      </span>
    );
  return (
    <>
      {neighbours === null ? null : <NeighbourButtons neighbours={neighbours} />}
      {mayDo(session, object.name, "update") && !isChild ? (
        <Button icon={<EditOutlined aria-hidden="true" />} onClick={onEdit}>
          {t("record.edit")}
        </Button>
      ) : null}
      {mayDo(session, object.name, "delete") && !isChild ? (
        <Button
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={t("record.delete")}
          title={t("record.delete")}
          onClick={remove}
        />
      ) : null}
    </>
  );
}

/** A soft delete needs no question: it can be taken back from the message, and later from the recycle bin. */
function useRemove(object: ObjectDeclaration, record: RecordJson, listAddress: string): () => void {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const writer = useRecordWriter(object.name);
  const undo = async (key: string): Promise<void> => {
    message.destroy(key);
    try {
      await writer.restore(record.id);
      await navigate(`/${object.plural}/${record.id}`);
    } catch (error) {
      void message.error(errorSentence(error));
    }
  };
  const remove = async (): Promise<void> => {
    try {
      await navigate(listAddress);
      await writer.remove(record.id, record.version);
    } catch (error) {
      await navigate(`/${object.plural}/${record.id}`);
      void message.error(errorSentence(error), undoSeconds);
      return;
    }
    const key = `deleted ${record.id}`;
    void message.success({
      key,
      duration: undoSeconds,
      content: (
        <>
          {t("record.deleted", { title: titleOf(object, record) })}{" "}
          <Button type="link" size="small" onClick={() => void undo(key)}>
            {t("record.undo")}
          </Button>
        </>
      ),
    });
  };
  return () => void remove();
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

function NeighbourButtons({ neighbours }: { readonly neighbours: Neighbours }): ReactNode {
  const { t } = useLanguage();
  const { previous, next } = neighbours;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      const step = event.key === "ArrowLeft" ? previous : event.key === "ArrowRight" ? next : null;
      if (step === null) return;
      event.preventDefault();
      step();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [previous, next]);
  return (
    <span className="neighbours">
      <StepButton
        step={previous}
        icon={<UpOutlined aria-hidden="true" />}
        label={`${t("record.previous")}（Ctrl + ←）`}
      />
      <StepButton
        step={next}
        icon={<DownOutlined aria-hidden="true" />}
        label={`${t("record.next")}（Ctrl + →）`}
      />
    </span>
  );
}

function StepButton(props: {
  readonly step: (() => void) | null;
  readonly icon: ButtonProps["icon"];
  readonly label: string;
}): ReactNode {
  return (
    <Button
      type="text"
      icon={props.icon}
      disabled={props.step === null}
      aria-label={props.label}
      title={props.label}
      onClick={() => props.step?.()}
    />
  );
}
