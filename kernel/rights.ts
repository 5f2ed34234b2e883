import type { Field } from "./field.ts";
import {
  type Action,
  actions,
  allFields,
  fieldNamed,
  type ObjectDeclaration,
  type Rights,
  type Scope,
} from "./object.ts";
import { Refusal } from "./refusal.ts";
import { type Role, roleLabels, roles } from "./role.ts";
import type { Text } from "./text.ts";

export const actionLabels: Readonly<Record<Action, Text>> = {
  read: { zh: "查看", en: "read" },
  create: { zh: "新建", en: "create" },
  update: { zh: "修改", en: "change" },
  delete: { zh: "删除", en: "delete" },
  export: { zh: "导出", en: "export" },
};

export const scopeLabels: Readonly<Record<Scope, Text>> = {
  own: { zh: "本人", en: "own" },
  team: { zh: "本人及下属", en: "own team" },
  all: { zh: "全公司", en: "all" },
};

type Grant = Scope | readonly [read: Scope, write: Scope | null, remove?: Scope | null];

/**
 * Rights from one line a role: a scope for everything, or [read, write, delete]. Export goes with read. A role that is
 * not named has no right.
 * @example rightsOf({ director: "all", rep: ["own", "own", null], finance: ["all", null] })
 */
export function rightsOf(grants: Readonly<Partial<Record<Role, Grant>>>): Rights {
  const table: Record<Action, Partial<Record<Role, Scope>>> = {
    read: {},
    create: {},
    update: {},
    delete: {},
    export: {},
  };
  for (const role of roles) {
    const grant = grants[role];
    if (grant === undefined) continue;
    const [read, write, remove] =
      typeof grant === "string"
        ? [grant, grant, grant]
        : [grant[0], grant[1], grant[2] === undefined ? grant[1] : grant[2]];
    table.read[role] = read;
    table.export[role] = read;
    if (write !== null) {
      table.create[role] = write;
      table.update[role] = write;
    }
    if (remove !== null) table.delete[role] = remove;
  }
  return table;
}

export function scopeOf(object: ObjectDeclaration, action: Action, role: Role): Scope | null {
  return object.rights[action][role] ?? null;
}

/** The scope, or the refusal `right.missing`. */
export function requireRight(object: ObjectDeclaration, action: Action, role: Role): Scope {
  const scope = scopeOf(object, action, role);
  if (scope === null)
    throw new Refusal("right.missing", {
      role: roleLabels[role],
      action: actionLabels[action],
      object: object.label,
    });
  return scope;
}

export type FieldSight = "full" | "masked" | "hidden";

export function sightOf(field: Field, role: Role): FieldSight {
  if (field.hiddenFrom?.includes(role) === true) return "hidden";
  return field.maskedFor?.includes(role) === true ? "masked" : "full";
}

/** The fields that a role may see, in the declared order, system fields last. */
export function visibleFields(object: ObjectDeclaration, role: Role): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(allFields(object)).filter(([, field]) => sightOf(field, role) !== "hidden"),
  );
}

/** A field that may be searched, filtered, sorted and grouped by: masked values would leak through these. */
export function requireUsable(object: ObjectDeclaration, key: string, role: Role): Field {
  const field = fieldNamed(visibleFields(object, role), key);
  if (field === undefined)
    throw new Refusal("input.unknown_field", {
      object: object.label,
      field: key,
      fields: Object.keys(visibleFields(object, role)).join(", "),
    });
  if (sightOf(field, role) === "masked")
    throw new Refusal("right.field", { role: roleLabels[role], field: key });
  return field;
}

/** "13800138000" → "138****8000"; shorter values keep only their first character. */
export function maskText(value: string): string {
  const characters = [...value];
  if (characters.length >= 8) return [...characters.slice(0, 3), "****", ...characters.slice(-4)].join("");
  return `${characters[0] ?? ""}***`;
}

export { actions };
