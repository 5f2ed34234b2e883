import type { Field, FieldValue } from "../field.ts";
import type { Locale, Text } from "../text.ts";

export type Json = string | number | boolean | null | { readonly [key: string]: Json } | readonly Json[];
export type JsonSchema = { readonly [key: string]: Json };

export type Parsed<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly expected: Text };

/** What the field's value cannot know of itself: the currency of its record, the user's language and zone. */
export type ValueContext = { readonly currency: string };
export type FormatContext = ValueContext & { readonly locale: Locale };

export const operators = [
  "eq",
  "ne",
  "in",
  "not_in",
  "lt",
  "lte",
  "gt",
  "gte",
  "contains",
  "starts_with",
  "is_empty",
  "not_empty",
] as const;
export type Operator = (typeof operators)[number];

/**
 * Everything that the product needs to know of a kind of field. `F` is the declaration, `V` the value in the program.
 * Nobody outside the kinds' table asks which kind a field is.
 */
export type Kind<F extends Field, V extends FieldValue> = {
  /** PostgreSQL type of the column. */
  readonly columnType: (field: F) => string;
  /** The column's value as the driver hands it over (bigint, numeric, date as text; timestamptz as ISO text). */
  readonly fromColumn: (raw: FieldValue) => V;
  /** Accepts JSON, csv text and typed text; says what would be right when it refuses. */
  readonly parse: (input: unknown, field: F, context: ValueContext) => Parsed<V>;
  /** Accepts a part of a value, for `contains` and `starts_with`: "@example" is no e-mail address, and still asked for. */
  readonly parsePart?: (input: unknown) => Parsed<V>;
  /** The value in the API. */
  readonly toJson: (value: V, context: ValueContext) => Json;
  readonly jsonSchema: (field: F) => JsonSchema;
  /** Plain text for csv and exports: exact, no grouping. */
  readonly toPlain: (value: V, context: ValueContext) => string;
  /** For people. */
  readonly format: (value: V, field: F, context: FormatContext) => string;
  readonly operators: readonly Operator[];
  readonly compare: (a: V, b: V) => number;
};

export const ok = <V>(value: V): Parsed<V> => ({ ok: true, value });
export const expected = (zh: string, en: string): Parsed<never> => ({ ok: false, expected: { zh, en } });

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const orderOperators: readonly Operator[] = [
  "eq",
  "ne",
  "in",
  "not_in",
  "lt",
  "lte",
  "gt",
  "gte",
  "is_empty",
  "not_empty",
];
export const choiceOperators: readonly Operator[] = ["eq", "ne", "in", "not_in", "is_empty", "not_empty"];
