import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { Draft, DraftValues } from "../../kernel/draft.ts";
import type { Json } from "../../kernel/kinds/index.ts";
import type { Action, ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { actionLabels, requireRight, scopeLabels, scopeOf } from "../../kernel/rights.ts";
import { roleLabels } from "../../kernel/role.ts";
import type { Rules, RulesByObject } from "../../kernel/rules.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { storedChildren } from "./children.server.ts";
import { refuseConflicts, refuseOtherVersion } from "./conflicts.server.ts";
import { duplicateRefusal } from "./duplicate.ts";
import { recordHistory } from "./history.server.ts";
import { writeLog } from "./log.server.ts";
import { newDraft } from "./new-draft.ts";
import { parseInput } from "./parse-input.ts";
import { fieldsFor, type RecordJson, recordColumns, recordJson } from "./record-json.ts";
import { recordQuery } from "./record-query.ts";
import { isLinkProblem, linkRefusal, resolveLinks } from "./resolve-links.server.ts";
import { refuseFrozen, storeChanges } from "./store-changes.server.ts";
import {
  childRows,
  giveNumbers,
  insertDrafts,
  requireComplete,
  updateRow,
  valuesOfRow,
} from "./write.server.ts";

/** The operations on records that every object has. One instance serves the whole process; it holds no state. */
export type Records = ReturnType<typeof recordsOf>;

export function recordsOf(catalog: Catalog, rulesByObject: RulesByObject) {
  const rulesFor = (object: ObjectDeclaration): Rules => rulesByObject[object.name] ?? {};

  async function read(
    tx: Transaction,
    object: ObjectDeclaration,
    id: string,
    deletedToo = false,
  ): Promise<RecordJson> {
    requireRight(object, "read", tx.actor.role);
    const fields = fieldsFor(object, tx);
    const live = deletedToo ? sql`` : sql` and t.deleted_at is null`;
    const [row] = await tx.rows(
      sql`select ${recordColumns(catalog, object, fields)} from ${recordQuery(catalog, object).from()} where t.workspace_id = ${tx.actor.workspace.id}::uuid and t.id = ${id}::uuid${live}`,
    );
    if (row === undefined) throw notFound(object, id);
    return { ...recordJson(row, fields, tx), ...(await childrenJson(tx, object, id, deletedToo)) };
  }

  async function childrenJson(
    tx: Transaction,
    object: ObjectDeclaration,
    id: string,
    deletedToo: boolean,
  ): Promise<Record<string, Json>> {
    const entries: [string, Json][] = [];
    for (const [key, child] of Object.entries(object.children ?? {})) {
      const childObject = objectNamed(catalog, child.object);
      const fields = fieldsFor(childObject, tx);
      const order = "line_number" in childObject.fields ? sql`t.line_number, t.id` : sql`t.id`;
      const live = deletedToo ? sql`` : sql` and t.deleted_at is null`;
      const rows = await tx.rows(
        sql`select ${recordColumns(catalog, childObject, fields)} from ${sql.table(childObject.plural)} as t where t.workspace_id = ${tx.actor.workspace.id}::uuid and ${sql.ref(`t.${child.by}_id`)} = ${id}::uuid${live} order by ${order}`,
      );
      entries.push([key, rows.map((row) => recordJson(row, fields, tx))]);
    }
    return Object.fromEntries(entries);
  }

  async function create(tx: Transaction, object: ObjectDeclaration, input: unknown): Promise<RecordJson> {
    const [id] = await createMany(tx, object, [input]);
    if (id === undefined) throw new Error("nothing was created");
    return await read(tx, object, id);
  }

  /** Create several records, all or none. A trusted loader may set what the system sets for people (numbers, rates). */
  async function createMany(
    tx: Transaction,
    object: ObjectDeclaration,
    inputs: readonly unknown[],
    options: { readonly trusted: boolean } = { trusted: false },
  ): Promise<string[]> {
    const scope = requireRight(object, "create", tx.actor.role);
    const context = {
      catalog,
      role: tx.actor.role,
      companyCurrency: tx.actor.workspace.currency,
      trusted: options.trusted,
    };
    const parsed = inputs.map((input) => parseInput(object, input, context));
    const ids = parsed.map(() => uuidv7());
    const own = new Map(
      parsed.flatMap(({ values }, index) =>
        typeof values.external_id === "string" ? [[values.external_id, ids[index] ?? ""]] : [],
      ),
    );
    const resolved = await resolveLinks(tx, catalog, object, parsed, own);
    const drafts = resolved.map((each, index): Draft => {
      if (isLinkProblem(each)) throw linkRefusal(catalog, each);
      const draft = newDraft(catalog, object, ids[index] ?? uuidv7(), each);
      const { values } = draft;
      // Who may only make his own records makes them his own without saying so.
      if (
        object.ownership.kind === "owned" &&
        scope !== "all" &&
        (values[object.ownership.owner] ?? null) === null
      )
        values[object.ownership.owner] = tx.actor.userId;
      return draft;
    });
    await rulesFor(object).prepare?.(drafts, tx);
    for (const draft of drafts) requireComplete(catalog, object, draft);
    await giveNumbers(tx, object, drafts);
    await guard(object, "create", tx, drafts, () => insertDrafts(tx, catalog, object, drafts));
    await rulesFor(object).after?.(drafts, tx);
    return drafts.map((draft) => draft.id);
  }

  async function lock(
    tx: Transaction,
    object: ObjectDeclaration,
    id: string,
    deletedToo = false,
  ): Promise<DraftValues & { version: number }> {
    const live = deletedToo ? sql`` : sql` and deleted_at is null`;
    const find = (suffix: ReturnType<typeof sql>) =>
      tx.rows(
        sql`select * from ${sql.table(object.plural)} where workspace_id = ${tx.actor.workspace.id}::uuid and id = ${id}::uuid${live}${suffix}`,
      );
    // A row that one may read but not write is not locked by the database: told apart here from one that is not there.
    const [row] = await find(sql` for update`);
    if (row === undefined) {
      const [readable] = await find(sql``);
      if (readable === undefined) throw notFound(object, id);
      throw scopeRefusal(object, "update", tx);
    }
    return { ...valuesOfRow(object, row), version: Number(row.version) };
  }

  async function update(
    tx: Transaction,
    object: ObjectDeclaration,
    id: string,
    input: unknown,
  ): Promise<RecordJson> {
    requireRight(object, "update", tx.actor.role);
    const { version: base, ...given } = versionOf(object, input);
    const before = await lock(tx, object, id);
    const parsed = parseInput(object, given, {
      catalog,
      role: tx.actor.role,
      companyCurrency: tx.actor.workspace.currency,
      trusted: false,
      stored: before,
    });
    const [resolved] = await resolveLinks(tx, catalog, object, [parsed]);
    if (resolved === undefined) throw new Error("no input was resolved");
    if (isLinkProblem(resolved)) throw linkRefusal(catalog, resolved);
    refuseFrozen(object, resolved.values, before);
    const children = await storedChildren(tx, catalog, object, id, resolved.children);
    const draft: Draft = {
      id,
      values: { ...before, ...resolved.values },
      before,
      children,
      childrenGiven: Object.keys(resolved.children).length > 0,
    };
    const versions = { read: base, stored: before.version };
    await refuseConflicts(tx, catalog, object, draft, versions, {
      fields: Object.keys(resolved.values),
      children: Object.keys(resolved.children),
    });
    await rulesFor(object).prepare?.([draft], tx);
    requireComplete(catalog, object, draft);
    await guard(object, "update", tx, [draft], () =>
      storeChanges(tx, catalog, object, [{ draft, version: before.version }]),
    );
    await rulesFor(object).after?.([draft], tx);
    return await read(tx, object, id);
  }

  async function remove(
    tx: Transaction,
    object: ObjectDeclaration,
    id: string,
    version: number | null,
  ): Promise<void> {
    requireRight(object, "delete", tx.actor.role);
    const before = await lock(tx, object, id);
    if (version !== null && version !== before.version) throw refuseOtherVersion(object, before.version);
    await refuseUsed(tx, object, id);
    await setDeleted(tx, object, id, before, tx.now);
  }

  async function restore(tx: Transaction, object: ObjectDeclaration, id: string): Promise<RecordJson> {
    requireRight(object, "delete", tx.actor.role);
    const before = await lock(tx, object, id, true);
    if (before.deleted_at !== null) await setDeleted(tx, object, id, before, null);
    return await read(tx, object, id);
  }

  async function setDeleted(
    tx: Transaction,
    object: ObjectDeclaration,
    id: string,
    before: DraftValues & { version: number },
    at: string | null,
  ): Promise<void> {
    await guard(object, "delete", tx, [{ values: before }], async () => {
      await updateRow(tx, object, id, { deleted_at: at });
      for (const child of Object.values(object.children ?? {}))
        await tx.rows(
          sql`update ${sql.table(objectNamed(catalog, child.object).plural)} set deleted_at = ${at}::timestamptz where workspace_id = ${tx.actor.workspace.id}::uuid and ${sql.id(`${child.by}_id`)} = ${id}::uuid and deleted_at is not distinct from ${before.deleted_at ?? null}::timestamptz`,
        );
    });
    await writeLog(tx, object, [
      { id, version: before.version + 1, action: at === null ? "restore" : "delete", changes: {} },
    ]);
    await rulesFor(object).after?.(
      [{ id, values: { ...before, deleted_at: at }, before, children: {}, childrenGiven: false }],
      tx,
    );
  }

  /** The database refuses rows outside of the actor's scope (42501) and taken values; those are refusals, not bugs. */
  async function guard(
    object: ObjectDeclaration,
    action: Action,
    tx: Transaction,
    drafts: readonly Pick<Draft, "values">[],
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (typeof error === "object" && error !== null && "code" in error && error.code === "42501")
        throw scopeRefusal(object, action, tx);
      throw duplicateRefusal(error, catalog, object, drafts, tx) ?? error;
    }
  }

  /** A record that others rest on is not deleted under them, whether or not the actor sees those others. */
  async function refuseUsed(tx: Transaction, object: ObjectDeclaration, id: string): Promise<void> {
    for (const other of catalog.objects)
      for (const [key, field] of Object.entries(other.fields)) {
        if (
          field.kind !== "ref" ||
          field.to !== object.name ||
          field.onDelete !== "restrict" ||
          other.parent?.inherits.includes(key) === true
        )
          continue;
        const [row] = await tx.rows<{ used: boolean }>(
          sql`select attain.is_used(${other.plural}, ${`${key}_id`}, ${id}::uuid) as used`,
        );
        if (row?.used === true) throw new Refusal("record.in_use", { object: object.label, by: other.label });
      }
  }

  async function history(
    tx: Transaction,
    object: ObjectDeclaration,
    id: string,
  ): Promise<{ entries: Json[] }> {
    await read(tx, object, id, true); // whoever may not see the record may not see its past
    return await recordHistory(tx, catalog, object, id);
  }

  return { read, create, createMany, update, remove, restore, history, catalog, rulesFor, childRows };
}

const notFound = (object: ObjectDeclaration, id: string): Refusal =>
  new Refusal("record.not_found", { object: object.label, id });

function scopeRefusal(object: ObjectDeclaration, action: Action, tx: Transaction): Refusal {
  const scope = scopeOf(object, action, tx.actor.role);
  if (scope === null)
    return new Refusal("right.missing", {
      role: roleLabels[tx.actor.role],
      action: actionLabels[action],
      object: object.label,
    });
  return new Refusal("right.scope", { object: object.label, scope: scopeLabels[scope] });
}

function versionOf(object: ObjectDeclaration, input: unknown): { version: number } & Record<string, unknown> {
  const version =
    typeof input === "object" && input !== null && "version" in input ? input.version : undefined;
  if (typeof version !== "number" || !Number.isInteger(version))
    throw new Refusal("record.version_missing", { object: object.label });
  return { ...(input as Record<string, unknown>), version };
}
