import type { ReactNode } from "react";
import { type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { RecordJson } from "../api/json.ts";
import { useLanguage } from "../language/language.ts";

const factsMax = 6;

/** What people look for first: the columns of the object's list that have a value, without name and states. */
export function KeyFacts(props: {
  readonly object: ObjectDeclaration;
  readonly record: RecordJson;
}): ReactNode {
  const { object, record } = props;
  const { say } = useLanguage();
  const facts = object.list.columns.flatMap((key) => {
    const field = object.fields[key];
    const isFact =
      field !== undefined &&
      key !== object.title &&
      !viewOf(field).marks(field) &&
      (record[key] ?? null) !== null;
    return isFact ? [{ key, field }] : [];
  });
  if (facts.length === 0) return null;
  return (
    <dl className="key-facts panel">
      {facts.slice(0, factsMax).map(({ key, field }) => {
        const View = viewOf(field).Cell;
        return (
          <div key={key}>
            <dt>{say(field.label)}</dt>
            <dd>
              <View field={field} value={record[key] as ValueJson} place="page" />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
