import { useMemo } from "react";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { useSession } from "../api/session.ts";
import { useRemembered } from "../app/remembered.ts";
import { seenFields } from "../record/field-sight.ts";
import type { TableColumn } from "../table/record-table.tsx";

/** The columns of a list: the declared ones until the person chooses others. The recycle bin says when and by whom. */
export function useColumns(
  object: ObjectDeclaration,
  deleted = false,
): {
  readonly columns: readonly TableColumn[];
  readonly keys: readonly string[];
  readonly choose: (keys: readonly string[]) => void;
  readonly reset: () => void;
} {
  const session = useSession();
  const [remembered, remember] = useRemembered(`columns.${object.name}`, "");
  return useMemo(() => {
    const seen = seenFields(object, session);
    const wanted = remembered === "" ? object.list.columns : remembered.split(",");
    const keys = wanted.filter((key) => key in seen);
    const shown = deleted ? [...keys, "deleted_at"] : keys;
    return {
      keys,
      columns: shown.flatMap((key): TableColumn[] => {
        const field = seen[key];
        return field === undefined ? [] : [{ key, field }];
      }),
      choose: (next: readonly string[]) => remember(next.join(",")),
      reset: () => remember(""),
    };
  }, [object, session, remembered, remember, deleted]);
}
