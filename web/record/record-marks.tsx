import type { ReactNode } from "react";
import { type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { RecordJson } from "../api/json.ts";

type RecordProps = { readonly object: ObjectDeclaration; readonly record: RecordJson };

/** The coloured words of a record (state, level) beside its name. */
export function RecordMarks({ object, record }: RecordProps): ReactNode {
  const marks = object.list.columns.filter((key) => {
    const field = object.fields[key];
    return field !== undefined && viewOf(field).marks(field) && (record[key] ?? null) !== null;
  });
  if (marks.length === 0) return null;
  return (
    <span className="record-marks">
      {marks.map((key) => {
        const field = object.fields[key];
        if (field === undefined) return null;
        const View = viewOf(field).Cell;
        return <View key={key} field={field} value={record[key] as ValueJson} place="list" />;
      })}
    </span>
  );
}
