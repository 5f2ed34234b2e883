import { DeleteOutlined, FilterOutlined, InboxOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { Notice } from "../app/notice.tsx";
import { useLanguage } from "../language/language.ts";
import { oneOf, severalOf } from "../record/object-words.ts";
import type { ListState } from "./use-list-state.ts";

type ListEmptyProps = {
  readonly object: ObjectDeclaration;
  readonly state: ListState;
  readonly onCreate: (() => void) | null;
  readonly broken?: boolean;
};

/** Why there is nothing, and what to do about it. */
export function ListEmpty({ object, state, onCreate, broken = false }: ListEmptyProps): ReactNode {
  const { t, say } = useLanguage();
  const clear = (
    <Button onClick={() => state.set({ filter: undefined, q: "", group: null })}>
      {t("list.clear_filters")}
    </Button>
  );
  if (broken) return <Notice tone="negative" title={t("list.broken_filter")} action={clear} />;
  if (state.q !== "" || state.filter !== undefined)
    return (
      <Notice
        icon={<FilterOutlined aria-hidden="true" />}
        title={t("list.nothing_found")}
        text={t("list.nothing_found_hint")}
        action={clear}
      />
    );
  if (state.deleted)
    return (
      <Notice
        icon={<DeleteOutlined aria-hidden="true" />}
        title={t("list.nothing_deleted")}
        text={t("list.recycle_hint")}
      />
    );
  return (
    <Notice
      icon={<InboxOutlined aria-hidden="true" />}
      title={t("list.empty_of", { object: say(severalOf(object)) })}
      text={say(object.description)}
      action={
        onCreate === null ? undefined : (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={onCreate}>
            {t("list.create", { object: say(oneOf(object)) })}
          </Button>
        )
      }
    />
  );
}
