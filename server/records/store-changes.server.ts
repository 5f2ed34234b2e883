import type { Catalog } from "../../kernel/catalog.ts";
import type { Draft, DraftValues } from "../../kernel/draft.ts";
import { type Json, kindOf } from "../../kernel/kinds/index.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { writeChildren } from "./children.server.ts";
import { type LogEntry, type LoggedChange, writeLog } from "./log.server.ts";
import { currencyOf } from "./record-json.ts";
import { type NewRow, updateRows } from "./write.server.ts";

/** A stored record on its way to new values; `version` is the one it has now. The caller holds its lock. */
export type Change = { readonly draft: Draft; readonly version: number };

/** Write what differs of records and their children, and say so in their history. What is equal is not touched. */
export async function storeChanges(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  changes: readonly Change[],
): Promise<void> {
  const childChanges = await writeChildren(
    tx,
    catalog,
    object,
    changes.map(({ draft }) => draft),
  );
  const rows: NewRow[] = [];
  const entries: LogEntry[] = [];
  for (const { draft, version } of changes) {
    const keys = changedKeys(draft);
    const ofChildren = childChanges.get(draft.id);
    if (keys.length === 0 && ofChildren === undefined) continue;
    rows.push({
      id: draft.id,
      values: Object.fromEntries(keys.map((key) => [key, draft.values[key] ?? null])),
    });
    const logged = { ...fieldChanges(tx, object, draft, keys), ...ofChildren };
    entries.push({ id: draft.id, version: version + 1, action: "update", changes: logged });
  }
  await updateRows(tx, object, rows);
  await writeLog(tx, object, entries);
}

const changedKeys = ({ values, before }: Draft): string[] =>
  Object.keys(values).filter((key) => (values[key] ?? null) !== (before?.[key] ?? null));

/** A field's value in the API, as history and conflicts show it. */
export function valueJson(
  tx: Transaction,
  object: ObjectDeclaration,
  values: Readonly<DraftValues>,
  key: string,
): Json {
  const field = allFields(object)[key];
  const value = values[key] ?? null;
  return field === undefined || value === null
    ? null
    : kindOf(field).toJson(value, { currency: currencyOf(values, field, tx) });
}

function fieldChanges(
  tx: Transaction,
  object: ObjectDeclaration,
  draft: Draft,
  keys: readonly string[],
): Record<string, LoggedChange> {
  return Object.fromEntries(
    keys.map((key) => [
      key,
      { from: valueJson(tx, object, draft.before ?? {}, key), to: valueJson(tx, object, draft.values, key) },
    ]),
  );
}

/** What is given once with a record never changes afterwards. */
export function refuseFrozen(
  object: ObjectDeclaration,
  values: Readonly<DraftValues>,
  before: Readonly<DraftValues>,
): void {
  const fields = allFields(object);
  const frozen = Object.keys(values).find(
    (key) => fields[key]?.frozen === true && (before[key] ?? null) !== null && values[key] !== before[key],
  );
  if (frozen !== undefined) throw new Refusal("input.read_only", { object: object.label, field: frozen });
}
