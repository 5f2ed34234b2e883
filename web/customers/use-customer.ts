import { useQuery } from "@tanstack/react-query";
import { type FiscalCalendar, periodOf, previousPeriod } from "../../engine/calendar/index.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { records } from "../api/records.ts";
import type { DaySpan } from "../dashboard/chosen-period.ts";

/** Every number of a customer's page is narrowed so. */
export const ofCustomer = (id: string): PredicateInput => ({ field: "customer", op: "eq", value: id });

/** This fiscal year and the one before, as spans. */
export function customerYears(
  today: string,
  calendar: FiscalCalendar,
): { readonly now: DaySpan; readonly before: DaySpan } {
  const year = periodOf(today, "year", calendar);
  const before = previousPeriod(year, calendar);
  return { now: { from: year.start, to: year.end }, before: { from: before.start, to: before.end } };
}

/** The customer's newest orders of any kind; the first confirmed sale among them is the last order. */
export function useCustomerOrders(id: string, limit: number) {
  return useQuery({
    queryKey: ["customer-orders", id, limit],
    queryFn: ({ signal }) =>
      records("order").list(
        { filter: { field: "account", op: "eq", value: id }, sort: "-ordered_on,-number", limit },
        signal,
      ),
  });
}

/** The customer's last confirmed sale. */
export function useLastOrder(id: string) {
  return useQuery({
    queryKey: ["customer-last-order", id],
    queryFn: async ({ signal }) => {
      const page = await records("order").list(
        {
          filter: {
            and: [
              { field: "account", op: "eq", value: id },
              { field: "kind", op: "eq", value: "sale" },
              { field: "status", op: "eq", value: "confirmed" },
            ],
          },
          sort: "-ordered_on,-number",
          limit: 1,
        },
        signal,
      );
      return page.rows[0] ?? null;
    },
  });
}
