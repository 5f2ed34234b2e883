import type { DemoOrder, DemoOrderKind } from "./demo-company.ts";
import { orderRecord, type Sale } from "./sale.ts";

/** 销售, 退货, 折让. Not the prefix that the product itself gives out, so that new orders never meet an old number. */
const prefixes: Readonly<Record<DemoOrderKind, string>> = { sale: "XS", return: "TH", credit_note: "ZR" };

/** Numbers the documents within kind and year by day and writes them down, oldest first. */
export function buildOrders(documents: readonly Sale[]): DemoOrder[] {
  const counts = new Map<string, number>();
  const numbers = new Map<Sale, string>();
  const ordered = [...documents].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return ordered.map((document) => {
    const series = `${prefixes[document.kind]}-${document.day.slice(0, 4)}`;
    const count = (counts.get(series) ?? 0) + 1;
    counts.set(series, count);
    const number = `${series}-${String(count).padStart(5, "0")}`;
    numbers.set(document, number);
    const original = document.original === null ? null : (numbers.get(document.original) ?? null);
    return orderRecord(document, number, original);
  });
}
