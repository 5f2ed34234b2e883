import type { FieldValue } from "../field.ts";
import type { Operator } from "../kinds/index.ts";

/**
 * The one filter language of the product. JSON:
 * `{"field":"channel","op":"eq","value":"direct"}`, `{"and":[…]}`, `{"or":[…]}`, `{"not":…}`; `in` and `not_in` take a
 * list; `is_empty` and `not_empty` take none. A field may be reached through one link: `"account.level"`.
 * Two-valued: a comparison with an empty value is false, and `ne`, `not_in`, `not` are exact opposites.
 */
export type PredicateInput =
  | { readonly field: string; readonly op: Operator; readonly value?: unknown }
  | { readonly and: readonly PredicateInput[] }
  | { readonly or: readonly PredicateInput[] }
  | { readonly not: PredicateInput };

/** A predicate whose fields exist, may be used, and whose values are of the field's kind. */
export type Predicate =
  | {
      readonly kind: "compare";
      readonly path: FieldPath;
      readonly op: Operator;
      readonly values: readonly FieldValue[];
    }
  | { readonly kind: "and" | "or"; readonly parts: readonly Predicate[] }
  | { readonly kind: "not"; readonly part: Predicate };

/** `through` is the ref field that leads to the other record; null for the record's own field. */
export type FieldPath = { readonly through: string | null; readonly key: string };

export const pathText = (path: FieldPath): string =>
  path.through === null ? path.key : `${path.through}.${path.key}`;
export const everything: Predicate = { kind: "and", parts: [] };
