import type { Day } from "../../engine/calendar/index.ts";
import {
  type CategoryKey,
  categoryGroups,
  categoryKeys,
  categoryPlans,
  costShocks,
  families,
  launches,
  singleProducts,
  withdrawals,
} from "./catalogue.ts";
import {
  type DemoCategory,
  type DemoProduct,
  type DemoProductCost,
  type DemoProductPrice,
  linkTo,
} from "./demo-company.ts";
import type { Random } from "./random.ts";
import { dayInYear, type Timeline } from "./timeline.ts";

/** A value in fen that holds from a day on. Prices are whole fen throughout, so that no digit is lost. */
export type DatedFen = { readonly from: Day; readonly fen: number };

export type CatalogueProduct = {
  readonly record: DemoProduct;
  readonly category: CategoryKey;
  /** Sold from this day on. */
  readonly from: Day;
  /** The first day on which it is no longer sold. */
  readonly until: Day | null;
  /** Oldest first; the first row holds from `from`. */
  readonly prices: readonly DatedFen[];
  readonly costs: readonly DatedFen[];
};

/** The value in force on the day. RangeError before the first. */
export function valueOn(history: readonly DatedFen[], day: Day): number {
  const row = history.findLast(({ from }) => from <= day);
  if (row === undefined) throw new RangeError(`No value on ${day}`);
  return row.fen;
}

/** Fen as plain yuan: 8550 is "85.50". */
export const yuanText = (fen: number): string =>
  `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, "0")}`;

type Item = {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly category: CategoryKey;
  readonly yuan: number;
  readonly costShare: number;
  readonly description: string;
};

/** List prices are round figures. */
function roundListPrice(yuan: number): number {
  const step = yuan < 400 ? 1 : yuan < 2000 ? 10 : yuan < 20000 ? 50 : 500;
  return Math.round(yuan / step) * step;
}

function itemsOfFamilies(): Item[] {
  return families.flatMap((family) => {
    const [low, high] = family.prices;
    const last = family.sizes.length - 1;
    return family.sizes.map((size, index) => ({
      code: `${family.code}-${size}`,
      name: `${family.name} ${family.code}-${size}`,
      unit: family.unit,
      category: family.category,
      yuan: roundListPrice(low * (high / low) ** (index / last)),
      costShare: family.costShare,
      description: family.description,
    }));
  });
}

function allItems(): Item[] {
  const singles = singleProducts.map(({ price, ...product }) => ({
    ...product,
    yuan: price,
    description: `${categoryPlans[product.category].name}：${product.name}`,
  }));
  return [...itemsOfFamilies(), ...singles];
}

/** List prices rise every January; counted back from today's, so that today's list is the catalogue's. */
function priceHistory(item: Item, from: Day, timeline: Timeline): DatedFen[] {
  const rise = categoryPlans[item.category].priceRise;
  const rows: DatedFen[] = [];
  for (let offset = -3; offset <= 0; offset += 1) {
    const newYear = dayInYear(timeline, offset, "01-01");
    const nextYear = dayInYear(timeline, offset + 1, "01-01");
    if (nextYear <= from) continue;
    const fen = roundListPrice(item.yuan / (1 + rise) ** -offset) * 100;
    rows.push({ from: newYear < from ? from : newYear, fen });
  }
  return rows;
}

function shockOn(category: CategoryKey, day: Day, timeline: Timeline): number {
  const shock = costShocks.find(
    (candidate) => candidate.category === category && dayInYear(timeline, ...candidate.on) === day,
  );
  return shock?.factor ?? 1;
}

/** Standard costs are set anew each quarter where they move, from the first list price on. */
function costHistory(
  item: Item,
  from: Day,
  firstPriceFen: number,
  context: { readonly timeline: Timeline; readonly random: Random },
): DatedFen[] {
  const { timeline, random } = context;
  const drift = categoryPlans[item.category].costDrift;
  let fen = firstPriceFen * item.costShare * random.between(0.95, 1.06);
  const rows: DatedFen[] = [{ from, fen: Math.round(fen) }];
  for (let offset = -3; offset <= 0; offset += 1) {
    for (const monthAndDay of ["01-01", "04-01", "07-01", "10-01"]) {
      const day = dayInYear(timeline, offset, monthAndDay);
      if (day <= from || day > timeline.today) continue;
      const shock = shockOn(item.category, day, timeline);
      fen *= (1 + drift / 4 + random.normal() * 0.004) * shock;
      // Small movements are left to January; a shock is booked at once.
      if (monthAndDay === "01-01" || monthAndDay === "07-01" || shock !== 1)
        rows.push({ from: day, fen: Math.round(fen) });
    }
  }
  return rows;
}

/** The 120 products with the histories of their list prices and costs. */
export function buildProducts(timeline: Timeline, random: Random): CatalogueProduct[] {
  return allItems().map((item) => {
    const launch = launches[item.code];
    const withdrawal = withdrawals[item.code];
    const from = launch === undefined ? timeline.start : dayInYear(timeline, ...launch);
    const prices = priceHistory(item, from, timeline);
    return {
      record: {
        external_id: item.code,
        code: item.code,
        name: item.name,
        category: linkTo(item.category),
        unit: item.unit,
        active: withdrawal === undefined,
        description: item.description,
      },
      category: item.category,
      from,
      until: withdrawal === undefined ? null : dayInYear(timeline, ...withdrawal),
      prices,
      costs: costHistory(item, from, prices[0]?.fen ?? 0, { timeline, random: random.fork(item.code) }),
    };
  });
}

export function categoryRecords(): DemoCategory[] {
  const groups = Object.entries(categoryGroups).map(([key, name]) => ({ external_id: key, name }));
  const leaves = categoryKeys.map((key) => {
    const { name, group } = categoryPlans[key];
    return { external_id: key, name, parent: linkTo(group) };
  });
  return [...groups, ...leaves];
}

export function priceRecords(products: readonly CatalogueProduct[]): DemoProductPrice[] {
  return products.flatMap(({ record, prices }) =>
    prices.map(({ from, fen }) => ({
      external_id: `${record.code}@${from}`,
      product: linkTo(record.external_id),
      valid_from: from,
      price: yuanText(fen),
    })),
  );
}

export function costRecords(products: readonly CatalogueProduct[]): DemoProductCost[] {
  return products.flatMap(({ record, costs }) =>
    costs.map(({ from, fen }) => ({
      external_id: `${record.code}@${from}`,
      product: linkTo(record.external_id),
      valid_from: from,
      cost: yuanText(fen),
    })),
  );
}
