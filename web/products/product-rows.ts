import { compareDecimal, parseDecimal } from "../../engine/decimal/index.ts";
import { isMoneyJson, isReferenceJson, type RecordJson, type ReferenceJson } from "../api/json.ts";
import type { MeasureRow, MetricValue } from "../api/measure.ts";
import { dimensionKey } from "../explain/narrowed.ts";

/** A product with what it costs, what it is sold for, and what it brought. */
export type ProductRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly category: ReferenceJson | null;
  readonly active: boolean;
  readonly list_price: MetricValue;
  readonly unit_cost: MetricValue;
  readonly units: MetricValue;
  readonly net_sales: MetricValue;
  readonly sales_growth: MetricValue;
  readonly gross_margin: MetricValue;
  readonly gross_margin_rate: MetricValue;
};

export const productColumns = [
  "code",
  "name",
  "category",
  "list_price",
  "unit_cost",
  "units",
  "net_sales",
  "sales_growth",
  "gross_margin",
  "gross_margin_rate",
] as const;
export type ProductColumn = (typeof productColumns)[number];

/** The catalogue beside what was measured by product; a product that sold nothing has no numbers, not zeros. */
export function productRows(products: readonly RecordJson[], measured: readonly MeasureRow[]): ProductRow[] {
  const values = new Map(measured.map((row) => [dimensionKey(row.dimensions.product), row.values]));
  return products.map((product) => {
    const own = values.get(product.id) ?? {};
    const decimal = (value: unknown): MetricValue => (typeof value === "string" ? value : null);
    return {
      id: product.id,
      code: String(product.code ?? ""),
      name: String(product.name ?? ""),
      category: isReferenceJson(product.category) ? product.category : null,
      active: product.active !== false,
      list_price: decimal(product.list_price),
      unit_cost: decimal(product.unit_cost),
      units: own.units ?? null,
      net_sales: own.net_sales ?? null,
      sales_growth: own.sales_growth ?? null,
      gross_margin: own.gross_margin ?? null,
      gross_margin_rate: own.gross_margin_rate ?? null,
    };
  });
}

/** By a column, texts by name and numbers by value; what has no value comes last either way. */
export function sortedProducts(
  rows: readonly ProductRow[],
  column: ProductColumn,
  descending: boolean,
): ProductRow[] {
  const direction = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    if (column === "code" || column === "name")
      return direction * one[column].localeCompare(other[column], "zh-CN");
    if (column === "category")
      return direction * (one.category?.title ?? "").localeCompare(other.category?.title ?? "", "zh-CN");
    const [a, b] = [decimalOf(one[column]), decimalOf(other[column])];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return direction * compareDecimal(a, b);
  });
}

function decimalOf(value: MetricValue) {
  return value === null ? null : parseDecimal(isMoneyJson(value) ? value.amount : String(value));
}
