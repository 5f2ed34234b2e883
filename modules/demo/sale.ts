import { type Day, weekday } from "../../engine/calendar/index.ts";
import { decimal } from "../../engine/decimal/index.ts";
import { type SalesLine, salesLineAmounts } from "../../engine/sales-line/index.ts";
import type { Customer } from "./customers.ts";
import {
  type DemoChannel,
  type DemoOrder,
  type DemoOrderKind,
  type DemoOrderLine,
  type DemoOrderStatus,
  linkTo,
} from "./demo-company.ts";
import { companyCurrency } from "./exchange-rates.ts";
import { type CatalogueProduct, yuanText } from "./products.ts";

/** A line before it is written down. Whole numbers throughout: tenths of a piece, fen or cents, thousandths. */
export type SaleLine = {
  readonly product: CatalogueProduct;
  readonly quantityTenths: number;
  readonly unitPriceFen: number;
  readonly discountPermille: number;
  readonly unitCostFen: number;
  readonly taxRate: string;
};

/** An order, return or credit note before it has a number. */
export type Sale = {
  readonly customer: Customer;
  readonly kind: DemoOrderKind;
  readonly status: DemoOrderStatus;
  readonly day: Day;
  readonly seller: string;
  readonly channel: DemoChannel;
  readonly currency: string;
  readonly rate: string;
  readonly original: Sale | null;
  readonly note: string | null;
  readonly lines: readonly SaleLine[];
};

export const isWorkday = (day: Day): boolean => weekday(day) <= 5;

/** Tenths as a plain decimal: 125 is "12.5", 120 is "12", −5 is "-0.5". */
export function tenthsText(tenths: number): string {
  const magnitude = Math.abs(tenths);
  const fraction = magnitude % 10 === 0 ? "" : `.${magnitude % 10}`;
  return `${tenths < 0 ? "-" : ""}${Math.trunc(magnitude / 10)}${fraction}`;
}

/** Thousandths as a fraction: 85 is "0.085", 50 is "0.05", 0 is "0". */
export function permilleText(permille: number): string {
  return permille === 0 ? "0" : `0.${String(permille).padStart(3, "0").replace(/0+$/, "")}`;
}

function lineRecord(line: SaleLine): DemoOrderLine {
  return {
    product: linkTo(line.product.record.external_id),
    quantity: tenthsText(line.quantityTenths),
    unit_price: yuanText(line.unitPriceFen),
    discount: permilleText(line.discountPermille),
    unit_cost: yuanText(line.unitCostFen),
    tax_rate: line.taxRate,
  };
}

/** The order as it is loaded. */
export function orderRecord(sale: Sale, number: string, originalNumber: string | null): DemoOrder {
  return {
    external_id: number,
    number,
    kind: sale.kind,
    status: sale.status,
    ordered_on: sale.day,
    account: linkTo(sale.customer.record.external_id),
    seller: linkTo(sale.seller),
    territory: sale.customer.record.territory,
    channel: sale.channel,
    currency: sale.currency,
    rate: sale.rate,
    ...(originalNumber === null ? {} : { original_order: linkTo(originalNumber) }),
    ...(sale.note === null ? {} : { note: sale.note }),
    lines: sale.lines.map(lineRecord),
  };
}

/** The line as the engine computes it. */
export function engineLine(line: DemoOrderLine, currency: string, rate: string): SalesLine {
  return {
    quantity: decimal(line.quantity),
    unitPrice: decimal(line.unit_price),
    discount: decimal(line.discount),
    unitCost: decimal(line.unit_cost),
    taxRate: decimal(line.tax_rate),
    currency,
    companyCurrency,
    rate: decimal(rate),
  };
}

/** Net amount of the order in the company's currency, in fen: the sum of its rounded lines. */
export function companyNetOf(order: DemoOrder): bigint {
  return order.lines
    .map((line) => salesLineAmounts(engineLine(line, order.currency, order.rate)).companyNetAmount)
    .reduce((total, amount) => total + amount, 0n);
}
