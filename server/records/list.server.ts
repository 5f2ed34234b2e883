import { type RawBuilder, sql } from "kysely";
import type { Catalog } from "../../kernel/catalog.ts";
import { objectNamed } from "../../kernel/catalog.ts";
import type { Field, FieldValue } from "../../kernel/field.ts";
import { isUuid, type Json, kindOf } from "../../kernel/kinds/index.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requireRight, requireUsable } from "../../kernel/rights.ts";
import type { Row, Transaction } from "../../kernel/transaction.ts";
import { conditionOf, type ListFilter, parseFilter } from "./filter.ts";
import { fieldsFor, type RecordJson, recordColumns, recordJson } from "./record-json.ts";
import { type RecordQuery, recordQuery, titleOf } from "./record-query.ts";

export type ListQuery = {
  readonly filter?: unknown;
  readonly search?: string;
  readonly deleted?: boolean;
  readonly sort?: string;
  readonly limit: number;
  readonly after?: string;
};
type SortKey = { readonly key: string; readonly field: Field; readonly descending: boolean };

export async function listFilter(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  query: Partial<ListQuery>,
): Promise<ListFilter> {
  return {
    filter: await parseFilter(query.filter, object, tx, catalog),
    search: query.search ?? "",
    deleted: query.deleted ?? false,
  };
}

/** One page of records in keyset order: the next page begins after the last row, however many rows lie before it. */
export async function listRecords(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  query: ListQuery,
): Promise<{ rows: RecordJson[]; next: string | null }> {
  requireRight(object, "read", tx.actor.role);
  const filter = await listFilter(tx, catalog, object, query);
  const sort = parseSort(object, query.sort ?? object.list.sort, tx);
  const fields = fieldsFor(object, tx);
  const page = recordQuery(catalog, object);
  const where = conditionOf(page, object, filter, tx.actor.role);
  const keyset = query.after === undefined ? sql`` : sql` and ${afterCursor(page, sort, query.after)}`;
  const order = orderBy(page, sort);
  const cursorColumns = sort.map(
    ({ key }, index) => sql`, ${page.column(key)}::text as ${sql.id(`sort ${index}`)}`,
  );
  // The page is picked first; titles of links are looked up for its rows only.
  const inner = sql`select t.*${sql.join(cursorColumns, sql``)} from ${page.from()} where t.workspace_id = ${tx.actor.workspace.id}::uuid and ${where}${keyset} order by ${order} limit ${query.limit + 1}`;
  const ranked = sql.join(
    sort.map(
      ({ key, descending }) =>
        sql`${recordQuery(catalog, object).column(key)} ${sql.raw(descending ? "desc" : "asc")}`,
    ),
  );
  const simple = sort.every(({ key, field }) => !key.includes(".") && field.dated === undefined);
  const pageQuery = sql`select ${recordColumns(catalog, object, fields)}${sql.join(
    sort.map((_, index) => sql`, t.${sql.id(`sort ${index}`)}`),
    sql``,
  )} from (${inner}) as t${simple ? sql` order by ${ranked}, t.id ${sql.raw(sort[0]?.descending === true ? "desc" : "asc")}` : sql``}`;
  const found = await rowsAfter(tx, pageQuery, query.after);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => recordJson(row, fields, tx)),
    next: found.length > query.limit && last !== undefined ? cursorOf(last, sort) : null,
  };
}

/** A place with values that are not of the sort's kinds is not one that we gave: the database cannot read them. */
async function rowsAfter(
  tx: Transaction,
  page: RawBuilder<unknown>,
  after: string | undefined,
): Promise<Row[]> {
  try {
    return await tx.rows(page);
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (after !== undefined && dataException.test(code)) throw unknownPlace(after);
    throw error;
  }
}

const dataException = /^22/;

const unknownPlace = (text: string): Refusal =>
  new Refusal("input.parameter", {
    name: "after",
    value: text,
    expected: { zh: "上一页返回的 next", en: "the next of the page before" },
  });

export async function countRecords(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  query: Partial<ListQuery>,
): Promise<number> {
  requireRight(object, "read", tx.actor.role);
  const filter = await listFilter(tx, catalog, object, query);
  const counted = recordQuery(catalog, object);
  const where = conditionOf(counted, object, filter, tx.actor.role);
  const [row] = await tx.rows<{ count: string }>(
    sql`select count(*) as count from ${counted.from()} where t.workspace_id = ${tx.actor.workspace.id}::uuid and ${where}`,
  );
  return Number(row?.count ?? 0);
}

export type Group = {
  readonly value: Json;
  readonly count: number;
  readonly sums: Readonly<Record<string, Json>>;
};

/** How many records there are for each value of a field, with sums of number fields; money only in the company's currency. */
export async function groupRecords(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  query: Partial<ListQuery> & { readonly by: string; readonly sums: readonly string[] },
): Promise<Group[]> {
  requireRight(object, "read", tx.actor.role);
  const field = requireUsable(object, query.by, tx.actor.role);
  const sums = query.sums.map((key) => ({ key, field: requireSummable(object, key, tx) }));
  const filter = await listFilter(tx, catalog, object, query);
  const grouped = recordQuery(catalog, object);
  const where = conditionOf(grouped, object, filter, tx.actor.role);
  const value = grouped.column(query.by);
  const title =
    field.kind === "ref"
      ? titleOf(
          catalog,
          objectNamed(catalog, field.to),
          sql`${tx.actor.workspace.id}::uuid`,
          sql.ref("g.value"),
        )
      : sql`null`;
  const rows = await tx.rows(
    sql`select g.*, ${title} as title from (select ${value} as value, count(*) as count${sql.join(
      sums.map(({ key }) => sql`, sum(${grouped.column(key)}) as ${sql.id(`sum ${key}`)}`),
      sql``,
    )} from ${grouped.from()} where t.workspace_id = ${tx.actor.workspace.id}::uuid and ${where} group by 1 order by 2 desc limit 500) as g`,
  );
  return rows.map((row) => ({
    value: groupValue(row, field, tx),
    count: Number(row.count),
    sums: groupSums(row, sums, tx),
  }));
}

