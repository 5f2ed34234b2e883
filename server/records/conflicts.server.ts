import { sql } from "kysely";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { Draft } from "../../kernel/draft.ts";
import type { Json } from "../../kernel/kinds/index.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { loggedRow } from "./children.server.ts";
import type { LoggedChange } from "./log.server.ts";
import { fieldsFor } from "./record-json.ts";
import { valueJson } from "./store-changes.server.ts";

type Base = { readonly read: number; readonly stored: number };
type Conflict = { readonly base: Json; readonly current: Json; readonly mine: Json };

/** A version that the record never had cannot have been read: nothing can be told of what changed since. */
export function refuseOtherVersion(object: ObjectDeclaration, stored: number): Refusal {
  return new Refusal("record.conflict", {
    object: object.label,
    fields: "—",
    version: stored,
    conflicts: {},
  });
}

/**
 * Different fields merge; the same field asks, and so do lists of children. What was changed since the version that
 * the caller read is in the history.
 * @throws Refusal record.conflict
 */
export async function refuseConflicts(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  draft: Draft,
  base: Base,
  given: { readonly fields: readonly string[]; readonly children: readonly string[] },
): Promise<void> {
  if (base.read > base.stored) throw refuseOtherVersion(object, base.stored);
  if (base.read === base.stored) return;
  const logs = await tx.rows<{ changes: Record<string, LoggedChange> }>(
    sql`select changes from ${sql.table(`${object.plural}_log`)} where workspace_id = ${tx.actor.workspace.id}::uuid and record_id = ${draft.id}::uuid and version > ${base.read} order by version`,
  );
  const since = new Map<string, LoggedChange>();
  for (const { changes } of logs)
    for (const [key, change] of Object.entries(changes))
      since.set(key, { from: since.get(key)?.from ?? change.from, to: change.to });
  const visible = fieldsFor(object, tx);
  const conflicts: Record<string, Conflict> = {};
  for (const [key, { from, to }] of since) {
    const mine = given.children.includes(key)
      ? childrenJson(tx, catalog, object, draft, key)
      : given.fields.includes(key) && key in visible && draft.values[key] !== draft.before?.[key]
        ? valueJson(tx, object, draft.values, key)
        : undefined;
    if (mine !== undefined && JSON.stringify(mine) !== JSON.stringify(to))
      conflicts[key] = { base: from, current: to, mine };
  }
  const keys = Object.keys(conflicts);
  if (keys.length === 0) return;
  const labels = { ...allFields(object), ...object.children };
  throw new Refusal("record.conflict", {
    object: object.label,
    fields: keys.map((key) => labels[key]?.label[tx.actor.locale] ?? key).join("、"),
    version: base.stored,
    conflicts,
  });
}

function childrenJson(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  draft: Draft,
  key: string,
): Json {
  const childObject = objectNamed(catalog, object.children?.[key]?.object ?? "");
  return (draft.children[key] ?? []).map((child, index) =>
    loggedRow(childObject, { ...child.values, line_number: index + 1 }, tx),
  );
}
