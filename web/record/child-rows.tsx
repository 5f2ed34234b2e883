import type { ReactNode } from "react";
import { objectNamed } from "../../kernel/catalog.ts";
import type { Child } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { useNarrow } from "../app/narrow.ts";
import { useLanguage } from "../language/language.ts";
import { RecordCards } from "../list/record-cards.tsx";
import { RecordTable, type TableColumn } from "../table/record-table.tsx";
import { seenFields } from "./field-sight.ts";

/**
 * The lines of a record. The columns of its list and what people gave; columns that no line fills are left out, and
 * what a line only carries from its parent.
 */
export function ChildRows(props: { readonly child: Child; readonly rows: readonly RecordJson[] }): ReactNode {
  const { child, rows } = props;
  const { say } = useLanguage();
  const session = useSession();
  const narrow = useNarrow();
  const object = objectNamed(catalog, child.object);
  const seen = seenFields(object, session);
  const inherited = new Set([...(object.parent?.inherits ?? []), child.by]);
  const given = object.sections.flatMap(({ fields }) =>
    fields.filter((key) => object.fields[key]?.readOnly !== true),
  );
  const keys = [...object.list.columns, ...given];
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
      {narrow ? (
        <RecordCards
          object={object}
          columns={columns}
          rows={rows}
          headline={columns.find(({ field }) => field.kind === "ref")?.key}
          addressOf={() => null}
        />
      ) : (
        <RecordTable object={object} columns={columns} rows={rows} label={say(child.label)} />
      )}
    </section>
  );
}
