import type { RecordJson } from "./json.ts";
import { type ListQuery, records } from "./records.ts";

const pageMax = 200;
/** A settings page shows all of a kind; a company with more of it than this needs the list instead. */
const recordsMax = 4000;

/** Every record of a (small) kind, page after page. */
export async function readAllRecords(
  object: string,
  query: ListQuery = {},
  signal?: AbortSignal,
): Promise<RecordJson[]> {
  const rows: RecordJson[] = [];
  let after: string | null = null;
  do {
    const page = await records(object).list(
      { ...query, limit: pageMax, ...(after === null ? {} : { after }) },
      signal,
    );
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null && rows.length < recordsMax);
  return rows;
}
