import { PlusOutlined } from "@ant-design/icons";
import { Button, Tabs } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link } from "react-router";
import { groupDigits } from "../../engine/money/index.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { catalog } from "../../modules/catalog.ts";
import { addressOf } from "../api/client.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { useRecordCount, useRecordList } from "../api/use-records.ts";
import { useNarrow } from "../app/narrow.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { useLanguage } from "../language/language.ts";
import { RecordCards } from "../list/record-cards.tsx";
import { RecordTable, type TableColumn } from "../table/record-table.tsx";
import { TableSkeleton } from "../table/table-skeleton.tsx";
import { seenFields } from "./field-sight.ts";
import { oneOf, severalOf } from "./object-words.ts";
import { titleOf } from "./record-title.ts";
import { type Related, relatedOf } from "./related.ts";

const RecordForm = lazy(() => import("../form/record-form.tsx"));
const rowsShown = 8;

type RecordProps = { readonly object: ObjectDeclaration; readonly record: RecordJson };

/** What points to this record: its contacts, its orders, its members; one tab each, read when it is opened. */
export function RelatedLists({ object, record }: RecordProps): ReactNode {
  const { say } = useLanguage();
  const session = useSession();
  const related = relatedOf(catalog, object, session);
  const first = related[0];
  const keyOf = (each: Related): string => `${each.object.name}.${each.by}`;
  const [open, setOpen] = useState(first === undefined ? "" : keyOf(first));
  if (first === undefined) return null;
  return (
    <section className="related panel">
      <Tabs
        activeKey={open}
        onChange={setOpen}
        destroyOnHidden
        items={related.map((each) => ({
          key: keyOf(each),
          label: <TabLabel text={say(each.label)} related={each} id={record.id} />,
          children: <RelatedList related={each} object={object} record={record} />,
        }))}
      />
    </section>
  );
}

const filterFor = (related: Related, id: string): PredicateInput => ({
  field: related.by,
  op: "eq",
  value: id,
});

function TabLabel(props: {
  readonly text: string;
  readonly related: Related;
  readonly id: string;
}): ReactNode {
  const { text, related, id } = props;
  const count = useRecordCount(related.object.name, { filter: filterFor(related, id) });
  return (
    <>
      {text}
      {count.data === undefined ? null : (
        <span className="tertiary number"> {groupDigits(String(count.data.count))}</span>
      )}
    </>
  );
}

type RelatedListProps = RecordProps & { readonly related: Related };

function RelatedList({ related, object, record }: RelatedListProps): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const narrow = useNarrow();
  const [creating, setCreating] = useState(false);
  const filter = filterFor(related, record.id);
  const list = useRecordList(
    related.object.name,
    { filter, sort: related.object.list.sort },
    { limit: rowsShown },
  );
  const seen = seenFields(related.object, session);
  const columns = related.object.list.columns.flatMap((key): TableColumn[] => {
    const field = seen[key];
    return field === undefined || key === related.by ? [] : [{ key, field }];
  });
  if (list.isPending) return <TableSkeleton columns={columns.length} />;
  if (list.isError) return <ErrorNotice error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.pages[0]?.rows ?? [];
  const all = addressOf(`/${related.object.plural}`, { filter: JSON.stringify(filter) });
  const shared = {
    object: related.object,
    columns,
    rows,
    addressOf: (row: RecordJson) => `/${related.object.plural}/${row.id}`,
  };
  return (
    <>
      {rows.length === 0 ? (
        <p className="related-foot tertiary">
          {t("list.empty_of", { object: say(severalOf(related.object)) })}
        </p>
      ) : narrow ? (
        <RecordCards {...shared} />
      ) : (
        <RecordTable {...shared} label={say(related.label)} />
      )}
      <div className="related-foot">
        {rows.length === 0 ? <span /> : <Link to={all}>{t("record.show_all")}</Link>}
        {related.creates && record.deleted_at === null ? (
          <Button size="small" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
            {t("list.create", { object: say(oneOf(related.object)) })}
          </Button>
        ) : null}
      </div>
      {creating ? (
        <Suspense fallback={null}>
          <RecordForm
            object={related.object}
            given={{ [related.by]: { id: record.id, title: titleOf(object, record) } }}
            onClose={() => setCreating(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
