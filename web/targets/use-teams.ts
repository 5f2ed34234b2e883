import { useQuery } from "@tanstack/react-query";
import type { RecordJson } from "../api/json.ts";
import { isReferenceJson } from "../api/json.ts";
import { type ListQuery, records } from "../api/records.ts";
import type { TeamNode } from "./team-tree.ts";

/** Every record that passes, page by page; for objects of which a company has few. */
export async function everyRecord(
  object: string,
  query: ListQuery,
  signal?: AbortSignal,
): Promise<RecordJson[]> {
  const rows: RecordJson[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await records(object).list({ ...query, limit: 200, after }, signal);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

/** The teams of the company with their places in the tree. */
export function useTeams() {
  return useQuery({
    queryKey: ["teams"],
    queryFn: async ({ signal }): Promise<TeamNode[]> =>
      (await everyRecord("team", { sort: "name" }, signal)).map((team) => ({
        id: team.id,
        title: String(team.name ?? ""),
        parent: isReferenceJson(team.parent) ? team.parent.id : null,
      })),
    staleTime: 300_000,
  });
}
