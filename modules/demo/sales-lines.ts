import { addDays, type Day } from "../../engine/calendar/index.ts";
import { categoryPlans } from "./catalogue.ts";
import type { Buying, Habit } from "./customer-buying.ts";
import { companyCurrency } from "./exchange-rates.ts";
import { valueOn } from "./products.ts";
import type { Random } from "./random.ts";
import type { SaleLine } from "./sale.ts";

export type Terms = {
  readonly day: Day;
  readonly rate: string;
  /** How freely the seller gives discounts, as a fraction. */
  readonly sellerHabit: number;
};

/** The last ten days of a quarter, in which sellers give more to close. */
export function isQuarterEnd(day: Day): boolean {
  const later = addDays(day, 10);
  return later.slice(0, 7) !== day.slice(0, 7) && Number(day.slice(5, 7)) % 3 === 0;
}

/** Discounts are given in steps of half a percent, never above 35 %. */
function discountPermille(buying: Buying, terms: Terms, random: Random): number {
  if (random.chance(0.1)) return 0;
  const push = isQuarterEnd(terms.day) ? 0.018 + terms.sellerHabit * 0.35 : 0;
  const given = buying.discount + terms.sellerHabit + push + random.normal() * 0.012;
  return Math.min(70, Math.max(0, Math.round(given * 200))) * 5;
}

function quantityTenths(habit: Habit, random: Random): number {
  const pieces = habit.quantity * Math.exp(random.normal() * 0.45);
  // Guides are cut to length; everything else comes in pieces.
  if (habit.product.record.unit === "米") return Math.max(5, Math.round(pieces * 2) * 5);
  return Math.max(1, Math.round(pieces)) * 10;
}

/** The list price of the day or the agreed one, abroad converted to whole cents. */
function unitPriceFen(habit: Habit, buying: Buying, terms: Terms): number {
  const list = valueOn(habit.product.prices, terms.day);
  const agreed = habit.agreedPermille === null ? list : Math.round((list * habit.agreedPermille) / 1000);
  return buying.currency === companyCurrency ? agreed : Math.round(agreed / Number(terms.rate));
}

function isSold({ product }: Habit, day: Day): boolean {
  return product.from <= day && (product.until === null || day < product.until);
}

function chooseHabits(buying: Buying, day: Day, random: Random): Habit[] {
  const sold = buying.habits.filter((habit) => isSold(habit, day));
  const weights = sold.map(({ weight }) => weight);
  const wanted = Math.min(sold.length, 1 + random.poisson(buying.linesMean - 1));
  return Array.from({ length: wanted }, () => {
    const index = random.weightedIndex(weights);
    weights[index] = 0;
    return sold[index];
  }).filter((habit) => habit !== undefined);
}

/** The lines of one order: some of what the customer keeps buying, at the terms of the day. */
export function buildLines(buying: Buying, terms: Terms, random: Random): SaleLine[] {
  const discount = discountPermille(buying, terms, random);
  return chooseHabits(buying, terms.day, random).map((habit) => ({
    product: habit.product,
    quantityTenths: quantityTenths(habit, random),
    unitPriceFen: unitPriceFen(habit, buying, terms),
    discountPermille: habit.agreedPermille === null ? discount : Math.max(0, discount - 30),
    unitCostFen: valueOn(habit.product.costs, terms.day),
    // Exports are free of VAT.
    taxRate: buying.currency === companyCurrency ? categoryPlans[habit.product.category].taxRate : "0",
  }));
}
