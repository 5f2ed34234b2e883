import type { Catalog } from "./catalog.ts";
import { objectNamed } from "./catalog.ts";
import { kindOf } from "./kinds/index.ts";
import { allFields, columnOf, type ObjectDeclaration } from "./object.ts";

export type Column = { readonly name: string; readonly type: string; readonly required: boolean };
export type Index = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  readonly where: string | null;
};
export type ForeignKey = {
  readonly column: string;
  readonly table: string;
  readonly onDelete: "restrict" | "cascade";
};
export type Table = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  readonly foreignKeys: readonly ForeignKey[];
};

const live = "deleted_at is null";

/** The tables that the declarations ask for, in declared order. Workspace and id lead every key (see design: sharding by workspace). */
export function tablesOf(catalog: Catalog): Table[] {
  return catalog.objects.map((object) => tableOf(catalog, object));
}

function tableOf(catalog: Catalog, object: ObjectDeclaration): Table {
  const fields = Object.entries(allFields(object)).filter(([, field]) => field.dated === undefined);
  const inherited = new Set(object.parent?.inherits ?? []);
  return {
    name: object.plural,
    columns: fields.map(([key, field]) => ({
      name: columnOf(key, field),
      type: kindOf(field).columnType(field),
      required:
        key === "version" || key === "created_at" || key === "updated_at" || key === object.parent?.by,
    })),
    indexes: [externalIdIndex(object), ...sortIndex(object), ...declaredIndexes(object)],
    // The parent answers for what a child only carries a copy of; who made a row is never deleted.
    foreignKeys: fields.flatMap(([key, field]) =>
      field.kind === "ref" && !inherited.has(key) && !["created_by", "updated_by"].includes(key)
        ? [
            {
              column: columnOf(key, field),
              table: objectNamed(catalog, field.to).plural,
              onDelete: field.onDelete ?? "restrict",
            },
          ]
        : [],
    ),
  };
}

function externalIdIndex(object: ObjectDeclaration): Index {
  return {
    name: `${object.plural}_external_id_key`,
    columns: ["external_id"],
    unique: true,
    where: "external_id is not null",
  };
}

/** The declared order of the list, so that its first page never sorts the whole table. */
function sortIndex(object: ObjectDeclaration): Index[] {
  if (
    object.indexes?.some((keys) => keys.length === 1 && keys[0] === object.list.sort.replace("-", "")) ===
    true
  )
    return [];
  const column = columnNamed(object, object.list.sort.replace("-", ""));
  return [{ name: `${object.plural}_list_idx`, columns: [column, "id"], unique: false, where: live }];
}

function declaredIndexes(object: ObjectDeclaration): Index[] {
  const index = (keys: readonly string[], unique: boolean): Index => ({
    name: `${object.plural}_${keys.join("_")}_${unique ? "key" : "idx"}`,
    columns: [...keys.map((key) => columnNamed(object, key)), ...(unique ? [] : ["id"])],
    unique,
    where: live,
  });
  return [
    ...(object.unique ?? []).map((keys) => index(keys, true)),
    ...(object.indexes ?? []).map((keys) => index(keys, false)),
  ];
}

function columnNamed(object: ObjectDeclaration, key: string): string {
  const field = allFields(object)[key];
  if (field === undefined) throw new Error(`${object.name} has no field "${key}"`);
  return columnOf(key, field);
}
