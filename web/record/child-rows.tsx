import type { ReactNode } from "react";
import { objectNamed } from "../../kernel/catalog.ts";
import type { Child } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { RecordTable, type TableColumn } from "../table/record-table.tsx";
import { seenFields } from "./field-sight.ts";

/** The lines of a record. Columns that no line fills are left out, and what a line only carries from its parent. */
export function ChildRows(props: { readonly child: Child; readonly rows: readonly RecordJson[] }): ReactNode {
  const { child, rows } = props;
  const { say } = useLanguage();
  const session = useSession();
  const object = objectNamed(catalog, child.object);
  const seen = seenFields(object, session);
  const inherited = new Set([...(object.parent?.inherits ?? []), child.by]);
  const keys = [...object.list.columns, ...object.sections.flatMap(({ fields }) => fields)];
  const columns = [...new Set(keys)].flatMap((key): TableColumn[] => {
    const field = seen[key];
    const isFilled = rows.some((row) => (row[key] ?? null) !== null);
    return field === undefined || inherited.has(key) || !isFilled ? [] : [{ key, field }];
  });
  return (
    <section className="record-panel panel" aria-label={say(child.label)}>
      <div className="panel-head">
        <h2>
          {say(child.label)} <span className="tertiary number">{rows.length}</span>
        </h2>
      </div>
      <RecordTable object={object} columns={columns} rows={rows} label={say(child.label)} />
    </section>
  );
}
