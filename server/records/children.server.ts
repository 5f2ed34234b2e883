import { sql } from "kysely";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { ChildDraft, Draft, DraftValues } from "../../kernel/draft.ts";
import { type Json, kindOf } from "../../kernel/kinds/index.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import type { LoggedChange } from "./log.server.ts";
import { type ResolvedInput, withDefaults } from "./new-draft.ts";
import { currencyOf } from "./record-json.ts";
import { childRows, insertRows, type NewRow, updateRows, valuesOfRow } from "./write.server.ts";

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
    const stored = (await storedChildRows(tx, childObject, child.by, [id])).get(id) ?? new Map();
    const list = given[key];
    refuseTwice(childObject, list ?? []);
    result[key] =
      list === undefined
        ? [...stored].map(([rowId, values]) => ({ id: rowId, values: { ...values }, before: values }))
        : list.map((row) => mergeGiven(childObject, row, stored));
  }
  return result;
}

/** A stored row given twice would be summed twice and kept once. */
function refuseTwice(childObject: ObjectDeclaration, list: readonly { readonly id: string | null }[]): void {
  const ids = list.map((row) => row.id);
  const twice = ids.findIndex((id, index) => id !== null && ids.indexOf(id) !== index);
  if (twice === -1) return;
  throw new Refusal("input.invalid", {}, [
    {
      field: "id",
      label: childObject.label,
      value: ids[twice],
      expected: { zh: "每行只出现一次", en: "each row once" },
      row: twice + 1,
    },
  ]);
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

export type StoredChildren = ReadonlyMap<string, DraftValues>;

/** The live children of records, in order: record → child's id → its values. */
export async function storedChildRows(
  tx: Transaction,
  childObject: ObjectDeclaration,
  by: string,
  ids: readonly string[],
): Promise<Map<string, StoredChildren>> {
  const order = "line_number" in childObject.fields ? sql`line_number, id` : sql`id`;
  const rows = await tx.rows(
    sql`select * from ${sql.table(childObject.plural)} where workspace_id = ${tx.actor.workspace.id}::uuid and ${sql.id(`${by}_id`)} = any(${ids}::uuid[]) and deleted_at is null order by ${order}`,
  );
  const result = new Map<string, Map<string, DraftValues>>();
  for (const row of rows) {
    const parent = String(row[`${by}_id`]);
    const children = result.get(parent) ?? new Map<string, DraftValues>();
    result.set(parent, children.set(String(row.id), valuesOfRow(childObject, row)));
  }
  return result;
}

const differing = (values: Readonly<DraftValues>, before: Readonly<DraftValues>): DraftValues =>
  Object.fromEntries(
    Object.entries(values).filter(([field, value]) => (value ?? null) !== (before[field] ?? null)),
  );

/**
 * Bring the stored children of records to their drafts: new rows in, changed rows changed, missing rows out. What a
 * child carries of its parent follows the parent. Returns what each parent's history says of it, by the parent's id.
 */
export async function writeChildren(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  drafts: readonly Draft[],
): Promise<Map<string, Record<string, LoggedChange>>> {
  const changes = new Map<string, Record<string, LoggedChange>>();
  for (const [key, child] of Object.entries(object.children ?? {})) {
    const childObject = objectNamed(catalog, child.object);
    const storedOf = await storedChildRows(
      tx,
      childObject,
      child.by,
      drafts.map((draft) => draft.id),
    );
    const gone: string[] = [];
    const kept: NewRow[] = [];
    const fresh: NewRow[] = [];
    for (const draft of drafts) {
      const stored = storedOf.get(draft.id) ?? new Map<string, DraftValues>();
      const rows = childRows(childObject, draft, draft.children[key] ?? []);
      const wanted = new Set(rows.map((row) => row.id));
      gone.push(...[...stored.keys()].filter((id) => !wanted.has(id)));
      for (const row of rows) {
        const before = stored.get(row.id);
        if (before === undefined) fresh.push(row);
        else kept.push({ id: row.id, values: differing(row.values, before) });
      }
      const from = [...stored.values()].map((values) => loggedRow(childObject, values, tx));
      const to = rows.map((row) => loggedRow(childObject, row.values, tx));
      if (draft.childrenGiven && JSON.stringify(from) !== JSON.stringify(to))
        changes.set(draft.id, { ...changes.get(draft.id), [key]: { from, to } });
    }
    const altered = kept.filter((row) => Object.keys(row.values).length > 0);
    await removeChildren(tx, childObject, gone);
    await freeLineNumbers(tx, childObject, altered);
    await updateRows(tx, childObject, altered);
    await insertRows(tx, childObject, fresh);
  }
  return changes;
}

async function removeChildren(
  tx: Transaction,
  childObject: ObjectDeclaration,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const unnumbered = "line_number" in childObject.fields ? sql`, line_number = null` : sql``;
  await tx.rows(
    sql`update ${sql.table(childObject.plural)} set deleted_at = ${tx.now}::timestamptz${unnumbered} where workspace_id = ${tx.actor.workspace.id}::uuid and id = any(${ids}::uuid[])`,
  );
}

/** Lines that change places would meet each other on the way: they wait under numbers that no line has. */
async function freeLineNumbers(
  tx: Transaction,
  childObject: ObjectDeclaration,
  rows: readonly NewRow[],
): Promise<void> {
  const moved = rows.filter((row) => "line_number" in row.values).map((row) => row.id);
  if (moved.length === 0) return;
  await tx.rows(
    sql`update ${sql.table(childObject.plural)} set line_number = -line_number where workspace_id = ${tx.actor.workspace.id}::uuid and id = any(${moved}::uuid[])`,
  );
}

/** A child in its parent's history: what people typed, without what some roles may not see. */
export function loggedRow(
  childObject: ObjectDeclaration,
  values: Readonly<DraftValues>,
  tx: Transaction,
): Json {
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
