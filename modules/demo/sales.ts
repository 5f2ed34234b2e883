import { addDays, type Day, daysBetween } from "../../engine/calendar/index.ts";
import type { Buying } from "./customer-buying.ts";
import type { Customer } from "./customers.ts";
import type { DemoChannel, DemoExchangeRate, DemoOrderStatus } from "./demo-company.ts";
import { rateOn } from "./exchange-rates.ts";
import { holderOn } from "./people.ts";
import { sellers, type TeamKey } from "./people-cast.ts";
import type { Random } from "./random.ts";
import type { Sale } from "./sale.ts";
import { buildLines } from "./sales-lines.ts";
import type { SellingMonth } from "./selling-days.ts";
import type { Timeline } from "./timeline.ts";

/** Growth of what the same customers order, a year. New customers come on top, silent ones go. */
const growth: Readonly<Record<TeamKey, number>> = {
  east: 0.05,
  south: 0.09,
  north: -0.01,
  west: 0.12,
  channel: 0.06,
};

/** Months that went badly, or well: team, year from that of today, month, factor. */
const shocks: readonly (readonly [team: TeamKey, yearOffset: number, month: number, factor: number])[] = [
  ["south", -2, 8, 0.55],
  ["north", -1, 5, 0.5],
  ["north", -1, 6, 0.45],
  ["north", -1, 7, 0.6],
  ["north", 0, 3, 0.75],
  ["north", 0, 4, 0.7],
  ["west", -1, 10, 1.35],
  ["south", 0, 5, 1.25],
  ["east", -3, 12, 0.8],
];

export type SalesContext = {
  readonly timeline: Timeline;
  readonly months: readonly SellingMonth[];
  readonly rates: readonly DemoExchangeRate[];
};

type SellerNature = { readonly skill: number; readonly discountHabit: number };

function sellerNatures(random: Random): ReadonlyMap<string, SellerNature> {
  return new Map(
    sellers.map(({ id }) => {
      const own = random.fork(id);
      return [id, { skill: own.between(0.86, 1.16), discountHabit: own.between(0.005, 0.065) }];
    }),
  );
}

function shockOf(team: TeamKey, month: SellingMonth, timeline: Timeline): number {
  const found = shocks.find(
    ([where, offset, when]) =>
      where === team && timeline.year + offset === month.year && when === month.month,
  );
  return found?.[3] ?? 1;
}

/** The month's weights on the days on which the customer buys. */
function openWeights(month: SellingMonth, { life }: Customer): number[] {
  return month.weights.map((weight, index) => {
    const day = addDays(month.start, index);
    return day >= life.from && (life.until === null || day < life.until) ? weight : 0;
  });
}

function expectedOrders(
  buying: Buying,
  customer: Customer,
  month: SellingMonth,
  context: { readonly timeline: Timeline; readonly skill: number },
): number {
  const years = daysBetween(context.timeline.start, month.start) / 365;
  const { team } = customer.plan;
  const trend = (1 + growth[team]) ** years * shockOf(team, month, context.timeline);
  return (buying.ordersPerYear / 12) * month.share * trend * context.skill;
}

function statusOf(day: Day, today: Day, random: Random): DemoOrderStatus {
  if (daysBetween(day, today) < 12 && random.chance(0.1)) return "draft";
  return random.chance(0.012) ? "cancelled" : "confirmed";
}

function channelOf(customer: Customer, buying: Buying, random: Random): DemoChannel {
  return random.chance(buying.onlineShare) ? "online" : customer.plan.channel;
}

function buildSale(
  customer: Customer,
  buying: Buying,
  day: Day,
  context: SalesContext & {
    readonly natures: ReadonlyMap<string, SellerNature>;
    readonly random: Random;
  },
): Sale {
  const { random, timeline } = context;
  const seller = holderOn(customer.seat, day);
  const rate = rateOn(context.rates, buying.currency, day);
  const sellerHabit = context.natures.get(seller)?.discountHabit ?? 0;
  return {
    customer,
    kind: "sale",
    status: statusOf(day, timeline.today, random),
    day,
    seller,
    channel: channelOf(customer, buying, random),
    currency: buying.currency,
    rate,
    original: null,
    note: null,
    lines: buildLines(buying, { day, rate, sellerHabit }, random),
  };
}

/** The customer's orders, month by month. */
function salesOf(
  customer: Customer,
  context: SalesContext & {
    readonly natures: ReadonlyMap<string, SellerNature>;
    readonly random: Random;
  },
): Sale[] {
  const { buying } = customer;
  if (buying === null) return [];
  return context.months.flatMap((month) => {
    const weights = openWeights(month, customer);
    const open = weights.reduce((total, weight) => total + weight, 0);
    if (open === 0) return [];
    const whole = month.weights.reduce((total, weight) => total + weight, 0);
    const skill = context.natures.get(holderOn(customer.seat, month.start))?.skill ?? 1;
    const mean =
      (expectedOrders(buying, customer, month, { timeline: context.timeline, skill }) * open) / whole;
    return Array.from({ length: context.random.poisson(mean) }, () => {
      const day = addDays(month.start, context.random.weightedIndex(weights));
      return buildSale(customer, buying, day, context);
    });
  });
}

const byDay = (a: Sale, b: Sale): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0);

/** All sales, oldest first. */
export function buildSales(customers: readonly Customer[], context: SalesContext, random: Random): Sale[] {
  const natures = sellerNatures(random.fork("natures"));
  return customers
    .flatMap((customer) =>
      salesOf(customer, { ...context, natures, random: random.fork(customer.record.external_id) }),
    )
    .sort(byDay);
}
