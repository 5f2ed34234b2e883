import { sql } from "kysely";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import { isUuid } from "../../kernel/kinds/index.ts";
import type { Transaction } from "../../kernel/transaction.ts";

/** The external ids among inputs of links: `{ external_id: "290" }` or a text that is no id of ours. */
export function externalIdsIn(values: readonly unknown[]): string[] {
  return values.flatMap((value) => {
    if (typeof value === "object" && value !== null && "external_id" in value)
      return [String(value.external_id)];
    return (typeof value === "string" || typeof value === "number") && !isUuid(value) ? [String(value)] : [];
  });
}

/** External id → id among the live records that the actor may see. */
export async function idsOfExternal(
  tx: Transaction,
  catalog: Catalog,
  objectName: string,
  externals: readonly string[],
): Promise<Map<string, string>> {
  if (externals.length === 0) return new Map();
  const object = objectNamed(catalog, objectName);
  const rows = await tx.rows<{ id: string; external_id: string }>(
    sql`select id, external_id from ${sql.table(object.plural)} where workspace_id = ${tx.actor.workspace.id}::uuid and external_id = any(${externals}::text[]) and deleted_at is null`,
  );
  return new Map(rows.map((row) => [row.external_id, row.id]));
}

/** Which of the ids are live records that the actor may see. */
export async function visibleIds(
  tx: Transaction,
  catalog: Catalog,
  objectName: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const object = objectNamed(catalog, objectName);
  const rows = await tx.rows<{ id: string }>(
    sql`select id from ${sql.table(object.plural)} where workspace_id = ${tx.actor.workspace.id}::uuid and id = any(${ids}::uuid[]) and deleted_at is null`,
  );
  return new Set(rows.map((row) => row.id));
}
