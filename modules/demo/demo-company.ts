import type { Day } from "../../engine/calendar/index.ts";

/** A link to another record of the demo by its external id. */
export type DemoRef = { readonly external_id: string };

/** Every record carries the id by which links name it, and which makes a second load change nothing. */
type Identified = { readonly external_id: string };

export type DemoTerritory = Identified & { readonly name: string; readonly code: string };

export type DemoTeam = Identified & {
  readonly name: string;
  readonly parent?: DemoRef;
  readonly territory?: DemoRef;
};

export type DemoRole =
  | "director"
  | "sales_ops"
  | "manager"
  | "rep"
  | "finance"
  | "service"
  | "channel"
  | "auditor"
  | "admin";

export type DemoUser = Identified & {
  readonly name: string;
  readonly email: string;
  readonly role: DemoRole;
  readonly job_title: string;
  readonly phone: string;
  readonly joined_on: Day;
  /** The first day on which the person is no longer there. */
  readonly left_on?: Day;
  readonly active: boolean;
};

export type DemoMembership = Identified & {
  readonly user: DemoRef;
  readonly team: DemoRef;
  readonly lead: boolean;
  readonly starts_on: Day;
  readonly ends_on?: Day;
};

export type DemoCurrency = Identified & {
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
};

export type DemoExchangeRate = Identified & {
  readonly from_currency: string;
  readonly to_currency: string;
  readonly valid_from: Day;
  readonly rate: string;
};

export type DemoFiscalCalendar = Identified & {
  readonly name: string;
  readonly start_month: number;
  readonly pattern: "months";
};

export type DemoCategory = Identified & { readonly name: string; readonly parent?: DemoRef };

export type DemoProduct = Identified & {
  readonly code: string;
  readonly name: string;
  readonly category: DemoRef;
  readonly unit: string;
  readonly active: boolean;
  readonly description: string;
};

export type DemoProductPrice = Identified & {
  readonly product: DemoRef;
  readonly valid_from: Day;
  readonly price: string;
};

export type DemoProductCost = Identified & {
  readonly product: DemoRef;
  readonly valid_from: Day;
  readonly cost: string;
};

export type DemoLevel = "vip" | "key" | "normal" | "prospect";

export type DemoAccount = Identified & {
  readonly name: string;
  readonly kind: "company" | "person" | "dealer";
  readonly level: DemoLevel;
  readonly industry: string;
  readonly owner: DemoRef;
  readonly territory: DemoRef;
  readonly parent?: DemoRef;
  readonly city: string;
  readonly address: string;
  readonly phone: string;
  readonly website?: string;
  readonly tax_number?: string;
  readonly note?: string;
};

export type DemoContact = Identified & {
  readonly name: string;
  readonly account: DemoRef;
  readonly owner: DemoRef;
  readonly part: "decision_maker" | "influencer" | "user" | "purchaser" | "finance";
  readonly job_title: string;
  readonly mobile: string;
  readonly email: string;
};

export type DemoOrderLine = {
  readonly product: DemoRef;
  /** Negative on returns and credit notes. */
  readonly quantity: string;
  /** In the order's currency. */
  readonly unit_price: string;
  /** A fraction: "0.085" is 8.5 %. */
  readonly discount: string;
  /** In the company's currency. */
  readonly unit_cost: string;
  readonly tax_rate: string;
  readonly note?: string;
};

export type DemoOrderKind = "sale" | "return" | "credit_note";
export type DemoOrderStatus = "draft" | "confirmed" | "cancelled";
export type DemoChannel = "direct" | "dealer" | "agent" | "online";

/** As a body of POST /api/orders, with the rate of the day: amounts are computed by whoever loads it. */
export type DemoOrder = Identified & {
  readonly number: string;
  readonly kind: DemoOrderKind;
  readonly status: DemoOrderStatus;
  readonly ordered_on: Day;
  readonly account: DemoRef;
  readonly seller: DemoRef;
  readonly territory: DemoRef;
  readonly channel: DemoChannel;
  readonly currency: string;
  /** Company currency for one unit of `currency`; "1" in the company's own. */
  readonly rate: string;
  readonly original_order?: DemoRef;
  readonly note?: string;
  readonly lines: readonly DemoOrderLine[];
};

export type DemoTargetPlan = Identified & {
  readonly name: string;
  readonly fiscal_year: number;
  readonly status: "active";
  readonly note: string;
};

/** A row without a seller is the part of the team's target that nobody has been given. */
export type DemoTarget = Identified & {
  readonly plan: DemoRef;
  readonly metric: "net_sales";
  readonly seller?: DemoRef;
  readonly team: DemoRef;
  readonly period_start: Day;
  readonly period_end: Day;
  readonly amount: string;
};

/** The records of the demo company by object. Within a list, what is linked to stands before what links to it. */
export type DemoRecords = {
  readonly territory: readonly DemoTerritory[];
  readonly team: readonly DemoTeam[];
  readonly user: readonly DemoUser[];
  readonly membership: readonly DemoMembership[];
  readonly currency: readonly DemoCurrency[];
  readonly exchange_rate: readonly DemoExchangeRate[];
  readonly fiscal_calendar: readonly DemoFiscalCalendar[];
  readonly category: readonly DemoCategory[];
  readonly product: readonly DemoProduct[];
  readonly product_price: readonly DemoProductPrice[];
  readonly product_cost: readonly DemoProductCost[];
  readonly account: readonly DemoAccount[];
  readonly contact: readonly DemoContact[];
  readonly order: readonly DemoOrder[];
  readonly target_plan: readonly DemoTargetPlan[];
  readonly target: readonly DemoTarget[];
};

/** The objects in the order in which they must be loaded, so that every link finds its record. */
export const demoLoadOrder = [
  "territory",
  "team",
  "user",
  "membership",
  "currency",
  "exchange_rate",
  "fiscal_calendar",
  "category",
  "product",
  "product_price",
  "product_cost",
  "account",
  "contact",
  "order",
  "target_plan",
  "target",
] as const satisfies readonly (keyof DemoRecords)[];

export type DemoCompany = {
  readonly title: string;
  /** The company's own currency. */
  readonly currency: "CNY";
  readonly time_zone: "Asia/Shanghai";
  readonly fiscal_start_month: 1;
  /** The first day with orders. */
  readonly starts_on: Day;
  /** The last day with orders. */
  readonly today: Day;
  readonly records: DemoRecords;
};

/** The seed of the company that everybody sees; the tests hold its story to what the product's guides say. */
export const demoSeed = 20;

export const linkTo = (external_id: string): DemoRef => ({ external_id });
