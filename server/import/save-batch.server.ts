import { sql } from "kysely";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { ChildDraft, Draft, DraftValues } from "../../kernel/draft.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Rules } from "../../kernel/rules.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { refusalOf } from "../http/problem.ts";
import { type StoredChildren, storedChildRows } from "../records/children.server.ts";
import { duplicateRefusal } from "../records/duplicate.ts";
import { newDraft, type ResolvedInput, withDefaults } from "../records/new-draft.ts";
import { ExternalLink } from "../records/parse-input.ts";
import { isLinkProblem, type LinkProblem, resolveLinks } from "../records/resolve-links.server.ts";
import { type Change, refuseFrozen, storeChanges } from "../records/store-changes.server.ts";
import { giveNumbers, insertDrafts, requireComplete, valuesOfRow } from "../records/write.server.ts";
import type { ImportRecord } from "./read-record.ts";

/** What became of one record, and what is stored now. */
export type SaveOutcome =
  | { readonly kind: "created" | "updated" | "unchanged"; readonly draft: Draft }
  /** It was deleted here; an import does not bring it back. */
  | { readonly kind: "deleted" }
  | { readonly kind: "unresolved"; readonly problem: LinkProblem }
  | { readonly kind: "failed"; readonly refusal: Refusal };

export type SaveTarget = {
  readonly catalog: Catalog;
  readonly object: ObjectDeclaration;
  readonly rules: Rules;
  /** Children that a record may be without, although the declaration asks for a row. */
  readonly mayLack: ReadonlySet<string>;
};

type Stored = { readonly id: string; readonly values: DraftValues; readonly version: number };
/** Children of stored records: the record's id → the children's key → child's id → values. */
type StoredChildrenOf = ReadonlyMap<string, Readonly<Record<string, StoredChildren>>>;

/**
 * Save records by their external ids: new ones are made, changed ones changed, equal ones left alone. A record that
 * cannot be saved does not hold up the others: the batch is halved until the one at fault stands alone. The same
 * rules, checks and history as for typed records.
 */
export async function saveBatch(
  tx: Transaction,
  target: SaveTarget,
  records: readonly ImportRecord[],
): Promise<SaveOutcome[]> {
  if (records.length === 0) return [];
  await tx.client.query("savepoint import_batch");
  try {
    const outcomes = await attempt(tx, target, records);
    await tx.client.query("release savepoint import_batch");
    return outcomes;
  } catch (error) {
    const refusal = rowRefusal(tx, target, records, error);
    if (refusal === null) throw error;
    await tx.client.query("rollback to savepoint import_batch");
    if (records.length === 1) return [{ kind: "failed", refusal }];
    const middle = Math.ceil(records.length / 2);
    return [
      ...(await saveBatch(tx, target, records.slice(0, middle))),
      ...(await saveBatch(tx, target, records.slice(middle))),
    ];
  }
}

/** A refusal that one record is to blame for; null for a bug or a lost connection, which stop the import. */
function rowRefusal(
  tx: Transaction,
  { catalog, object }: SaveTarget,
  records: readonly ImportRecord[],
  error: unknown,
): Refusal | null {
  const duplicate = duplicateRefusal(error, catalog, object, records.map(plainValues), tx);
  const refusal = duplicate ?? refusalOf(error);
  if (refusal !== null) return refusal.status < 500 ? refusal : null;
  if (!(error instanceof pg.DatabaseError) || !/^2[23]/.test(error.code ?? "")) return null;
  const expected = {
    zh: `数据库可接受的值（${error.message}）`,
    en: `a value that the database takes (${error.message})`,
  };
  const field = error.column ?? object.name;
  return new Refusal("input.invalid", {}, [{ field, label: object.label, value: "", expected }]);
}

const plainValues = ({ parsed }: ImportRecord): { values: DraftValues } => ({
  values: Object.fromEntries(
    Object.entries(parsed.values).flatMap(([key, value]) =>
      value instanceof ExternalLink ? [] : [[key, value]],
    ),
  ),
});

async function attempt(
  tx: Transaction,
  target: SaveTarget,
  records: readonly ImportRecord[],
): Promise<SaveOutcome[]> {
  const { catalog, object, rules } = target;
  const inputs = await resolveLinks(
    tx,
    catalog,
    object,
    records.map((record) => record.parsed),
  );
  const stored = await lockStored(tx, object, records);
  const children = await storedChildrenOf(tx, catalog, object, stored);
  const plans = records.map((record, index): Plan => {
    const input = inputs[index];
    if (input === undefined) throw new Error("a record was not resolved");
    if (isLinkProblem(input)) return { outcome: { kind: "unresolved", problem: input } };
    const known = stored.get(record.externalId);
    if (known === undefined) return { draft: newDraft(catalog, object, uuidv7(), input), version: 0 };
    return planChange(catalog, object, known, children.get(known.id) ?? {}, input);
  });
  await rules.prepare?.(draftsOf(plans), tx);
  const complete = plans.map((plan) => completed(target, plan));
  const writes = complete.filter((plan) => "draft" in plan);
  const created = draftsOf(writes.filter((plan) => plan.draft.before === null));
  await giveNumbers(tx, object, created);
  await insertDrafts(tx, catalog, object, created);
  await storeChanges(
    tx,
    catalog,
    object,
    writes.filter((plan) => plan.draft.before !== null),
  );
  await rules.after?.(draftsOf(writes), tx);
  return complete.map((plan): SaveOutcome => {
    if (!("draft" in plan)) return plan.outcome;
    return { kind: plan.draft.before === null ? "created" : "updated", draft: plan.draft };
  });
}

