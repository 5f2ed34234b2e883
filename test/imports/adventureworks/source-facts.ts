import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Decimal, decimal, multiplyDecimal, roundDecimal } from "../../../engine/decimal/index.ts";

/** Seen from the repository's root; not part of it. */
export const folder = "../shared/data/adventureworks/oltp";

/** The orders whose lines are not all in the source, as its description lists them. */
export const incompleteOrders =
  "51125 51171 51695 51750 53604 53609 55272 55320 57066 57182 59053 61197 61262 61265 63166 65090 67202 67203 67204 69309 69310 71691 71692".split(
    " ",
  );

/** Quota and actual of the twelve quota periods, as the source's description has them; the last ends with the data. */
export const quotaPeriods = [
  ["2011-05-31", "3886000", "3193633.9687"],
  ["2011-08-31", "5627000", "4871801.3365"],
  ["2011-12-01", "4750000", "4069186.0383"],
  ["2012-02-29", "5068000", "4153820.4211"],
  ["2012-05-30", "10537000", "8880239.4359"],
  ["2012-08-30", "8654000", "7041183.7535"],
  ["2012-11-30", "5913000", "5266343.5050"],
  ["2013-02-28", "8039000", "6733903.8208"],
  ["2013-05-30", "13733000", "10937566.5678"],
  ["2013-08-30", "11097000", "9282162.9729"],
  ["2013-11-30", "8051000", "7114746.3184"],
  ["2014-03-01", "10359000", "8943116.0443"],
] as const;
export const endOfData = "2014-07-01";

type Row = Readonly<Record<string, string>>;

/** These files quote nothing, which is checked: a cell more than the head has fails the test. */
function readRows(name: string): Row[] {
  const bytes = readFileSync(join(folder, name));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const [head = "", ...lines] = text.trimEnd().split(/\r?\n/);
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== columns.length) throw new Error(`${name}: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

export type SourceOrder = {
  readonly id: string;
  readonly day: string;
  readonly seller: string;
  readonly territory: string;
  readonly subTotal: Decimal;
  /** In cents, each line rounded half up. */
  net: bigint;
  cost: bigint;
  units: bigint;
};

const cents = (value: Decimal): bigint => roundDecimal(value, 2).units;

/** The orders with the sums of their lines, computed from the files alone. */
export function readOrders(): Map<string, SourceOrder> {
  const orders = new Map<string, SourceOrder>();
  for (const row of readRows("SalesOrderHeader.csv.gz"))
    orders.set(row.SalesOrderID ?? "", {
      id: row.SalesOrderID ?? "",
      day: row.OrderDate ?? "",
      seller: row.SalesPersonID ?? "",
      territory: row.TerritoryID ?? "",
      subTotal: decimal(row.SubTotal ?? ""),
      net: 0n,
      cost: 0n,
      units: 0n,
    });
  for (const row of readRows("derived_SalesOrderDetail.csv.gz")) {
    const order = orders.get(row.SalesOrderID ?? "");
    if (order === undefined) throw new Error(`a line of no order: ${row.SalesOrderID}`);
    order.net += cents(decimal(row.LineTotal ?? ""));
    order.cost += cents(multiplyDecimal(decimal(row.OrderQty ?? ""), decimal(row.UnitStandardCost ?? "")));
    order.units += BigInt(row.OrderQty ?? "");
  }
  return orders;
}

/** Whether any column of the orders says that they were in another currency than the company's. */
export const orderColumns = (): string[] => Object.keys(readRows("SalesOrderHeader.csv.gz")[0] ?? {});

export const readQuotas = (): { readonly seller: string }[] =>
  readRows("SalesPersonQuotaHistory.csv").map((row) => ({ seller: row.BusinessEntityID ?? "" }));
