import { type RawBuilder, sql } from "kysely";
import { type Catalog, fieldAt, objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import { allFields, columnOf, type ObjectDeclaration } from "../../kernel/object.ts";
import type { FieldPath } from "../../kernel/predicate/predicate.ts";
import type { ColumnOf } from "../../kernel/predicate/predicate-sql.ts";

/** Where the fields of an object stand in a query over its table, and the joins that the used ones need. */
export type RecordQuery = {
  readonly columnOf: ColumnOf;
  readonly column: (path: string) => RawBuilder<unknown>;
  /** `"accounts" as t` with the joins of every path asked for so far. */
  readonly from: () => RawBuilder<unknown>;
};

export function recordQuery(catalog: Catalog, object: ObjectDeclaration, alias = "t"): RecordQuery {
  const joins = new Map<string, RawBuilder<unknown>>();
  const columnOfPath: ColumnOf = (path: FieldPath) => {
    if (path.through === null && path.key === "id")
      return { field: idField(object), column: sql.ref(`${alias}.id`) };
    if (path.through === null) return ownColumn(catalog, object, path.key, alias);
    const link = allFields(object)[path.through];
    if (link?.kind !== "ref") throw new Error(`${object.name}.${path.through} is not a link`);
    const other = objectNamed(catalog, link.to);
    const joinAlias = `${alias}_${path.through}`;
    joins.set(
      joinAlias,
      sql` left join ${sql.table(other.plural)} as ${sql.id(joinAlias)} on ${sql.ref(`${joinAlias}.workspace_id`)} = ${sql.ref(`${alias}.workspace_id`)} and ${sql.ref(`${joinAlias}.id`)} = ${sql.ref(`${alias}.${columnOf(path.through, link)}`)}`,
    );
    return ownColumn(catalog, other, path.key, joinAlias);
  };
  return {
    columnOf: columnOfPath,
    column: (text) => {
      if (text === "id") return columnOfPath({ through: null, key: "id" }).column;
      const found = fieldAt(catalog, object, text);
      if (found === undefined) throw new Error(`${object.name} has no field "${text}"`);
      return columnOfPath(found.path).column;
    },
    from: () => sql`${sql.table(object.plural)} as ${sql.id(alias)}${sql.join([...joins.values()], sql``)}`,
  };
}

/** A record's own id, which is no declared field: it can be filtered by like a link. */
export const idField = (object: ObjectDeclaration): Field => ({
  kind: "ref",
  to: object.name,
  label: { zh: "编号", en: "Id" },
});

function ownColumn(
  catalog: Catalog,
  object: ObjectDeclaration,
  key: string,
  alias: string,
): { readonly field: Field; readonly column: RawBuilder<unknown> } {
  const field = allFields(object)[key];
  if (field === undefined) throw new Error(`${object.name} has no field "${key}"`);
  if (field.dated === undefined) return { field, column: sql.ref(`${alias}.${columnOf(key, field)}`) };
  const history = objectNamed(catalog, field.dated.object);
  return {
    field,
    column: sql`(select h.${sql.id(field.dated.value)} from ${sql.table(history.plural)} as h where h.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and h.${sql.id(`${field.dated.by}_id`)} = ${sql.ref(`${alias}.id`)} and h.${sql.id(field.dated.from)} <= (select attain.today()) and h.deleted_at is null order by h.${sql.id(field.dated.from)} desc limit 1)`,
  };
}

/** The title of the record that a column links to, as the asker may see it; null where he may not. */
export function titleOf(
  catalog: Catalog,
  target: ObjectDeclaration,
  workspace: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const alias = `title_${target.plural}`;
  const field = allFields(target)[target.title];
  const own = sql.ref(`${alias}.${field === undefined ? "id" : columnOf(target.title, field)}`);
  // A record may be named by another one (a membership by its person); one step is enough for every declared object.
  const text =
    field?.kind === "ref"
      ? titleOf(catalog, objectNamed(catalog, field.to), workspace, own)
      : sql`${own}::text`;
  return sql`(select ${text} from ${sql.table(target.plural)} as ${sql.id(alias)} where ${sql.ref(`${alias}.workspace_id`)} = ${workspace} and ${sql.ref(`${alias}.id`)} = ${id})`;
}
