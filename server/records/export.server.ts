import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import type { Catalog } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import type { Json } from "../../kernel/kinds/index.ts";
import { kindOf } from "../../kernel/kinds/index.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requireRight, requireUsable } from "../../kernel/rights.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { type ListQuery, listRecords } from "./list.server.ts";
import { fieldsFor, type RecordJson } from "./record-json.ts";

export type ExportQuery = ListQuery & {
  readonly columns: readonly string[];
  readonly format: "xlsx" | "csv";
};
export type ExportFile = { readonly name: string; readonly contentType: string; readonly content: Buffer };

/** More rows than this belong in a filter, or in a backup: refused, never cut in silence. */
const rowsMax = 100_000;
const pageSize = 1_000;

/** The current view as a file: the same filter, sort, columns and rights as the list. */
export async function exportRecords(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  query: ExportQuery,
): Promise<ExportFile> {
  requireRight(object, "export", tx.actor.role);
  const fields = exportedFields(object, query.columns, tx);
  const rows: RecordJson[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRecords>> = await listRecords(tx, catalog, object, {
      ...query,
      limit: pageSize,
      ...(after === null ? {} : { after }),
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null && rows.length < rowsMax);
  if (after !== null) throw new Refusal("export.too_many", { limit: rowsMax });
  const heads = fields.map(([, field]) => field.label[tx.actor.locale]);
  const name = `${object.label[tx.actor.locale]}-${tx.today}.${query.format}`;
  return query.format === "csv"
    ? csvFile(name, heads, rows, fields, tx)
    : await xlsxFile(name, heads, rows, fields, tx);
}

function exportedFields(
  object: ObjectDeclaration,
  columns: readonly string[],
  tx: Transaction,
): [string, Field][] {
  if (columns.length > 0) return columns.map((key) => [key, requireUsable(object, key, tx.actor.role)]);
  return Object.entries(fieldsFor(object, tx)).filter(
    ([key]) => !["version", "deleted_at", "updated_by", "created_by"].includes(key),
  );
}

function csvFile(
  name: string,
  heads: readonly string[],
  rows: readonly RecordJson[],
  fields: readonly [string, Field][],
  tx: Transaction,
): ExportFile {
  const lines = rows.map((row) =>
    fields.map(([key, field]) => harmless(shown(row[key] ?? null, field, tx), field)),
  );
  // The mark at the beginning tells Excel that the file is UTF-8; without it Chinese is broken there.
  return {
    name,
    contentType: "text/csv; charset=utf-8",
    content: Buffer.from(`\uFEFF${stringify([[...heads], ...lines])}`),
  };
}

/** A text that a spreadsheet would run as a formula is kept a text. Numbers keep their sign. */
function harmless(value: string, field: Field): string {
  const isText = field.kind === "text" || field.kind === "ref";
  return isText && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

async function xlsxFile(
  name: string,
  heads: readonly string[],
  rows: readonly RecordJson[],
  fields: readonly [string, Field][],
  tx: Transaction,
): Promise<ExportFile> {
  const header = heads.map((head) => ({
    value: head,
    fontWeight: "bold" as const,
    backgroundColor: "#EEF2F6",
  }));
  const data = rows.map((row) => fields.map(([key, field]) => xlsxCell(row[key] ?? null, field, tx)));
  const columns = fields.map(([, field]) => ({
    width: field.kind === "text" || field.kind === "ref" ? 24 : 14,
  }));
  const file = writeXlsxFile([header, ...data], { columns, stickyRowsCount: 1 });
  return {
    name,
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: await file.toBuffer(),
  };
}

/** Numbers go as numbers, so that a spreadsheet can add them up; exact texts of 15 digits and more stay texts. */
function xlsxCell(value: Json, field: Field, tx: Transaction) {
  const text = shown(value, field, tx);
  if (text === "") return null;
  if (["money", "decimal", "integer"].includes(field.kind) && text.replace(/\D/g, "").length <= 15)
    return {
      type: Number,
      value: Number(text),
      format: field.kind === "money" ? "#,##0.00" : field.kind === "integer" ? "0" : "#,##0.######",
    };
  if (field.kind === "percent") return { type: Number, value: Number(String(value)), format: "0.0#%" };
  return { type: String, value: text };
}

function shown(value: Json, field: Field, tx: Transaction): string {
  if (value === null) return "";
  if (typeof value === "object" && "amount" in value) return String(value.amount);
  if (typeof value === "object" && "title" in value) return String(value.title ?? "");
  if (field.kind === "option" || field.kind === "boolean") {
    const kind = kindOf(field);
    return kind.format(kind.fromColumn(value as string | boolean), field, {
      locale: tx.actor.locale,
      currency: tx.actor.workspace.currency,
    });
  }
  return String(value);
}