/** What is to be done with one record: nothing more, with its outcome, or a draft to write. */
type Plan = { readonly outcome: SaveOutcome } | Change;

const draftsOf = (plans: readonly Plan[]): Draft[] =>
  plans.flatMap((plan) => ("draft" in plan ? [plan.draft] : []));

function completed({ catalog, object, mayLack }: SaveTarget, plan: Plan): Plan {
  return "draft" in plan
    ? orRefused(plan, () => requireComplete(catalog, object, plan.draft, mayLack))
    : plan;
}

function orRefused(plan: Plan, check: () => void): Plan {
  try {
    check();
    return plan;
  } catch (error) {
    if (error instanceof Refusal) return { outcome: { kind: "failed", refusal: error } };
    throw error;
  }
}

function planChange(
  catalog: Catalog,
  object: ObjectDeclaration,
  known: Stored,
  stored: Readonly<Record<string, StoredChildren>>,
  input: ResolvedInput,
): Plan {
  if (known.values.deleted_at !== null) return { outcome: { kind: "deleted" } };
  const draft: Draft = {
    id: known.id,
    values: { ...known.values, ...input.values },
    before: known.values,
    children: Object.fromEntries(
      Object.entries(stored).map(([key, rows]) => {
        const childObject = objectNamed(catalog, object.children?.[key]?.object ?? "");
        return [key, childDrafts(childObject, rows, input.children[key])];
      }),
    ),
    childrenGiven: Object.keys(input.children).length > 0,
  };
  if (isUnchanged(draft, stored)) return { outcome: { kind: "unchanged", draft } };
  return orRefused({ draft, version: known.version }, () => refuseFrozen(object, input.values, known.values));
}

/** Child rows of a file have no ids of ours: the first given is the first stored, and so on. */
function childDrafts(
  childObject: ObjectDeclaration,
  stored: StoredChildren,
  given: ResolvedInput["children"][string] | undefined,
): ChildDraft[] {
  const rows = [...stored];
  if (given === undefined) return rows.map(([id, before]) => ({ id, values: { ...before }, before }));
  return given.map(({ values }, index) => {
    const [id, before] = rows[index] ?? [];
    return id === undefined || before === undefined
      ? { id: null, values: withDefaults(childObject, values), before: null }
      : { id, values: { ...before, ...values }, before };
  });
}

function isUnchanged(draft: Draft, stored: Readonly<Record<string, StoredChildren>>): boolean {
  return (
    isEqual(draft) &&
    Object.entries(draft.children).every(
      ([key, rows]) => rows.length === stored[key]?.size && rows.every(isEqual),
    )
  );
}

const isEqual = ({ values, before }: Pick<Draft, "values" | "before">): boolean =>
  before !== null &&
  Object.entries(values).every(([key, value]) => (value ?? null) === (before[key] ?? null));

/** The records that are there already, locked until the end of the transaction; deleted ones keep their external id. */
async function lockStored(
  tx: Transaction,
  object: ObjectDeclaration,
  records: readonly ImportRecord[],
): Promise<Map<string, Stored>> {
  const externals = records.map((record) => record.externalId);
  const rows = await tx.rows(
    sql`select * from ${sql.table(object.plural)} where workspace_id = ${tx.actor.workspace.id}::uuid and external_id = any(${externals}::text[]) order by id for update`,
  );
  return new Map(
    rows.map((row) => [
      String(row.external_id),
      { id: String(row.id), values: valuesOfRow(object, row), version: Number(row.version) },
    ]),
  );
}

async function storedChildrenOf(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  stored: ReadonlyMap<string, Stored>,
): Promise<StoredChildrenOf> {
  const ids = [...stored.values()].map((each) => each.id);
  const result = new Map(ids.map((id): [string, Record<string, StoredChildren>] => [id, {}]));
  if (ids.length === 0) return result;
  for (const [key, child] of Object.entries(object.children ?? {})) {
    const rows = await storedChildRows(tx, objectNamed(catalog, child.object), child.by, ids);
    for (const [id, children] of result) children[key] = rows.get(id) ?? new Map();
  }
  return result;
}
