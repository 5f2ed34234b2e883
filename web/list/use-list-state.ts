import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import type { ListQuery } from "../api/records.ts";
import { readFilter } from "./filter-model.ts";

/** What a list shows, all of it in the address: a link shows the same list to whoever may see it. */
export type ListState = {
  readonly filter: PredicateInput | undefined;
  readonly sort: string;
  readonly q: string;
  readonly deleted: boolean;
  readonly group: string | null;
  /** The address holds a filter that cannot be read. */
  readonly broken: boolean;
  readonly query: ListQuery;
  readonly set: (change: Partial<ListChange>, options?: { readonly replace?: boolean }) => void;
};

type ListChange = {
  readonly filter: PredicateInput | undefined;
  readonly sort: string;
  readonly q: string;
  readonly deleted: boolean;
  readonly group: string | null;
};

const texts: {
  readonly [K in keyof ListChange]: (value: ListChange[K], object: ObjectDeclaration) => string;
} = {
  filter: (value) => (value === undefined ? "" : JSON.stringify(value)),
  sort: (value, object) => (value === object.list.sort ? "" : value),
  q: (value) => value,
  deleted: (value) => (value ? "only" : ""),
  group: (value) => value ?? "",
};

export function useListState(object: ObjectDeclaration): ListState {
  const [parameters, setParameters] = useSearchParams();
  return useMemo(() => {
    const read = readFilter(parameters.get("filter"));
    const filter = read ?? undefined;
    const sort = parameters.get("sort") ?? object.list.sort;
    const q = parameters.get("q") ?? "";
    const deleted = parameters.get("deleted") === "only";
    const set: ListState["set"] = (change, options = {}) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const name of Object.keys(change) as (keyof ListChange)[]) {
            const text = textOfChange(name, change, object);
            if (text === "") next.delete(name);
            else next.set(name, text);
          }
          return next;
        },
        { replace: options.replace ?? false },
      );
    };
    return {
      filter,
      sort,
      q,
      deleted,
      group: parameters.get("group"),
      broken: read === null,
      query: { filter, sort, q: q === "" ? undefined : q, deleted },
      set,
    };
  }, [parameters, setParameters, object]);
}

function textOfChange<K extends keyof ListChange>(
  name: K,
  change: Partial<ListChange>,
  object: ObjectDeclaration,
): string {
  return texts[name](change[name] as ListChange[K], object);
}
