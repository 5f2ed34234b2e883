import type { Field, FieldValue } from "../field.ts";
import { kindOf } from "../kinds/index.ts";
import type { FieldPath, Predicate } from "./predicate.ts";

/** The value of a field of the record at hand, and the field itself. */
export type ValueAt = (path: FieldPath) => { readonly field: Field; readonly value: FieldValue | null };

/** Whether a record satisfies a predicate. Agrees with the SQL of predicate-sql.ts by test. */
export function satisfies(predicate: Predicate, valueAt: ValueAt): boolean {
  switch (predicate.kind) {
    case "and":
      return predicate.parts.every((part) => satisfies(part, valueAt));
    case "or":
      return predicate.parts.some((part) => satisfies(part, valueAt));
    case "not":
      return !satisfies(predicate.part, valueAt);
    case "compare":
      return compares(predicate, valueAt);
  }
}

function compares(predicate: Extract<Predicate, { kind: "compare" }>, valueAt: ValueAt): boolean {
  const { field, value } = valueAt(predicate.path);
  if (predicate.op === "is_empty") return value === null;
  if (predicate.op === "not_empty") return value !== null;
  if (predicate.op === "ne") return !equalsAny(field, value, predicate.values);
  if (predicate.op === "not_in") return !equalsAny(field, value, predicate.values);
  if (value === null) return false;
  const [first] = predicate.values;
  if (predicate.op === "in") return equalsAny(field, value, predicate.values);
  if (first === undefined) return false;
  const order = kindOf(field).compare(value, first);
  switch (predicate.op) {
    case "eq":
      return order === 0;
    case "lt":
      return order < 0;
    case "lte":
      return order <= 0;
    case "gt":
      return order > 0;
    case "gte":
      return order >= 0;
    case "contains":
      return folded(value).includes(folded(first));
    case "starts_with":
      return folded(value).startsWith(folded(first));
  }
}

function equalsAny(field: Field, value: FieldValue | null, values: readonly FieldValue[]): boolean {
  return value !== null && values.some((other) => kindOf(field).compare(value, other) === 0);
}

/** Latin letters are compared without case; the database does the same (ASCII), so that both agree on every text. */
const folded = (value: FieldValue): string =>
  String(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
