import type { MetricSource } from "../../kernel/metric.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";

const headDimensions = {
  team: "team",
  seller: "seller",
  territory: "territory",
  customer: "account",
  channel: "channel",
} as const;

/** Sums by day: the coarsest rows, enough unless a customer or a product is asked for. Only confirmed orders are in them. */
export const salesDays: MetricSource = {
  object: "sales_day",
  day: "ordered_on",
  dimensions: { team: "team", seller: "seller", territory: "territory", channel: "channel" },
  rows: { object: "sales_day", by: "id" },
  kept: true,
};

/** Totals on the order: enough unless a product is asked for. */
export const orders: MetricSource = {
  object: "order",
  day: "ordered_on",
  dimensions: headDimensions,
  rows: { object: "order", by: "id" },
};

export const orderLines: MetricSource = {
  object: "order_line",
  day: "ordered_on",
  dimensions: { ...headDimensions, product: "product", category: "product.category" },
  rows: { object: "order", by: "order" },
};

export const confirmed: PredicateInput = { field: "status", op: "eq", value: "confirmed" };
export const confirmedSale: PredicateInput = { and: [confirmed, { field: "kind", op: "eq", value: "sale" }] };
export const withSeller: PredicateInput = { field: "seller", op: "not_empty" };
/** Sales that a person answers for; what comes in without a seller cannot attain anybody's target. */
export const credited: PredicateInput = { and: [confirmed, withSeller] };
