import { type RawBuilder, sql } from "kysely";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { Field, FieldValue } from "../../kernel/field.ts";
import { type Json, kindOf } from "../../kernel/kinds/index.ts";
import { columnOf, type ObjectDeclaration } from "../../kernel/object.ts";
import { maskText, sightOf, visibleFields } from "../../kernel/rights.ts";
import type { Row, Transaction } from "../../kernel/transaction.ts";
import { recordQuery, titleOf } from "./record-query.ts";

export type RecordJson = { readonly id: string; readonly [key: string]: Json };

/** The select list that carries a record of an object (alias `t`) with the titles of its links. */
export function recordColumns(
  catalog: Catalog,
  object: ObjectDeclaration,
  fields: Readonly<Record<string, Field>>,
): RawBuilder<unknown> {
  const query = recordQuery(catalog, object);
  const columns = Object.entries(fields).flatMap(([key, field]) => {
    const value = sql`${query.column(key)} as ${sql.id(key)}`;
    if (field.kind !== "ref") return [value];
    const id = sql.ref(`t.${columnOf(key, field)}`);
    return [
      value,
      sql`${titleOf(catalog, objectNamed(catalog, field.to), sql.ref("t.workspace_id"), id)} as ${sql.id(`${key} title`)}`,
    ];
  });
  return sql`t.id, ${sql.join(columns)}`;
}

/** A row of `recordColumns` as the API gives it: hidden fields absent, masked ones shortened. */
export function recordJson(row: Row, fields: Readonly<Record<string, Field>>, tx: Transaction): RecordJson {
  const entries = Object.entries(fields).map(([key, field]): [string, Json] => [
    key,
    fieldJson(row, key, field, tx),
  ]);
  return { id: String(row.id), ...Object.fromEntries(entries) };
}

function fieldJson(row: Row, key: string, field: Field, tx: Transaction): Json {
  const raw = row[key];
  if (raw === null || raw === undefined) return null;
  if (field.kind === "ref") return { id: String(raw), title: textOrNull(row[`${key} title`]) };
  const kind = kindOf(field);
  const value = kind.fromColumn(raw);
  if (sightOf(field, tx.actor.role) === "masked")
    return maskText(kind.toPlain(value, { currency: currencyOf(row, field, tx) }));
  return kind.toJson(value, { currency: currencyOf(row, field, tx) });
}

const textOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

/** The currency in which a money field of a record stands. */
export function currencyOf(
  record: Readonly<Record<string, FieldValue | null>>,
  field: Field,
  tx: Transaction,
): string {
  if (field.kind !== "money" || field.currencyFrom === "company") return tx.actor.workspace.currency;
  const code = record[field.currencyFrom];
  return typeof code === "string" ? code : tx.actor.workspace.currency;
}

export function fieldsFor(object: ObjectDeclaration, tx: Transaction): Record<string, Field> {
  return visibleFields(object, tx.actor.role);
}
