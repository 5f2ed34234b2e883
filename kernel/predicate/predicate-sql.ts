import { type RawBuilder, sql } from "kysely";
import type { Field, FieldValue } from "../field.ts";
import { kindOf } from "../kinds/index.ts";
import type { FieldPath, Predicate } from "./predicate.ts";

/** Where a field stands in the query at hand. */
export type ColumnOf = (path: FieldPath) => { readonly field: Field; readonly column: RawBuilder<unknown> };

/**
 * A predicate as an SQL condition. Agrees with evaluate.ts by test. Unknown (null) counts as false: at the top SQL
 * does so itself, so that indexes still serve; below a `not` each comparison is closed with coalesce.
 */
export function predicateSql(
  predicate: Predicate,
  columnOf: ColumnOf,
  belowNot = false,
): RawBuilder<boolean> {
  switch (predicate.kind) {
    case "and":
      return joined(predicate.parts, columnOf, belowNot, sql` and `, sql<boolean>`true`);
    case "or":
      return joined(predicate.parts, columnOf, belowNot, sql` or `, sql<boolean>`false`);
    case "not":
      return sql<boolean>`not (${predicateSql(predicate.part, columnOf, true)})`;
    case "compare": {
      const condition = comparisonSql(predicate, columnOf);
      return belowNot ? sql<boolean>`coalesce(${condition}, false)` : condition;
    }
  }
}

function joined(
  parts: readonly Predicate[],
  columnOf: ColumnOf,
  belowNot: boolean,
  separator: RawBuilder<unknown>,
  whenEmpty: RawBuilder<boolean>,
): RawBuilder<boolean> {
  if (parts.length === 0) return whenEmpty;
  return sql<boolean>`(${sql.join(
    parts.map((part) => predicateSql(part, columnOf, belowNot)),
    separator,
  )})`;
}

const symbols = { eq: sql`=`, lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` } as const;

function comparisonSql(
  predicate: Extract<Predicate, { kind: "compare" }>,
  columnOf: ColumnOf,
): RawBuilder<boolean> {
  const { field, column } = columnOf(predicate.path);
  const type = sql.raw(parameterType(field));
  const first = parameter(predicate.values[0]);
  const list = predicate.values.map(parameter);
  switch (predicate.op) {
    case "is_empty":
      return sql<boolean>`${column} is null`;
    case "not_empty":
      return sql<boolean>`${column} is not null`;
    case "eq":
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return sql<boolean>`${column} ${symbols[predicate.op]} ${first}::${type}`;
    case "ne":
      return sql<boolean>`${column} is distinct from ${first}::${type}`;
    case "in":
      return sql<boolean>`${column} = any(${list}::${type}[])`;
    case "not_in":
      return sql<boolean>`not coalesce(${column} = any(${list}::${type}[]), false)`;
    case "contains":
      return sql<boolean>`lower(${column} collate "C") like ${`%${likeText(predicate.values[0])}%`} collate "C"`;
    case "starts_with":
      return sql<boolean>`lower(${column} collate "C") like ${`${likeText(predicate.values[0])}%`} collate "C"`;
  }
}

/** Comparisons order text as bytes do, as the program's own comparison does. */
const parameterType = (field: Field): string =>
  kindOf(field)
    .columnType(field)
    .replace(/\(.*\)$/, "")
    .replace("char", "text");

const parameter = (value: FieldValue | undefined): string | number | boolean | null =>
  value === undefined ? null : typeof value === "bigint" ? String(value) : value;

const likeText = (value: FieldValue | undefined): string =>
  String(value ?? "")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[\\%_]/g, "\\$&");
