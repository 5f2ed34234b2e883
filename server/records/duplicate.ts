import type { Catalog } from "../../kernel/catalog.ts";
import type { Draft } from "../../kernel/draft.ts";
import { kindOf } from "../../kernel/kinds/index.ts";
import { allFields, columnOf, type ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { tablesOf } from "../../kernel/tables.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { currencyOf } from "./record-json.ts";

const uniqueViolation = "23505";

/**
 * The refusal for a value that another record has already; null for any other error. The database names only its
 * index: under row rights it does not say whose value it was, and neither do we.
 */
export function duplicateRefusal(
  error: unknown,
  catalog: Catalog,
  object: ObjectDeclaration,
  drafts: readonly Pick<Draft, "values">[],
  tx: Transaction,
): Refusal | null {
  if (typeof error !== "object" || error === null || !("code" in error) || error.code !== uniqueViolation)
    return null;
  const name = "constraint" in error ? error.constraint : undefined;
  const table = tablesOf(catalog).find((each) => each.name === object.plural);
  const columns = table?.indexes.find((index) => index.name === name)?.columns;
  if (columns === undefined) return null;
  const fields = Object.entries(allFields(object)).filter(([key, field]) =>
    columns.includes(columnOf(key, field)),
  );
  const values = drafts.length === 1 ? drafts[0]?.values : undefined;
  // A link's value is an id, which says nothing to people.
  const shown = fields.flatMap(([key, field]) => {
    const value = values?.[key] ?? null;
    return value === null || field.kind === "ref"
      ? []
      : [kindOf(field).toPlain(value, { currency: currencyOf(values ?? {}, field, tx) })];
  });
  return new Refusal("record.duplicate", {
    object: object.label,
    fields: {
      zh: fields.map(([, field]) => field.label.zh).join("、"),
      en: fields.map(([, field]) => field.label.en).join(", "),
    },
    value: shown.length === 0 ? "—" : shown.join(", "),
  });
}
