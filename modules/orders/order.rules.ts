import {
  addDecimal,
  type Decimal,
  decimal,
  formatDecimalTrimmed,
  parseDecimal,
} from "../../engine/decimal/index.ts";
import { salesLineAmounts } from "../../engine/sales-line/index.ts";
import type { Draft, DraftValues } from "../../kernel/draft.ts";

const ONE = decimal("1");
const ZERO = decimal("0");

function decimalAt(values: Readonly<DraftValues>, key: string): Decimal | null {
  const value = values[key];
  return typeof value === "string" ? parseDecimal(value) : null;
}

/** Fill a line's amounts from what is frozen on it. The formula itself is engine/sales-line's. */
export function priceLine(line: DraftValues, order: Readonly<DraftValues>, companyCurrency: string): void {
  const quantity = decimalAt(line, "quantity");
  const unitPrice = decimalAt(line, "unit_price");
  if (quantity === null || unitPrice === null) return; // reported as missing by the required check
  const amounts = salesLineAmounts({
    quantity,
    unitPrice,
    discount: decimalAt(line, "discount") ?? ZERO,
    unitCost: decimalAt(line, "unit_cost"),
    taxRate: decimalAt(line, "tax_rate"),
    statedNetAmount: decimalAt(line, "stated_net"),
    currency: String(order.currency),
    companyCurrency,
    rate: decimalAt(order, "rate") ?? ONE,
  });
  line.list_amount = amounts.listAmount;
  line.discount_amount = amounts.discountAmount;
  line.net_amount = amounts.netAmount;
  line.tax_amount = amounts.taxAmount;
  line.company_net = amounts.companyNetAmount;
  line.company_cost = amounts.companyCostAmount;
}

const totals = [
  "list_amount",
  "discount_amount",
  "net_amount",
  "tax_amount",
  "company_net",
  "company_cost",
] as const;

/** Totals of the order are the sums of its lines; an amount that no line has stays empty. */
export function sumLines(order: Draft): void {
  const lines = order.children.lines ?? [];
  for (const key of totals) {
    const amounts = lines.flatMap((line) => (typeof line.values[key] === "bigint" ? [line.values[key]] : []));
    order.values[key] = amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n);
  }
  const quantities = lines.flatMap((line) => decimalAt(line.values, "quantity") ?? []);
  order.values.units = formatDecimalTrimmed(quantities.reduce(addDecimal, ZERO));
}

export type DatedValue = { readonly from: string; readonly value: string };

/** The value in force on a day, of a history sorted by day; null before its first day. */
export function valueOn(history: readonly DatedValue[], day: string): string | null {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle]?.from ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return history[low - 1]?.value ?? null;
}
