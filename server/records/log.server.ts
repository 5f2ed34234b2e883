import { sql } from "kysely";
import type { Json } from "../../kernel/kinds/index.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { Transaction } from "../../kernel/transaction.ts";

export type LogAction = "create" | "update" | "delete" | "restore";
export type LoggedChange = { readonly from: Json; readonly to: Json };
export type LogEntry = {
  readonly id: string;
  readonly version: number;
  readonly action: LogAction;
  readonly changes: Readonly<Record<string, LoggedChange>>;
};

/** Who changed what, when, by which way; in the transaction of the change itself. */
export async function writeLog(
  tx: Transaction,
  object: ObjectDeclaration,
  entries: readonly LogEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.rows(
    sql`insert into ${sql.table(`${object.plural}_log`)} (workspace_id, record_id, version, at, actor_id, key_id, via, action, changes)
      select ${tx.actor.workspace.id}::uuid, u.id, u.version, ${tx.now}::timestamptz, ${tx.actor.userId}::uuid, ${tx.actor.keyId}::uuid, ${tx.actor.via}, u.action, u.changes
      from unnest(${entries.map((entry) => entry.id)}::uuid[], ${entries.map((entry) => entry.version)}::int[], ${entries.map((entry) => entry.action)}::text[], ${entries.map((entry) => JSON.stringify(entry.changes))}::jsonb[]) as u(id, version, action, changes)`,
  );
}
