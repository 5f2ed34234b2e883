import type { Day } from "../../engine/calendar/index.ts";
import type { CustomerPlan } from "./customer-plans.ts";
import type { Industry } from "./industries.ts";
import { type CatalogueProduct, valueOn } from "./products.ts";
import type { Random } from "./random.ts";

/** From the first possible order to the day from which there is none any more. */
export type LifeSpan = { readonly from: Day; readonly until: Day | null };

/** A product that a customer keeps buying. */
export type Habit = {
  readonly product: CatalogueProduct;
  readonly weight: number;
  /** Pieces of an ordinary order. */
  readonly quantity: number;
  /** Price agreed with the customer in thousandths of the list price; null: list price. */
  readonly agreedPermille: number | null;
};

/** How a customer buys: how often, what, how much, and at which terms. */
export type Buying = {
  readonly ordersPerYear: number;
  readonly linesMean: number;
  readonly habits: readonly Habit[];
  /** Discount of the customer's class, as a fraction; the seller's own habit comes on top. */
  readonly discount: number;
  readonly currency: string;
  /** How many of the orders of a direct customer come through the web shop. */
  readonly onlineShare: number;
};

type BuyingClass = {
  readonly ordersPerYear: number;
  readonly linesMean: number;
  readonly repertoire: number;
  readonly scale: number;
  readonly discount: number;
};

const classes = {
  vip: { ordersPerYear: 18, linesMean: 4.2, repertoire: 22, scale: 2.7, discount: 0.055 },
  key: { ordersPerYear: 8.4, linesMean: 3.5, repertoire: 15, scale: 1.8, discount: 0.03 },
  normal: { ordersPerYear: 3.2, linesMean: 2.5, repertoire: 8, scale: 1.05, discount: 0.005 },
  dealer: { ordersPerYear: 9.5, linesMean: 4.4, repertoire: 26, scale: 1.1, discount: 0.14 },
  agent: { ordersPerYear: 7.5, linesMean: 3.3, repertoire: 14, scale: 1.2, discount: 0.08 },
  shop: { ordersPerYear: 5, linesMean: 1.7, repertoire: 7, scale: 0.4, discount: 0 },
  abroad: { ordersPerYear: 6.2, linesMean: 3.6, repertoire: 14, scale: 1.7, discount: 0.04 },
} as const satisfies Record<string, BuyingClass>;

function classOf(plan: CustomerPlan): BuyingClass {
  if (plan.country !== null) return classes.abroad;
  if (plan.channel === "online") return classes.shop;
  if (plan.kind === "dealer") return plan.channel === "agent" ? classes.agent : classes.dealer;
  return plan.level === "vip" ? classes.vip : plan.level === "key" ? classes.key : classes.normal;
}

/** Cheap parts are bought by the dozen, machines one by one. */
function usualPieces(yuan: number): number {
  if (yuan < 200) return 40;
  if (yuan < 600) return 18;
  if (yuan < 1500) return 9;
  if (yuan < 4000) return 5;
  if (yuan < 12000) return 2.6;
  return yuan < 40000 ? 1.4 : 1;
}

const yuanToday = (product: CatalogueProduct): number => valueOn(product.prices, "9999-12-31") / 100;

/** Only large customers buy the dearest machines often. */
function appeal(product: CatalogueProduct, industry: Industry, scale: number): number {
  const dear = yuanToday(product) > 20000 ? 0.25 * scale : 1;
  return industry.taste[product.category] * dear;
}

function chooseHabits(
  industry: Industry,
  sort: BuyingClass,
  context: { readonly products: readonly CatalogueProduct[]; readonly random: Random },
): Habit[] {
  const { products, random } = context;
  // The categories differ in how many products they hold; an appeal belongs to the category as a whole.
  const sizeOf = new Map<string, number>();
  for (const { category } of products) sizeOf.set(category, (sizeOf.get(category) ?? 0) + 1);
  const weights = products.map(
    (product) => appeal(product, industry, sort.scale) / (sizeOf.get(product.category) ?? 1),
  );
  const wanted = Math.max(4, Math.round(sort.repertoire * random.between(0.7, 1.3)));
  const negotiates = sort.discount >= 0.03 && random.chance(0.7);
  return Array.from({ length: wanted }, (_, rank): Habit => {
    const index = random.weightedIndex(weights);
    weights[index] = 0;
    const product = products[index];
    if (product === undefined) throw new RangeError("No such product");
    const pieces = usualPieces(yuanToday(product)) * sort.scale * random.between(0.6, 1.5);
    return {
      product,
      weight: 1 / (rank + 1.5),
      quantity: pieces,
      agreedPermille: negotiates && random.chance(0.4) ? random.integer(900, 975) : null,
    };
  });
}

/** The way in which one customer buys; the customer that will be lost is the largest of its team. */
export function buyingOf(
  plan: CustomerPlan,
  industry: Industry,
  context: {
    readonly products: readonly CatalogueProduct[];
    readonly random: Random;
    readonly lost: boolean;
  },
): Buying {
  const { random, lost } = context;
  const sort = classOf(plan);
  const frequency = random.between(0.55, 1.45) * (lost ? 1.6 : 1);
  return {
    ordersPerYear: sort.ordersPerYear * frequency,
    linesMean: sort.linesMean,
    habits: chooseHabits(industry, lost ? { ...sort, scale: sort.scale * 1.5 } : sort, context),
    discount: sort.discount,
    currency: plan.country?.currency ?? "CNY",
    onlineShare: plan.channel === "direct" && plan.level === "normal" && plan.country === null ? 0.12 : 0,
  };
}
