import { sql } from "kysely";
import { type Catalog, fieldAt, objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import { kindOf } from "../../kernel/kinds/index.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { titleOf } from "../records/record-query.ts";
import type { ChosenBase } from "./base-query.server.ts";

/** A value of a dimension as people see it. `id` for links, `key` for options; external_id where the record has one. */
export type DimensionValue = {
  readonly id?: string;
  readonly key?: string;
  readonly external_id?: string | null;
  readonly title: string | null;
};

/** Names for the raw values of dimensions, looked up once a dimension, as far as the asker may see them. */
export async function dimensionValues(
  tx: Transaction,
  catalog: Catalog,
  chosen: readonly ChosenBase[],
  by: readonly string[],
  cells: readonly (readonly (string | null)[])[],
): Promise<(dimension: string, raw: string | null) => DimensionValue | null> {
  const named = new Map<string, ReadonlyMap<string, DimensionValue>>();
  for (const [index, dimension] of by.entries()) {
    const field = fieldOf(catalog, chosen, dimension);
    const raws = [...new Set(cells.flatMap((cell) => cell[index] ?? []))];
    named.set(
      dimension,
      field.kind === "ref" ? await linkValues(tx, catalog, field.to, raws) : optionValues(field, raws, tx),
    );
  }
  return (dimension, raw) =>
    raw === null ? null : (named.get(dimension)?.get(raw) ?? { id: raw, title: null });
}

function fieldOf(catalog: Catalog, chosen: readonly ChosenBase[], dimension: string): Field {
  for (const { measurement } of chosen) {
    const path = measurement.source.dimensions[dimension];
    const found =
      path === undefined
        ? undefined
        : fieldAt(catalog, objectNamed(catalog, measurement.source.object), path);
    if (found !== undefined) return found.field;
  }
  throw new Error(`no measurement offers the dimension "${dimension}"`);
}

export async function linkValues(
  tx: Transaction,
  catalog: Catalog,
  objectName: string,
  ids: readonly string[],
): Promise<Map<string, DimensionValue>> {
  if (ids.length === 0) return new Map();
  const object = objectNamed(catalog, objectName);
  const rows = await tx.rows<{ id: string; external_id: string | null; title: string | null }>(
    sql`select t.id, t.external_id, ${titleOf(catalog, object, sql.ref("t.workspace_id"), sql.ref("t.id"))} as title from ${sql.table(object.plural)} as t where t.workspace_id = ${tx.actor.workspace.id}::uuid and t.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, { id: row.id, external_id: row.external_id, title: row.title }]));
}

function optionValues(field: Field, raws: readonly string[], tx: Transaction): Map<string, DimensionValue> {
  const kind = kindOf(field);
  const context = { currency: tx.actor.workspace.currency, locale: tx.actor.locale };
  return new Map(
    raws.map((raw) => [raw, { key: raw, title: kind.format(kind.fromColumn(raw), field, context) }]),
  );
}
