import { daysBetween } from "../../engine/calendar/index.ts";
import type { DimensionValue, MeasureRow, MetricValue } from "../api/measure.ts";
import { dimensionKey } from "../explain/narrowed.ts";

/** A customer as his seller sees him: what he bought in the period, and how long he has not bought. */
export type CustomerStanding = {
  readonly key: string;
  readonly customer: DimensionValue;
  readonly sales: MetricValue;
  readonly growth: MetricValue;
  /** The last day with an order within the time looked back; null: none. */
  readonly lastOrder: string | null;
  readonly daysSince: number | null;
};

/**
 * Customers with their sales of the period and their last order. `sales` are rows by customer, `days` rows by customer
 * and day of the orders metric; those who bought come first, in the order of their rows; who bought neither now nor in the time looked back is not in the answer.
 */
export function customerStandings(
  sales: readonly MeasureRow[],
  days: readonly MeasureRow[],
  today: string,
): CustomerStanding[] {
  const last = new Map<string, string>();
  const names = new Map<string, DimensionValue>();
  for (const { dimensions } of sales) {
    const customer = dimensions.customer ?? null;
    names.set(dimensionKey(customer), customer);
  }
  for (const { dimensions, period, values } of days) {
    const customer = dimensions.customer ?? null;
    const key = dimensionKey(customer);
    names.set(key, customer);
    if (period !== null && values.orders !== 0 && period.start > (last.get(key) ?? ""))
      last.set(key, period.start);
  }
  const byKey = new Map(sales.map((row) => [dimensionKey(row.dimensions.customer), row.values]));
  return [...names].map(([key, customer]) => {
    const lastOrder = last.get(key) ?? null;
    return {
      key,
      customer,
      sales: byKey.get(key)?.net_sales ?? null,
      growth: byKey.get(key)?.sales_growth ?? null,
      lastOrder,
      daysSince: lastOrder === null ? null : daysBetween(lastOrder, today),
    };
  });
}

/** Days without an order after which a customer is shown as quiet. */
export const quietAfter = 90;

export const isQuiet = (customer: CustomerStanding): boolean =>
  customer.daysSince === null || customer.daysSince > quietAfter;

/** Longest without an order first; who has none in the time looked back comes before all. */
export function quietFirst(customers: readonly CustomerStanding[]): CustomerStanding[] {
  const since = (customer: CustomerStanding): number => customer.daysSince ?? Number.POSITIVE_INFINITY;
  return [...customers].sort((one, other) => {
    const [a, b] = [since(one), since(other)];
    return a === b ? 0 : b - a;
  });
}