function groupValue(row: Row, field: Field, tx: Transaction): Json {
  const raw = row.value;
  if (raw === null || raw === undefined) return null;
  if (field.kind === "ref") return { id: String(raw), title: row.title ?? null };
  return kindOf(field).toJson(kindOf(field).fromColumn(raw), { currency: tx.actor.workspace.currency });
}

function groupSums(
  row: Row,
  sums: readonly { key: string; field: Field }[],
  tx: Transaction,
): Record<string, Json> {
  return Object.fromEntries(
    sums.map(({ key, field }) => {
      const raw = row[`sum ${key}`] ?? null;
      return [
        key,
        raw === null
          ? null
          : kindOf(field).toJson(kindOf(field).fromColumn(raw), { currency: tx.actor.workspace.currency }),
      ];
    }),
  );
}

function requireSummable(object: ObjectDeclaration, key: string, tx: Transaction): Field {
  const field = requireUsable(object, key, tx.actor.role);
  const summable =
    field.kind === "integer" ||
    field.kind === "decimal" ||
    (field.kind === "money" && field.currencyFrom === "company");
  if (!summable)
    throw new Refusal("input.parameter", {
      name: "sums",
      value: key,
      expected: {
        zh: "数字字段或本位币金额字段",
        en: "a number field or an amount in the company's currency",
      },
    });
  return field;
}

export function parseSort(object: ObjectDeclaration, text: string, tx: Transaction): SortKey[] {
  const keys = text
    .split(",")
    .filter((part) => part !== "")
    .slice(0, 3);
  return keys.map((part) => {
    const key = part.replace(/^-/, "");
    const field = requireUsable(object, key, tx.actor.role);
    return { key, field, descending: part.startsWith("-") };
  });
}

/** The id breaks ties, in the direction of the first key, so that one index serves both. */
function orderBy(query: RecordQuery, sort: readonly SortKey[]): RawBuilder<unknown> {
  const direction = (descending: boolean): RawBuilder<unknown> => sql.raw(descending ? "desc" : "asc");
  return sql.join([
    ...sort.map((key) => sql`${query.column(key.key)} ${direction(key.descending)}`),
    sql`t.id ${direction(sort[0]?.descending ?? false)}`,
  ]);
}

/** The last row of a page: its values in the sort, the sort itself, so that one is not taken for another, and its id. */
type Cursor = { readonly sort: string; readonly values: readonly (string | null)[]; readonly id: string };

const sortText = (sort: readonly SortKey[]): string =>
  sort.map(({ key, descending }) => `${descending ? "-" : ""}${key}`).join(",");

function cursorOf(row: Row, sort: readonly SortKey[]): string {
  const values = sort.map((_, index) => textOf(row[`sort ${index}`]));
  const cursor: Cursor = { sort: sortText(sort), values, id: String(row.id) };
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

const textOf = (value: FieldValue | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

function readCursor(text: string, sort: readonly SortKey[]): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as Cursor;
    const isValue = (value: unknown): boolean => value === null || typeof value === "string";
    if (
      cursor.sort === sortText(sort) &&
      cursor.values.length === sort.length &&
      cursor.values.every(isValue) &&
      isUuid(cursor.id)
    )
      return cursor;
  } catch {
    // falls through to the refusal: a cursor is ours or it is nothing
  }
  throw unknownPlace(text);
}

/** Rows after the cursor in the sort's order. PostgreSQL puts nulls last ascending and first descending. */
function afterCursor(query: RecordQuery, sort: readonly SortKey[], text: string): RawBuilder<boolean> {
  const cursor = readCursor(text, sort);
  const first = sort[0];
  const value = cursor.values[0] ?? null;
  if (sort.length === 1 && first !== undefined && value !== null) {
    const type = sql.raw(castOf(first.field));
    const row = sql<boolean>`(${query.column(first.key)}, t.id) ${sql.raw(first.descending ? "<" : ">")} (${value}::${type}, ${cursor.id}::uuid)`;
    return first.descending || first.field.required === true
      ? row
      : sql<boolean>`(${row} or ${query.column(first.key)} is null)`;
  }
  const from = (index: number): RawBuilder<boolean> => {
    const key = sort[index];
    if (key === undefined)
      return sql<boolean>`t.id ${sql.raw(first?.descending === true ? "<" : ">")} ${cursor.id}::uuid`;
    const column = query.column(key.key);
    const at = cursor.values[index] ?? null;
    if (at === null)
      return key.descending
        ? sql<boolean>`((${column} is null and ${from(index + 1)}) or ${column} is not null)`
        : sql<boolean>`(${column} is null and ${from(index + 1)})`;
    const type = sql.raw(castOf(key.field));
    const beyond = key.descending
      ? sql`${column} < ${at}::${type}`
      : sql`(${column} > ${at}::${type} or ${column} is null)`;
    return sql<boolean>`(${beyond} or (${column} = ${at}::${type} and ${from(index + 1)}))`;
  };
  return from(0);
}

const castOf = (field: Field): string =>
  kindOf(field)
    .columnType(field)
    .replace(/^char.*/, "text");
