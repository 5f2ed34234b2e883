import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { groupDigits } from "../../engine/money/index.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { ListQuery } from "../api/records.ts";
import { mayDo, useSession } from "../api/session.ts";
import { useRecordCount, useRecordList } from "../api/use-records.ts";
import { useNarrow } from "../app/narrow.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { useLanguage } from "../language/language.ts";
import { mayEdit, seenFields } from "../record/field-sight.ts";
import { manyOf, oneOf } from "../record/object-words.ts";
import { RecordTable } from "../table/record-table.tsx";
import { TableSkeleton } from "../table/table-skeleton.tsx";
import { useSave } from "../table/use-save.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { GroupTable } from "./group-table.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { ListExtensions } from "./list-extensions.tsx";
import { ListTools } from "./list-tools.tsx";
import { RecordCards } from "./record-cards.tsx";
import { RestoreButton } from "./restore-button.tsx";
import { keepTrail } from "./trail.ts";
import { useColumns } from "./use-columns.ts";
import { type ListState, useListState } from "./use-list-state.ts";
import "./record-list.css";

const RecordForm = lazy(() => import("../form/record-form.tsx"));

type RecordListProps = {
  readonly object: ObjectDeclaration;
  /** Always in force, and not shown as a filter: the list inside another page. */
  readonly title?: string;
};

/** The list of an object, made from its declaration: search, filters, groups, columns, export, recycle bin, edit in place. */
export function RecordList({ object, title }: RecordListProps): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const narrow = useNarrow();
  const state = useListState(object);
  const count = useRecordCount(object.name, state.query);
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  const mayCreate = mayDo(session, object.name, "create") && object.parent === undefined;
  const aside = count.data === undefined ? null : <CountText count={count.data.count} />;
  return (
    <Page
      fill={!narrow}
      title={
        title ?? (state.deleted ? t("list.recycle_of", { object: say(manyOf(object)) }) : say(manyOf(object)))
      }
      aside={aside}
      actions={
        <>
          <ListTools object={object} state={state} />
          {mayCreate && !state.deleted ? (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => setCreating(true)}
            >
              {t("list.create", { object: say(oneOf(object)) })}
            </Button>
          ) : null}
        </>
      }
    >
      <ListExtensions object={object} />
      <div className={narrow ? "list-narrow" : "list panel"}>
        <FilterBar object={object} state={state} />
        {state.group === null ? (
          <Rows
            object={object}
            state={state}
            total={count.data?.count}
            onCreate={mayCreate ? () => setCreating(true) : null}
          />
        ) : (
          <GroupTable object={object} state={state} by={state.group} />
        )}
      </div>
      {creating ? (
        <Suspense fallback={null}>
          <RecordForm
            object={object}
            onClose={() => setCreating(false)}
            onSaved={(record) => navigate(`/${object.plural}/${record.id}`)}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

function CountText({ count }: { readonly count: number }): ReactNode {
  const { t } = useLanguage();
  return <span className="number tertiary">{t("list.count", { count: groupDigits(String(count)) })}</span>;
}

type RowsProps = {
  readonly object: ObjectDeclaration;
  readonly state: ListState;
  readonly total: number | undefined;
  readonly onCreate: (() => void) | null;
};

function Rows({ object, state, total, onCreate }: RowsProps): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const narrow = useNarrow();
  const list = useRecordList(object.name, state.query);
  const { columns } = useColumns(object, state.deleted);
  const { save, dialog } = useSave(object);
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  const seen = useMemo(() => seenFields(object, session), [object, session]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const addressOf = useMemo(
    () =>
      addressKeeping(
        object,
        state.query,
        rows.map((row) => row.id),
        list.data?.pages.at(-1)?.next ?? null,
      ),
    [object, state.query, rows, list.data],
  );
  if (state.broken) return <ListEmpty object={object} state={state} onCreate={onCreate} broken />;
  if (list.isPending) return <TableSkeleton columns={columns.length} />;
  if (list.isError) return <ErrorNotice error={list.error} retry={() => void list.refetch()} />;
  if (rows.length === 0) return <ListEmpty object={object} state={state} onCreate={onCreate} />;
  const restoring = state.deleted && mayDo(session, object.name, "delete");
  const shared = {
    object,
    columns,
    rows,
    addressOf: state.deleted ? () => null : addressOf,
    onNearEnd: more,
    ...(restoring
      ? { rowAction: (row: (typeof rows)[number]) => <RestoreButton object={object} record={row} /> }
      : {}),
  };
  if (narrow) return <RecordCards {...shared} hasMore={hasNextPage} />;
  return (
    <>
      <RecordTable
        {...shared}
        virtual
        label={say(object.label)}
        total={total}
        sort={state.sort}
        onSort={(sort) => state.set({ sort })}
        isSortable={(key) =>
          key in seen && seen[key]?.dated === undefined && session.fields[object.name]?.[key] !== "masked"
        }
        mayEdit={(key) => !state.deleted && mayEdit(object, key, session)}
        onSave={async (record, key, value) => (await save(record, { [key]: value })) !== null}
      />
      {isFetchingNextPage ? (
        <div className="list-more" role="status">
          {t("list.loading_more")}
        </div>
      ) : null}
      {dialog}
    </>
  );
}

/** Opening a record keeps the way through the list: the page of the record goes to the next and the one before. */
function addressKeeping(
  object: ObjectDeclaration,
  query: ListQuery,
  ids: readonly string[],
  next: string | null,
) {
  keepTrail(object.name, {
    query,
    ids,
    next,
    address: `${window.location.pathname}${window.location.search}`,
  });
  return (record: { readonly id: string }): string => `/${object.plural}/${record.id}`;
}
