import { useInfiniteQuery } from "@tanstack/react-query";
import { type Explained, type ExplainedRow, explain } from "../api/measure.ts";
import { currentLocale } from "../language/language.ts";
import type { ExplainCell } from "./explain-address.ts";

const firstPage = 50;
const laterPages = 200;

/** The explanation of a number, with its rows page by page. */
export function useExplained(cell: ExplainCell) {
  const query = useInfiniteQuery({
    queryKey: ["explain", currentLocale(), cell],
    queryFn: ({ pageParam, signal }) =>
      pageParam === null
        ? explain({ ...cell, limit: firstPage }, signal)
        : explain({ ...cell, limit: laterPages, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Explained) => last.next,
  });
  const rows: readonly ExplainedRow[] = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return { ...query, first: query.data?.pages[0], rows };
}

/** Every row, for the file; asks page by page until there is no next. */
export async function allRows(cell: ExplainCell): Promise<readonly ExplainedRow[]> {
  const rows: ExplainedRow[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page: Explained = await explain({
      ...cell,
      limit: laterPages,
      ...(after === undefined ? {} : { after }),
    });
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}
