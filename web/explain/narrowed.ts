import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { isReferenceJson } from "../api/json.ts";
import type { DimensionValue } from "../api/measure.ts";

/** Filters that must all hold; those that are missing ask nothing. Undefined where none is left. */
export function allOf(...filters: readonly (PredicateInput | undefined)[]): PredicateInput | undefined {
  const given = filters.filter((filter) => filter !== undefined);
  return given.length > 1 ? { and: given } : given[0];
}

/** The filter of one value of a dimension, as a cut gives it; null is "without one". */
export function dimensionIs(dimension: string, value: DimensionValue | undefined): PredicateInput {
  if (value === null || value === undefined) return { field: dimension, op: "is_empty" };
  return { field: dimension, op: "eq", value: isReferenceJson(value) ? value.id : value.key };
}

/** A dimension's value as a key of lists; "" is "without one". */
export function dimensionKey(value: DimensionValue | undefined): string {
  if (value === null || value === undefined) return "";
  return isReferenceJson(value) ? value.id : value.key;
}
