import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { ChildDraft, Draft, DraftValues } from "../../kernel/draft.ts";
import type { Field, FieldValue } from "../../kernel/field.ts";
import { kindOf } from "../../kernel/kinds/index.ts";
import { allFields, columnOf, type ObjectDeclaration } from "../../kernel/object.ts";
import { type FieldProblem, Refusal } from "../../kernel/refusal.ts";
import type { Row, Transaction } from "../../kernel/transaction.ts";
import { type LogEntry, writeLog } from "./log.server.ts";

const systemKeys = new Set(["version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at"]);

/** Fields that have a column and that the caller's values may fill. */
export function storedFields(object: ObjectDeclaration): [key: string, field: Field][] {
  return Object.entries(allFields(object)).filter(
    ([key, field]) => field.dated === undefined && !systemKeys.has(key),
  );
}

/** Problems of required fields that are empty; read-only ones are the rules' duty and a bug when they are missing. */
export function missingFields(
  object: ObjectDeclaration,
  values: Readonly<DraftValues>,
  row?: number,
): FieldProblem[] {
  return Object.entries(object.fields)
    .filter(
      ([key, field]) => field.required === true && field.readOnly !== true && (values[key] ?? null) === null,
    )
    .map(([key, field]) => ({
      field: key,
      label: field.label,
      value: "",
      expected: { zh: "必填", en: "a value (required)" },
      ...(row === undefined ? {} : { row }),
    }));
}

/** Numbers for new records that were given none, in one round trip: "SO-2026-000123". */
export async function giveNumbers(
  tx: Transaction,
  object: ObjectDeclaration,
  drafts: readonly Draft[],
): Promise<void> {
  const { numbering } = object;
  if (numbering === undefined) return;
  const open = drafts.filter(
    (draft) => draft.before === null && (draft.values[numbering.field] ?? null) === null,
  );
  if (open.length === 0) return;
  const series = `${numbering.prefix}-${tx.today.slice(0, 4)}`;
  const rows = await tx.rows<{ number: string }>(
    sql`select attain.next_number(${series}, ${object.plural}, ${numbering.field}) as number from generate_series(1, ${open.length}::int)`,
  );
  for (const [index, draft] of open.entries()) draft.values[numbering.field] = rows[index]?.number ?? null;
}

/** Insert new records with their children and the first line of their history. */
export async function insertDrafts(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  drafts: readonly Draft[],
): Promise<void> {
  if (drafts.length === 0) return;
  await insertRows(tx, object, drafts);
  for (const [key, child] of Object.entries(object.children ?? {})) {
    const childObject = objectNamed(catalog, child.object);
    await insertRows(
      tx,
      childObject,
      drafts.flatMap((draft) => childRows(childObject, draft, draft.children[key] ?? [])),
    );
  }
  await writeLog(
    tx,
    object,
    drafts.map((draft): LogEntry => ({ id: draft.id, version: 1, action: "create", changes: {} })),
  );
}

export type NewRow = { readonly id: string; readonly values: Readonly<DraftValues> };

/** The rows of a draft's children: numbered in order, with the parent's fields that they carry. */
export function childRows(
  childObject: ObjectDeclaration,
  draft: Draft,
  children: readonly ChildDraft[],
): NewRow[] {
  const parent = childObject.parent;
  if (parent === undefined) throw new Error(`${childObject.name} has no parent`);
  const inherited = Object.fromEntries(parent.inherits.map((key) => [key, draft.values[key] ?? null]));
  return children.map((child, index) => ({
    id: child.id ?? uuidv7(),
    values: {
      ...child.values,
      ...inherited,
      [parent.by]: draft.id,
      ...("line_number" in childObject.fields ? { line_number: index + 1 } : {}),
    },
  }));
}

