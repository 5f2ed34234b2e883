import { objectNamed } from "../../kernel/catalog.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { catalog } from "../../modules/catalog.ts";
import { addressOf, request } from "./client.ts";
import type { ObjectName, RecordOf } from "./declared-records.ts";
import type { ReferenceJson, ValueJson } from "./json.ts";

export type ListQuery = {
  readonly filter?: PredicateInput | undefined;
  /** "-ordered_on,number" */
  readonly sort?: string | undefined;
  readonly q?: string | undefined;
  readonly deleted?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
};

export type ListPage<R> = { readonly rows: readonly R[]; readonly next: string | null };
export type GroupRow = {
  readonly value: ValueJson;
  readonly count: number;
  readonly sums: Readonly<Record<string, ValueJson>>;
};
export type HistoryEntry = {
  readonly version: number;
  readonly at: string;
  readonly by: ReferenceJson | null;
  readonly via: "page" | "api" | "import" | "command" | "demo";
  readonly action: "create" | "update" | "delete" | "restore";
  readonly changes: Readonly<Record<string, { readonly from: ValueJson; readonly to: ValueJson }>>;
};
export type ConflictValues = Readonly<
  Record<string, { readonly base: ValueJson; readonly current: ValueJson; readonly mine: ValueJson }>
>;
/** What a person typed, in any spelling that the field's kind accepts. */
export type RecordInput = Readonly<Record<string, unknown>>;

const narrowing = ({ filter, q, deleted }: ListQuery) => ({
  filter: filter === undefined ? undefined : JSON.stringify(filter),
  q,
  deleted: deleted === true ? "only" : undefined,
});

/**
 * The records of one object in the API.
 * @example await records("account").list({ filter: { field: "level", op: "eq", value: "vip" }, sort: "name" })
 */
export function records<N extends ObjectName | (string & {})>(name: N) {
  type R = RecordOf<N>;
  const path = `/api/${objectNamed(catalog, name).plural}`;
  return {
    list: (query: ListQuery = {}, signal?: AbortSignal) =>
      request<ListPage<R>>("GET", path, {
        signal,
        query: { ...narrowing(query), sort: query.sort, limit: query.limit, after: query.after },
      }),
    count: (query: ListQuery = {}, signal?: AbortSignal) =>
      request<{ readonly count: number }>("GET", `${path}/count`, { signal, query: narrowing(query) }),
    group: (
      query: ListQuery & { readonly by: string; readonly sums?: readonly string[] },
      signal?: AbortSignal,
    ) =>
      request<{ readonly groups: readonly GroupRow[] }>("GET", `${path}/group`, {
        signal,
        query: { ...narrowing(query), by: query.by, sums: query.sums?.join(",") },
      }),
    /** The address of a file with the current view. */
    exportAddress: (
      query: ListQuery & {
        readonly format: "xlsx" | "csv";
        readonly columns: readonly string[];
        readonly locale: string;
      },
    ) =>
      addressOf(`${path}/export`, {
        ...narrowing(query),
        sort: query.sort,
        format: query.format,
        columns: query.columns.join(","),
        locale: query.locale,
      }),
    get: (id: string, signal?: AbortSignal) => request<R>("GET", `${path}/${id}`, { signal }),
    create: (input: RecordInput) => request<R>("POST", path, { body: input }),
    update: (id: string, version: number, input: RecordInput) =>
      request<R>("PATCH", `${path}/${id}`, { body: { ...input, version } }),
    remove: (id: string, version: number) =>
      request<{ readonly id: string }>("DELETE", `${path}/${id}`, { query: { version } }),
    restore: (id: string) => request<R>("POST", `${path}/${id}/restore`),
    history: (id: string, signal?: AbortSignal) =>
      request<{ readonly entries: readonly HistoryEntry[] }>("GET", `${path}/${id}/history`, { signal }),
  };
}
