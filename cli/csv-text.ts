import { stringify } from "csv-stringify/sync";

/** Rows as csv, without a head of their own. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(rows.map((row) => [...row])).replace(/\n$/, "");

/** A name that a spreadsheet would run as a formula is kept a text. */
export const harmlessName = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
