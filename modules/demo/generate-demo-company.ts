import type { Day } from "../../engine/calendar/index.ts";
import { buildContacts } from "./contacts.ts";
import { buildCustomers } from "./customers.ts";
import type { DemoCompany } from "./demo-company.ts";
import { buildExchangeRates, companyCurrency, currencyRecords } from "./exchange-rates.ts";
import { buildOrders } from "./orders.ts";
import { buildPeople, teamRecords, territoryRecords } from "./people.ts";
import { buildProducts, categoryRecords, costRecords, priceRecords } from "./products.ts";
import { createRandom } from "./random.ts";
import { buildReturns } from "./returns.ts";
import { buildSales } from "./sales.ts";
import { sellingMonths } from "./selling-days.ts";
import { buildTargets, targetPlanRecords } from "./targets.ts";
import { timelineUpTo } from "./timeline.ts";

/**
 * A Chinese maker of precision transmissions with three full years of sales and the running one up to `today`.
 * The same seed and day give the same company, record by record. RangeError when `today` is not a day, or lies
 * outside the years for which 春节 is known.
 */
export function generateDemoCompany(options: { readonly seed: number; readonly today: Day }): DemoCompany {
  const timeline = timelineUpTo(options.today);
  const random = createRandom(options.seed);
  const months = sellingMonths(timeline);
  const people = buildPeople(timeline, random.fork("people"));
  const products = buildProducts(timeline, random.fork("products"));
  const rates = buildExchangeRates(months, timeline.today, random.fork("rates"));
  const customers = buildCustomers({ timeline, seats: people.seats, products }, random.fork("customers"));
  const sales = buildSales(customers, { timeline, months, rates }, random.fork("sales"));
  const returns = buildReturns(sales, timeline.today, random.fork("returns"));
  const orders = buildOrders([...sales, ...returns]);
  return {
    title: "砺衡精密传动（演示）",
    currency: companyCurrency,
    time_zone: "Asia/Shanghai",
    fiscal_start_month: 1,
    starts_on: timeline.start,
    today: timeline.today,
    records: {
      territory: territoryRecords(),
      team: teamRecords(),
      user: people.users,
      membership: people.memberships,
      currency: currencyRecords,
      exchange_rate: rates,
      fiscal_calendar: [{ external_id: "calendar-year", name: "自然年", start_month: 1, pattern: "months" }],
      category: categoryRecords(),
      product: products.map(({ record }) => record),
      product_price: priceRecords(products),
      product_cost: costRecords(products),
      account: customers.map(({ record }) => record),
      contact: buildContacts(customers, random.fork("contacts")),
      order: orders,
      target_plan: targetPlanRecords(timeline),
      target: buildTargets(orders, { timeline, months, people }, random.fork("targets")),
    },
  };
}
