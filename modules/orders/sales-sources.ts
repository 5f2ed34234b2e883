import type { MetricSource } from "../../kernel/metric.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";

const headDimensions = {
  team: "team",
  seller: "seller",
  territory: "territory",
  customer: "account",
  channel: "channel",
} as const;

/** Totals on the order: the coarser rows, enough unless a product is asked for. */
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
/** Sales that a person answers for; what comes in without a seller cannot attain anybody's target. */
export const credited: PredicateInput = { and: [confirmed, { field: "seller", op: "not_empty" }] };
