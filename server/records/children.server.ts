import { sql } from "kysely";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { ChildDraft, Draft, DraftValues } from "../../kernel/draft.ts";
import { type Json, kindOf } from "../../kernel/kinds/index.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import type { LoggedChange } from "./log.server.ts";
import { currencyOf } from "./record-json.ts";
import type { ResolvedInput } from "./resolve-links.server.ts";
import { childRows, insertRows, updateRow, valuesOfRow, withDefaults } from "./write.server.ts";

/** The children of a record as they are to be: the given list, or the stored rows where none was given. */
export async function storedChildren(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  id: string,
  given: ResolvedInput["children"],
): Promise<Record<string, ChildDraft[]>> {
  const result: Record<string, ChildDraft[]> = {};
  for (const [key, child] of Object.entries(object.children ?? {})) {
    const childObject = objectNamed(catalog, child.object);
    const stored = await readStored(tx, childObject, child.by, id);
    const list = given[key];
    result[key] =
      list === undefined
        ? [...stored].map(([rowId, values]) => ({ id: rowId, values: { ...values }, before: values }))
        : list.map((row) => mergeGiven(childObject, row, stored));
  }
  return result;
}

function mergeGiven(
  childObject: ObjectDeclaration,
  row: { readonly id: string | null; readonly values: DraftValues },
  stored: ReadonlyMap<string, DraftValues>,
): ChildDraft {
  if (row.id === null) return { id: null, values: withDefaults(childObject, row.values), before: null };
  const before = stored.get(row.id);
  if (before === undefined) throw new Refusal("record.not_found", { object: childObject.label, id: row.id });
  return { id: row.id, values: { ...before, ...row.values }, before };
}

async function readStored(
  tx: Transaction,
  childObject: ObjectDeclaration,
  by: string,
  id: string,
): Promise<Map<string, DraftValues>> {
  const order = "line_number" in childObject.fields ? sql`line_number` : sql`id`;
  const rows = await tx.rows(
    sql`select * from ${sql.table(childObject.plural)} where workspace_id = ${tx.actor.workspace.id}::uuid and ${sql.id(`${by}_id`)} = ${id}::uuid and deleted_at is null order by ${order}`,
  );
  return new Map(rows.map((row) => [String(row.id), valuesOfRow(childObject, row)]));
}

/**
 * Bring the stored children to the draft's: new rows in, changed rows changed, missing rows out. What a child carries
 * of its parent follows the parent. Returns what the parent's history says of it.
 */
export async function writeChildren(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  draft: Draft,
): Promise<Record<string, LoggedChange>> {
  const changes: Record<string, LoggedChange> = {};
  for (const [key, child] of Object.entries(object.children ?? {})) {
    const childObject = objectNamed(catalog, child.object);
    const stored = await readStored(tx, childObject, child.by, draft.id);
    const drafts = draft.children[key] ?? [];
    const rows = childRows(childObject, draft, drafts);
    const kept = new Set(rows.map((row) => row.id));
    const gone = [...stored.keys()].filter((id) => !kept.has(id));
    if (gone.length > 0)
      await tx.rows(
        sql`update ${sql.table(childObject.plural)} set deleted_at = ${tx.now}::timestamptz, line_number = null where workspace_id = ${tx.actor.workspace.id}::uuid and id = any(${gone}::uuid[])`,
      );
    for (const row of rows) {
      const before = stored.get(row.id);
      if (before === undefined) continue;
      const differing = Object.entries(row.values).filter(
        ([field, value]) => (value ?? null) !== (before[field] ?? null),
      );
      if (differing.length > 0) await updateRow(tx, childObject, row.id, Object.fromEntries(differing));
    }
    await insertRows(
      tx,
      childObject,
      rows.filter((row) => !stored.has(row.id)),
    );
    const from = [...stored.values()].map((values) => loggedRow(childObject, values, tx));
    const to = rows.map((row) => loggedRow(childObject, row.values, tx));
    if (draft.childrenGiven && JSON.stringify(from) !== JSON.stringify(to)) changes[key] = { from, to };
  }
  return changes;
}

/** A child in its parent's history: what people typed, without what some roles may not see. */
function loggedRow(childObject: ObjectDeclaration, values: Readonly<DraftValues>, tx: Transaction): Json {
  const inherited = new Set(childObject.parent?.inherits ?? []);
  return Object.fromEntries(
    Object.entries(allFields(childObject))
      .filter(
        ([key, field]) =>
          key in childObject.fields &&
          !inherited.has(key) &&
          field.hiddenFrom === undefined &&
          key !== childObject.parent?.by,
      )
      .flatMap(([key, field]) => {
        const value = values[key] ?? null;
        return value === null
          ? []
          : [[key, kindOf(field).toJson(value, { currency: currencyOf(values, field, tx) })]];
      }),
  );
}
