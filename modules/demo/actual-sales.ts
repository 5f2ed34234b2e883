import type { DemoOrder } from "./demo-company.ts";
import { companyNetOf } from "./sale.ts";

/**
 * Net sales of confirmed orders in whole yuan. From them the demo makes up targets, which are round figures anyway;
 * what the product shows is computed from the orders.
 */
export type Actuals = {
  readonly ofPersonYear: (person: string, year: number) => number;
  readonly ofYear: (year: number) => number;
};

export function actualSales(orders: readonly DemoOrder[]): Actuals {
  const byPersonYear = new Map<string, bigint>();
  const byYear = new Map<number, bigint>();
  for (const order of orders) {
    if (order.status !== "confirmed") continue;
    const net = companyNetOf(order);
    const year = Number(order.ordered_on.slice(0, 4));
    const key = `${order.seller.external_id} ${year}`;
    byPersonYear.set(key, (byPersonYear.get(key) ?? 0n) + net);
    byYear.set(year, (byYear.get(year) ?? 0n) + net);
  }
  const yuan = (fen: bigint | undefined): number => Number((fen ?? 0n) / 100n);
  return {
    ofPersonYear: (person, year) => yuan(byPersonYear.get(`${person} ${year}`)),
    ofYear: (year) => yuan(byYear.get(year)),
  };
}
