import { sql } from "kysely";
import type { Transaction } from "../../kernel/transaction.ts";

/** Finds the team of a person on a day; null where he was in none. */
export type TeamOn = (user: string, day: string) => string | null;

/** The dated memberships of some people, asked for once. The latest start wins where two overlap. */
export async function teamsOf(tx: Transaction, users: readonly string[]): Promise<TeamOn> {
  const ids = [...new Set(users)];
  if (ids.length === 0) return () => null;
  const rows = await tx.rows<{ user_id: string; team_id: string; starts_on: string; ends_on: string | null }>(
    sql`select user_id, team_id, starts_on, ends_on from memberships where workspace_id = ${tx.actor.workspace.id}::uuid and user_id = any(${ids}::uuid[]) and deleted_at is null order by starts_on desc, id desc`,
  );
  const byUser = Map.groupBy(rows, (row) => row.user_id);
  return (user, day) =>
    byUser.get(user)?.find((row) => row.starts_on <= day && (row.ends_on === null || row.ends_on > day))
      ?.team_id ?? null;
}
