import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "react-router";
import { isReferenceJson, type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { RecordJson } from "../api/json.ts";
import { useLanguage } from "../language/language.ts";
import { titleOf } from "../record/record-title.ts";
import type { TableColumn } from "../table/record-table.tsx";
import "./record-cards.css";

type RecordCardsProps = {
  readonly object: ObjectDeclaration;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly RecordJson[];
  readonly addressOf: (record: RecordJson) => string | null;
  /** The field whose value heads the card, where the record's own name says little (a line number). */
  readonly headline?: string | undefined;
  readonly hasMore?: boolean;
  readonly onNearEnd?: () => void;
  readonly rowAction?: (record: RecordJson) => ReactNode;
};

/** The rows of a list on a phone: one card a record, its name on top, what has a value below. */
export function RecordCards({ rows, hasMore = false, onNearEnd, ...card }: RecordCardsProps): ReactNode {
  const { t } = useLanguage();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = end.current;
    if (target === null || onNearEnd === undefined) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) onNearEnd();
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [onNearEnd]);
  return (
    <>
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.id} className="card panel">
            <CardOf {...card} row={row} />
          </li>
        ))}
      </ul>
      {onNearEnd === undefined ? null : (
        <div ref={end} className="list-more" role="status">
          {hasMore ? t("list.loading_more") : null}
        </div>
      )}
    </>
  );
}

type CardProps = Omit<RecordCardsProps, "rows" | "hasMore" | "onNearEnd"> & { readonly row: RecordJson };

function CardOf({ object, columns, row, headline, addressOf, rowAction }: CardProps): ReactNode {
  const { say } = useLanguage();
  const address = addressOf(row);
  const named = headline === undefined ? undefined : row[headline];
  const title = isReferenceJson(named) && named.title !== null ? named.title : titleOf(object, row);
  const marks = columns.filter(({ key, field }) => viewOf(field).marks(field) && row[key] !== null);
  const facts = columns.filter(
    (column) =>
      column.key !== (headline ?? object.title) && !marks.includes(column) && row[column.key] != null,
  );
  return (
    <>
      <div className="card-head">
        {address === null ? (
          <strong>{title}</strong>
        ) : (
          <Link className="card-link" to={address}>
            {title}
          </Link>
        )}
        <span className="card-marks">
          {marks.map(({ key, field }) => {
            const View = viewOf(field).Cell;
            return <View key={key} field={field} value={row[key] as ValueJson} place="list" />;
          })}
        </span>
      </div>
      <dl className="card-facts">
        {facts.map(({ key, field }) => {
          const View = viewOf(field).Cell;
          return (
            <div key={key}>
              <dt>{say(field.label)}</dt>
              <dd>
                <View field={field} value={row[key] as ValueJson} place="list" />
              </dd>
            </div>
          );
        })}
      </dl>
      {rowAction === undefined ? null : <div className="card-action">{rowAction(row)}</div>}
    </>
  );
}
