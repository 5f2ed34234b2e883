import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { Draft, DraftValues } from "../../kernel/draft.ts";
import type { FieldValue } from "../../kernel/field.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";

/** Checked input whose links are ids of records that the actor may use. */
export type ResolvedInput = {
  readonly values: Record<string, FieldValue | null>;
  readonly children: Readonly<
    Record<
      string,
      readonly { readonly id: string | null; readonly values: Record<string, FieldValue | null> }[]
    >
  >;
};

export function withDefaults(object: ObjectDeclaration, values: Readonly<DraftValues>): DraftValues {
  const defaults = Object.entries(object.fields).flatMap(([key, field]): [string, FieldValue][] => {
    const preset = "default" in field ? field.default : undefined;
    return preset === undefined || values[key] !== undefined ? [] : [[key, preset]];
  });
  return { ...Object.fromEntries(defaults), ...values };
}

/** A new record from checked input whose links are resolved. */
export function newDraft(
  catalog: Catalog,
  object: ObjectDeclaration,
  id: string,
  input: ResolvedInput,
): Draft {
  const children = Object.entries(input.children).map(([key, rows]) => {
    const childObject = objectNamed(catalog, object.children?.[key]?.object ?? "");
    const drafts = rows.map((row) => ({
      id: null,
      values: withDefaults(childObject, row.values),
      before: null,
    }));
    return [key, drafts] as const;
  });
  return {
    id,
    values: withDefaults(object, input.values),
    before: null,
    children: Object.fromEntries(children),
    childrenGiven: true,
  };
}
