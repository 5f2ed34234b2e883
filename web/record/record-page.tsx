import { lazy, type ReactNode, Suspense, useState } from "react";
import { Link, useLocation } from "react-router";
import { objectAtPath } from "../../kernel/catalog.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import { RefusalError } from "../api/errors.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { useRecord } from "../api/use-records.ts";
import { useNarrow } from "../app/narrow.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { PageMissing } from "../app/page-missing.tsx";
import { useLanguage } from "../language/language.ts";
import { ChildRows } from "./child-rows.tsx";
import { History } from "./history.tsx";
import { KeyFacts } from "./key-facts.tsx";
import { manyOf } from "./object-words.ts";
import { RecordActions } from "./record-actions.tsx";
import { RecordExtensions } from "./record-extensions.tsx";
import { RecordMarks } from "./record-marks.tsx";
import { RecordSections } from "./record-sections.tsx";
import { RecordSkeleton } from "./record-skeleton.tsx";
import { titleOf } from "./record-title.ts";
import { RelatedLists } from "./related-lists.tsx";
import "./record-page.css";

const RecordForm = lazy(() => import("../form/record-form.tsx"));

/** The page of one record of whichever object the address names. */
export default function RecordPage(): ReactNode {
  const session = useSession();
  const [, path = "", id = ""] = useLocation().pathname.split("/");
  const object = objectAtPath(catalog, path);
  if (object === undefined || session.rights[object.name]?.read === undefined) return <PageMissing />;
  return <RecordOf key={`${object.name} ${id}`} object={object} id={id} />;
}

function RecordOf({ object, id }: { readonly object: ObjectDeclaration; readonly id: string }): ReactNode {
  const { say, t } = useLanguage();
  const record = useRecord(object.name, id);
  if (record.isPending) return <RecordSkeleton title={say(object.label)} />;
  if (record.isError) {
    const missing = record.error instanceof RefusalError && record.error.status === 404;
    const back = <Link to={`/${object.plural}`}>{t("list.back_to_list")}</Link>;
    return (
      <Page title={say(object.label)}>
        <div className="panel">
          {missing ? (
            <Notice title={record.error.message} action={back} />
          ) : (
            <ErrorNotice error={record.error} retry={() => void record.refetch()} />
          )}
        </div>
      </Page>
    );
  }
  return <Loaded object={object} record={record.data} />;
}

type LoadedProps = { readonly object: ObjectDeclaration; readonly record: RecordJson };

function Loaded({ object, record }: LoadedProps): ReactNode {
  const { say } = useLanguage();
  const narrow = useNarrow();
  const [editing, setEditing] = useState(false);
  const history = <History object={object} record={record} />;
  return (
    <Page
      title={titleOf(object, record)}
      aside={<RecordMarks object={object} record={record} />}
      subtitle={<Link to={`/${object.plural}`}>{say(manyOf(object))}</Link>}
      actions={<RecordActions object={object} record={record} onEdit={() => setEditing(true)} />}
    >
      <KeyFacts object={object} record={record} />
      <RecordExtensions object={object} record={record} place="head" />
      {Object.entries(object.children ?? {}).map(([key, child]) => (
        <ChildRows key={key} child={child} rows={(record[key] ?? []) as readonly RecordJson[]} />
      ))}
      <div className="record-columns">
        <div className="record-main">
          <RecordSections object={object} record={record} />
          <RecordExtensions object={object} record={record} place="panel" />
          <RelatedLists object={object} record={record} />
          {narrow ? history : null}
        </div>
        {narrow ? null : <aside className="record-side">{history}</aside>}
      </div>
      {editing ? (
        <Suspense fallback={null}>
          <RecordForm object={object} record={record} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </Page>
  );
}
