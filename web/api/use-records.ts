import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo } from "react";
import type { RecordJson } from "./json.ts";
import { type ListPage, type ListQuery, type RecordInput, records } from "./records.ts";

export const pageSize = 100;

const keyOf = (object: string, ...rest: readonly unknown[]) => ["records", object, ...rest];

/** A list that grows as one scrolls. */
export function useRecordList(object: string, query: ListQuery, options: { readonly limit?: number } = {}) {
  return useInfiniteQuery({
    queryKey: keyOf(object, "list", query, options.limit ?? pageSize),
    queryFn: ({ pageParam, signal }) =>
      records(object).list(
        { ...query, limit: options.limit ?? pageSize, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export const useRecordCount = (object: string, query: ListQuery) =>
  useQuery({
    queryKey: keyOf(object, "count", { filter: query.filter, q: query.q, deleted: query.deleted }),
    queryFn: ({ signal }) => records(object).count(query, signal),
    placeholderData: keepPreviousData,
  });

export const useRecordGroups = (object: string, query: ListQuery, by: string, sums: readonly string[]) =>
  useQuery({
    queryKey: keyOf(object, "group", query, by, sums),
    queryFn: ({ signal }) => records(object).group({ ...query, by, sums }, signal),
  });

export const useRecord = (object: string, id: string) =>
  useQuery({
    queryKey: keyOf(object, "one", id),
    queryFn: ({ signal }) => records(object).get(id, signal),
    staleTime: 5_000,
  });

export const useRecordHistory = (object: string, id: string) =>
  useQuery({
    queryKey: keyOf(object, "history", id),
    queryFn: ({ signal }) => records(object).history(id, signal),
    staleTime: 0,
  });

/** The newest state of a record, asked now: for a conflict, where the copy at hand is known to be old. */
export const readAnew = (client: QueryClient, object: string, id: string): Promise<RecordJson> =>
  client.fetchQuery({
    queryKey: keyOf(object, "one", id),
    queryFn: () => records(object).get(id),
    staleTime: 0,
  });

type ListData = InfiniteData<ListPage<RecordJson>, string | null>;

/** The changed record in every list at hand, without moving it: a row that jumps away while one types is lost. */
function replaceInLists(client: QueryClient, object: string, record: RecordJson): void {
  client.setQueriesData<ListData>({ queryKey: keyOf(object, "list") }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            rows: page.rows.map((row) => (row.id === record.id ? { ...row, ...record } : row)),
          })),
        },
  );
}

/** What may have changed with a record: other objects' derived values, counts, groups and every measured number. */
function forgetDerived(client: QueryClient, object: string, listsToo: boolean, deleted?: string): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [area, name, part, id] }) =>
      area === "measure" ||
      area === "explain" ||
      (area === "records" &&
        (name !== object || part !== "list" || listsToo) &&
        // A deleted record is not asked for again: it would be answered as not there.
        !(name === object && part === "one" && id === deleted)),
    refetchType: "active",
  });
}

/** Write a record; lists, counts, histories and measured numbers on the page follow. */
export function useRecordWriter(object: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const api = records(object);
    const changed = (record: RecordJson, listsToo: boolean): RecordJson => {
      client.setQueryData(keyOf(object, "one", record.id), record);
      replaceInLists(client, object, record);
      forgetDerived(client, object, listsToo);
      return record;
    };
    return {
      create: async (input: RecordInput) => changed(await api.create(input), true),
      update: async (id: string, version: number, input: RecordInput) =>
        changed(await api.update(id, version, input), false),
      remove: async (id: string, version: number) => {
        await api.remove(id, version);
        // Changed, not forgotten: a page that still shows the record must learn of it, or it would go on with the old version.
        client.setQueryData<RecordJson>(keyOf(object, "one", id), (record) =>
          record === undefined
            ? record
            : { ...record, version: version + 1, deleted_at: new Date().toISOString() },
        );
        forgetDerived(client, object, true, id);
      },
      restore: async (id: string) => changed(await api.restore(id), true),
    };
  }, [client, object]);
}