/** Many rows in one statement: a list a column. */
export async function insertRows(
  tx: Transaction,
  object: ObjectDeclaration,
  rows: readonly NewRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = storedFields(object).filter(([key]) =>
    rows.some((row) => (row.values[key] ?? null) !== null),
  );
  const lists = columns.map(
    ([key, field]) =>
      sql`${rows.map((row) => parameter(row.values[key] ?? null))}::${sql.raw(`${columnTypeOf(field)}[]`)}`,
  );
  const names = sql.join([sql`id`, ...columns.map(([key, field]) => sql.id(columnOf(key, field)))]);
  await tx.rows(
    sql`insert into ${sql.table(object.plural)} (workspace_id, version, created_at, created_by_id, updated_at, updated_by_id, ${names})
      select ${tx.actor.workspace.id}::uuid, 1, ${tx.now}::timestamptz, ${tx.actor.userId}::uuid, ${tx.now}::timestamptz, ${tx.actor.userId}::uuid, u.*
      from unnest(${sql.join([sql`${rows.map((row) => row.id)}::uuid[]`, ...lists])}) as u`,
  );
}

export const columnTypeOf = (field: Field): string =>
  kindOf(field)
    .columnType(field)
    .replace(/\(.*\)$/, "")
    .replace(/^char$/, "text");

export const parameter = (value: FieldValue | null): string | number | boolean | null =>
  typeof value === "bigint" ? String(value) : value;

/** Set the given fields of one record and raise its version. */
export async function updateRow(
  tx: Transaction,
  object: ObjectDeclaration,
  id: string,
  values: Readonly<DraftValues>,
): Promise<void> {
  await updateRows(tx, object, [{ id, values }]);
}

/** Set the given fields of records and raise their versions; one statement for all that change the same fields. */
export async function updateRows(
  tx: Transaction,
  object: ObjectDeclaration,
  rows: readonly NewRow[],
): Promise<void> {
  const fields = allFields(object);
  for (const alike of Map.groupBy(rows, (row) => Object.keys(row.values).join("\n")).values()) {
    const columns = Object.keys(alike[0]?.values ?? {}).map((key) => {
      const field = fields[key];
      if (field === undefined) throw new Error(`${object.name} has no field "${key}"`);
      return { name: columnOf(key, field), type: columnTypeOf(field), key };
    });
    const lists = columns.map(
      ({ key, type }) =>
        sql`${alike.map((row) => parameter(row.values[key] ?? null))}::${sql.raw(`${type}[]`)}`,
    );
    await tx.rows(
      sql`update ${sql.table(object.plural)} as t set ${sql.join([
        ...columns.map(({ name }) => sql`${sql.id(name)} = u.${sql.id(name)}`),
        sql`version = t.version + 1`,
        sql`updated_at = ${tx.now}::timestamptz`,
        sql`updated_by_id = ${tx.actor.userId}::uuid`,
      ])} from unnest(${sql.join([sql`${alike.map((row) => row.id)}::uuid[]`, ...lists])}) as u(${sql.join([
        sql.id("row id"),
        ...columns.map(({ name }) => sql.id(name)),
      ])}) where t.workspace_id = ${tx.actor.workspace.id}::uuid and t.id = u."row id"`,
    );
  }
}

/** A stored row as values of the program. */
export function valuesOfRow(object: ObjectDeclaration, row: Row): DraftValues {
  return Object.fromEntries(
    Object.entries(allFields(object))
      .filter(([, field]) => field.dated === undefined)
      .map(([key, field]) => {
        const raw = row[columnOf(key, field)];
        return [key, raw === null || raw === undefined ? null : kindOf(field).fromColumn(raw)];
      }),
  );
}

/**
 * The refusal for a missing required field of a draft or of its children. `mayLack` names children of which history
 * taken over from elsewhere may have none.
 */
export function requireComplete(
  catalog: Catalog,
  object: ObjectDeclaration,
  draft: Draft,
  mayLack: ReadonlySet<string> = new Set(),
): void {
  const problems = missingFields(object, draft.values, draft.row);
  for (const [key, child] of Object.entries(object.children ?? {})) {
    const rows = draft.children[key] ?? [];
    if (
      child.required === true &&
      !mayLack.has(key) &&
      rows.length === 0 &&
      (draft.before === null || draft.childrenGiven)
    )
      problems.push({
        field: key,
        label: child.label,
        value: "",
        expected: { zh: "至少一行", en: "at least one row" },
      });
    const childObject = objectNamed(catalog, child.object);
    problems.push(...rows.flatMap((row, index) => missingFields(childObject, row.values, index + 1)));
  }
  if (problems.length > 0) throw new Refusal("input.invalid", {}, problems);
}
