import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { Field, FieldValue } from "../../kernel/field.ts";
import { isUuid, kindOf } from "../../kernel/kinds/index.ts";
import { allFields, fieldNamed, type ObjectDeclaration } from "../../kernel/object.ts";
import { type FieldProblem, Refusal } from "../../kernel/refusal.ts";
import { sightOf } from "../../kernel/rights.ts";
import { type Role, roleLabels } from "../../kernel/role.ts";

export type RecordInput = Readonly<Record<string, unknown>>;

/** A link given by its external id, to be resolved with all others of the batch at once. */
export class ExternalLink {
  readonly external: string;
  constructor(external: string) {
    this.external = external;
  }
}

export type ParsedValues = Record<string, FieldValue | ExternalLink | null>;
export type ParsedInput = {
  readonly values: ParsedValues;
  readonly children: Readonly<
    Record<string, readonly { readonly id: string | null; readonly values: ParsedValues }[]>
  >;
};

type ParseContext = {
  readonly catalog: Catalog;
  readonly role: Role;
  readonly companyCurrency: string;
  /** The loader may set what the system sets for people: numbers, teams, rates of long ago. */
  readonly trusted: boolean;
  readonly stored?: Readonly<Record<string, FieldValue | null>>;
};

/** Check one input against its object and turn it into values. Collects every problem before it refuses. */
export function parseInput(
  object: ObjectDeclaration,
  input: unknown,
  context: ParseContext,
  row?: number,
): ParsedInput {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new Refusal("input.invalid", {}, [
      {
        field: object.name,
        label: object.label,
        value: input,
        expected: { zh: "一个对象", en: "an object" },
      },
    ]);
  const problems: FieldProblem[] = [];
  const given = input as RecordInput;
  const values = parseValues(object, given, context, problems, row);
  const children: Record<string, { id: string | null; values: ParsedValues }[]> = {};
  for (const [key, child] of Object.entries(object.children ?? {})) {
    if (given[key] === undefined) continue;
    const rows = given[key];
    if (!Array.isArray(rows)) {
      problems.push({ field: key, label: child.label, value: rows, expected: { zh: "列表", en: "a list" } });
      continue;
    }
    const childObject = objectNamed(context.catalog, child.object);
    children[key] = rows.map((each: unknown, index) =>
      parseChild(
        childObject,
        each,
        { ...context, stored: currencySource(values, context) },
        problems,
        index + 1,
      ),
    );
  }
  if (problems.length > 0) throw new Refusal("input.invalid", {}, problems);
  return { values, children };
}

function parseChild(
  object: ObjectDeclaration,
  input: unknown,
  context: ParseContext,
  problems: FieldProblem[],
  row: number,
): { id: string | null; values: ParsedValues } {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    problems.push({
      field: object.name,
      label: object.label,
      value: input,
      expected: { zh: "一个对象", en: "an object" },
      row,
    });
    return { id: null, values: {} };
  }
  const { id, ...rest } = input as RecordInput;
  return { id: isUuid(id) ? id : null, values: parseValues(object, rest, context, problems, row) };
}

function currencySource(values: ParsedValues, context: ParseContext): Record<string, FieldValue | null> {
  const code = values.currency;
  return { ...context.stored, ...(typeof code === "string" ? { currency: code } : {}) };
}

function parseValues(
  object: ObjectDeclaration,
  given: RecordInput,
  context: ParseContext,
  problems: FieldProblem[],
  row: number | undefined,
): ParsedValues {
  const fields = allFields(object);
  const values: ParsedValues = {};
  // The currency decides how amounts are read, so it is read first.
  const keys = Object.keys(given).sort(
    (a, b) =>
      Number(fieldNamed(fields, b)?.kind === "currency") - Number(fieldNamed(fields, a)?.kind === "currency"),
  );
  for (const key of keys) {
    if (Object.hasOwn(object.children ?? {}, key)) continue;
    const field = requireWritable(object, fields, key, context);
    const value = given[key];
    if (value === undefined) continue;
    if (isBlank(value)) {
      values[key] = null;
      continue;
    }
    const external = field.kind === "ref" ? externalOf(value) : null;
    if (external !== null) {
      values[key] = new ExternalLink(external);
      continue;
    }
    const parsed = kindOf(field).parse(value, field, { currency: currencyFor(field, values, context) });
    if (parsed.ok) values[key] = parsed.value;
    else
      problems.push({
        field: key,
        label: field.label,
        value,
        expected: parsed.expected,
        ...(row === undefined ? {} : { row }),
      });
  }
  return values;
}

const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === "string" && value.trim() === "");

function externalOf(value: unknown): string | null {
  if (typeof value === "object" && value !== null && "external_id" in value) return String(value.external_id);
  if (isUuid(value)) return null;
  return typeof value === "string" ? value.trim() : null;
}

function requireWritable(
  object: ObjectDeclaration,
  fields: Readonly<Record<string, Field>>,
  key: string,
  context: ParseContext,
): Field {
  const field = fieldNamed(fields, key);
  if (field === undefined || sightOf(field, context.role) === "hidden")
    throw new Refusal("input.unknown_field", {
      object: object.label,
      field: key,
      fields: Object.entries(fields)
        .filter(([, each]) => each.readOnly !== true && sightOf(each, context.role) === "full")
        .map(([each]) => each)
        .join(", "),
    });
  if (sightOf(field, context.role) === "masked")
    throw new Refusal("right.field", { role: roleLabels[context.role], field: key });
  if (field.readOnly === true && !(context.trusted && key !== "version"))
    throw new Refusal("input.read_only", { object: object.label, field: key });
  return field;
}

function currencyFor(field: Field, values: ParsedValues, context: ParseContext): string {
  if (field.kind !== "money" || field.currencyFrom === "company") return context.companyCurrency;
  const code = values[field.currencyFrom] ?? context.stored?.[field.currencyFrom];
  return typeof code === "string" ? code : context.companyCurrency;
}
