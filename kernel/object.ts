import { type Field, instant, integer, ref, text } from "./field.ts";
import type { Role } from "./role.ts";
import type { Text } from "./text.ts";

/** How far a right reaches: rows of one's own, of one's own people and teams, of the workspace. */
export type Scope = "own" | "team" | "all";
export const actions = ["read", "create", "update", "delete", "export"] as const;
export type Action = (typeof actions)[number];
export type Rights = Readonly<Record<Action, Readonly<Partial<Record<Role, Scope>>>>>;

/**
 * Whose a record is. "shared" belongs to the workspace: everyone with the right sees every row. "owned" has an owner
 * (a ref to a user) and, where `team` is named, a team: own and team scopes look at these two columns.
 */
export type Ownership =
  | { readonly kind: "shared" }
  | { readonly kind: "owned"; readonly owner: string; readonly team?: string };

export type FieldTable = Readonly<Record<string, Field>>;

/** Rows that live and die with their parent (order lines): written in the parent's transaction, logged in its history. */
export type Child = {
  readonly object: string;
  readonly by: string;
  readonly label: Text;
  readonly required?: boolean;
};

type Declaration<F extends FieldTable> = {
  readonly name: string;
  /** Table name and path in the API. */
  readonly plural: string;
  readonly label: Text;
  readonly description: Text;
  /** The field that names a record to people. */
  readonly title: keyof F & string;
  readonly ownership: Ownership;
  readonly rights: Rights;
  readonly fields: F;
  /** A number that people speak ("SO-2026-000123"), given when the record is made. */
  readonly numbering?: { readonly field: keyof F & string; readonly prefix: string };
  readonly unique?: readonly (readonly (keyof F & string)[])[];
  readonly indexes?: readonly (readonly (keyof F & string)[])[];
  readonly children?: Readonly<Record<string, Child>>;
  /** A child names its parent and the parent's fields that it carries a copy of, kept equal by the kernel (for cuts and row rights). */
  readonly parent?: { readonly object: string; readonly by: string; readonly inherits: readonly string[] };
  readonly list: {
    readonly columns: readonly (keyof F & string)[];
    /** "-ordered_on" is newest first. */
    readonly sort: string;
    readonly filters?: readonly (keyof F & string)[];
  };
  /** Sections of the form and of the record's page. */
  readonly sections: readonly { readonly label: Text; readonly fields: readonly (keyof F & string)[] }[];
};

export type ObjectDeclaration = Declaration<Record<string, Field>>;

/**
 * Declare an object. From this come table, API, list, form, page, export, history and docs. The compiler checks that
 * title, lists, sections, indexes and numbering name fields of the object; whoever uses it knows it by its fields.
 */
export function defineObject<const F extends FieldTable>(
  declaration: Declaration<F>,
): ObjectDeclaration & { readonly fields: F } {
  return declaration as unknown as ObjectDeclaration & { readonly fields: F };
}

/** Fields that every record has. They can be read, filtered and sorted like the declared ones. */
export const systemFields = {
  external_id: text({ label: { zh: "外部编号", en: "External id" }, max: 120, frozen: true, search: true }),
  version: integer({ label: { zh: "版本", en: "Version" }, readOnly: true }),
  created_at: instant({ label: { zh: "创建时间", en: "Created" }, readOnly: true }),
  created_by: ref("user", { label: { zh: "创建人", en: "Created by" }, readOnly: true }),
  updated_at: instant({ label: { zh: "修改时间", en: "Changed" }, readOnly: true }),
  updated_by: ref("user", { label: { zh: "修改人", en: "Changed by" }, readOnly: true }),
  deleted_at: instant({ label: { zh: "删除时间", en: "Deleted" }, readOnly: true }),
} as const satisfies FieldTable;

const tables = new WeakMap<ObjectDeclaration, FieldTable>();

/** Declared and system fields together; one table an object, since every row of an import asks for it. */
export function allFields(object: ObjectDeclaration): FieldTable {
  const known = tables.get(object);
  if (known !== undefined) return known;
  const table = { ...object.fields, ...systemFields };
  tables.set(object, table);
  return table;
}

/** The field of that name; a name that every object inherits ("constructor") is none. */
export function fieldNamed(fields: FieldTable, key: string): Field | undefined {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** The field's column: a ref's column carries the id. */
export function columnOf(key: string, field: Field): string {
  return field.kind === "ref" ? `${key}_id` : key;
}
