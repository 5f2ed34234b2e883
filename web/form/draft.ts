import type { Catalog } from "../../kernel/catalog.ts";
import { objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import { kindOf } from "../../kernel/kinds/index.ts";
import { type InputValue, isReferenceJson, type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { Text } from "../../kernel/text.ts";
import type { RecordJson } from "../api/json.ts";
import type { Session } from "../api/session.ts";
import { currencyOf, mayGive } from "../record/field-sight.ts";

export type DraftValues = Readonly<Record<string, InputValue>>;
/** A line being typed; `key` tells lines apart on the page, `id` is that of a line that exists already. */
export type DraftRow = { readonly key: number; readonly id: string | null; readonly values: DraftValues };
export type Draft = {
  readonly values: DraftValues;
  readonly children: Readonly<Record<string, readonly DraftRow[]>>;
};

/** A problem beside its field; `row` counts from 0 in the child's list. */
export type FieldProblems = {
  readonly fields: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, Readonly<Record<number, Readonly<Record<string, string>>>>>>;
  /** What belongs to no field on the form. */
  readonly others: readonly string[];
};
export const noProblems: FieldProblems = { fields: {}, rows: {}, others: [] };

let lastKey = 0;
const nextKey = (): number => {
  lastKey += 1;
  return lastKey;
};

/** The fields of a form in the order of the object's sections, without those that the role may not give. */
export function formSections(
  object: ObjectDeclaration,
  session: Session,
): { readonly label: Text; readonly keys: readonly string[] }[] {
  return object.sections
    .map(({ label, fields }) => ({ label, keys: fields.filter((key) => mayGive(object, key, session)) }))
    .filter(({ keys }) => keys.length > 0);
}

export const formKeys = (object: ObjectDeclaration, session: Session): string[] =>
  formSections(object, session).flatMap(({ keys }) => keys);

function declaredDefault(field: Field): InputValue {
  if (!("default" in field) || field.default === undefined) return null;
  return viewOf(field).toInput(field.default as ValueJson);
}

/** What a new record starts with: declared defaults, oneself as the owner, the company's currency, today. */
function startingValue(object: ObjectDeclaration, key: string, field: Field, session: Session): InputValue {
  const declared = declaredDefault(field);
  if (declared !== null) return declared;
  const { user, workspace, today } = session;
  if (field.kind === "currency" && field.required === true) return workspace.currency;
  if (field.kind === "day" && field.required === true) return today;
  const isOwner = object.ownership.kind === "owned" && object.ownership.owner === key;
  return isOwner && user !== null ? { id: user.id, title: user.name } : null;
}

export function newRow(child: ObjectDeclaration, session: Session): DraftRow {
  const values = Object.fromEntries(
    formKeys(child, session).map((key) => {
      const field = child.fields[key];
      return [key, field === undefined ? null : declaredDefault(field)];
    }),
  );
  return { key: nextKey(), id: null, values };
}

const inputsOf = (object: ObjectDeclaration, record: RecordJson, keys: readonly string[]): DraftValues =>
  Object.fromEntries(
    keys.map((key) => {
      const field = object.fields[key];
      return [key, field === undefined ? null : viewOf(field).toInput((record[key] ?? null) as ValueJson)];
    }),
  );

/** The draft of a new record, or of one that is edited. */
export function startDraft(
  catalog: Catalog,
  object: ObjectDeclaration,
  session: Session,
  record: RecordJson | null,
  given: DraftValues = {},
): Draft {
  const keys = formKeys(object, session);
  const values =
    record === null
      ? Object.fromEntries(
          keys.map((key) => {
            const field = object.fields[key];
            return [key, field === undefined ? null : startingValue(object, key, field, session)];
          }),
        )
      : inputsOf(object, record, keys);
  const children = Object.fromEntries(
    Object.entries(object.children ?? {}).map(([key, child]) => {
      const declaration = objectNamed(catalog, child.object);
      const rows = record === null ? [] : ((record[key] ?? []) as readonly RecordJson[]);
      const drafts = rows.map((row) => ({
        key: nextKey(),
        id: row.id,
        values: inputsOf(declaration, row, formKeys(declaration, session)),
      }));
      return [key, drafts.length === 0 && child.required === true ? [newRow(declaration, session)] : drafts];
    }),
  );
  return { values: { ...values, ...given }, children };
}

const tidied = (object: ObjectDeclaration, values: DraftValues): Record<string, InputValue> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = object.fields[key];
      return [key, field === undefined ? value : viewOf(field).tidy(value)];
    }),
  );

export const sameInput = (a: InputValue | undefined, b: InputValue | undefined): boolean =>
  isReferenceJson(a) && isReferenceJson(b) ? a.id === b.id : (a ?? null) === (b ?? null);

const bodyValue = (value: InputValue): unknown => (isReferenceJson(value) ? { id: value.id } : value);

/** A line in which nothing was given is not meant. */
const isBlank = (child: ObjectDeclaration, row: DraftRow): boolean =>
  row.id === null &&
  Object.entries(row.values).every(
    ([key, value]) => value === null || sameInput(value, declaredDefault(child.fields[key] as Field)),
  );

const rowBody = (child: ObjectDeclaration, row: DraftRow): Record<string, unknown> => ({
  ...(row.id === null ? {} : { id: row.id }),
  ...Object.fromEntries(
    Object.entries(tidied(child, row.values))
      .filter(([, value]) => row.id !== null || value !== null)
      .map(([key, value]) => [key, bodyValue(value)]),
  ),
});

const sameRows = (a: readonly DraftRow[], b: readonly DraftRow[]): boolean =>
  a.length === b.length &&
  a.every((row, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      row.id === other.id &&
      Object.keys(row.values).every((key) => sameInput(row.values[key], other.values[key]))
    );
  });

/** What is sent: everything given for a new record, what differs from the `start` for one that is edited. */
export function bodyOf(
  catalog: Catalog,
  object: ObjectDeclaration,
  draft: Draft,
  start: Draft | null,
): Record<string, unknown> {
  const values = Object.entries(tidied(object, draft.values)).filter(([key, value]) =>
    start === null
      ? value !== null
      : !sameInput(value, start.values[key]) && object.fields[key]?.frozen !== true,
  );
  const children = Object.entries(object.children ?? {}).flatMap(([key, child]): [string, unknown][] => {
    const rows = draft.children[key] ?? [];
    if (start !== null && sameRows(rows, start.children[key] ?? [])) return [];
    const declaration = objectNamed(catalog, child.object);
    return [[key, rows.filter((row) => !isBlank(declaration, row)).map((row) => rowBody(declaration, row))]];
  });
  return Object.fromEntries([...values.map(([key, value]) => [key, bodyValue(value)]), ...children]);
}

export type Sentences = {
  readonly required: string;
  readonly expected: (what: Text) => string;
};

/** What can be told without the server: missing and misspelt values. The server looks again, and at everything. */
export function checkDraft(
  object: ObjectDeclaration,
  draft: Draft,
  session: Session,
  sentences: Sentences,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [key, value] of Object.entries(tidied(object, draft.values))) {
    const field = object.fields[key];
    if (field === undefined) continue;
    if (value === null) {
      if (field.required === true) problems[key] = sentences.required;
      continue;
    }
    const currency = currencyOf(field, draft.values, session.workspace.currency);
    const parsed = kindOf(field).parse(value, field, { currency });
    if (!parsed.ok) problems[key] = sentences.expected(parsed.expected);
  }
  return problems;
}
