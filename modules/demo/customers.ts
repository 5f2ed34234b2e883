import { addDays, daysBetween } from "../../engine/calendar/index.ts";
import { type Buying, buyingOf, type LifeSpan } from "./customer-buying.ts";
import { type CustomerPlan, customerPlans } from "./customer-plans.ts";
import { type DemoAccount, linkTo } from "./demo-company.ts";
import { dealerIndustry, type Industry, industries } from "./industries.ts";
import { brandNames, landlineNumber, personName, type SpelledWord, taxNumber } from "./names.ts";
import { holderOn, overseasTerritory, type Seat } from "./people.ts";
import { type City, districts, regions, streets } from "./places.ts";
import type { CatalogueProduct } from "./products.ts";
import type { Random } from "./random.ts";
import { dayInYear, type Timeline } from "./timeline.ts";

export type Customer = {
  readonly record: DemoAccount;
  readonly plan: CustomerPlan;
  readonly seat: Seat;
  /** The company's brand in Latin letters, the first part of its web address. */
  readonly domain: string;
  readonly life: LifeSpan;
  /** Null for a prospect, who has never bought. */
  readonly buying: Buying | null;
};

export type CustomerContext = {
  readonly timeline: Timeline;
  readonly seats: readonly Seat[];
  readonly products: readonly CatalogueProduct[];
};

/** Every year about one in twelve normal customers falls silent; large ones seldom do. */
const silentPerYear = { vip: 0, key: 0.03, normal: 0.09, prospect: 0 } as const;
/** How many of the customers were there before the story begins. */
const thereFromStart = { vip: 0.95, key: 0.78, normal: 0.56, prospect: 0 } as const;

function lifeOf(plan: CustomerPlan, timeline: Timeline, random: Random): LifeSpan {
  const length = daysBetween(timeline.start, timeline.today);
  const first = random.chance(thereFromStart[plan.level]) ? 0 : Math.floor(random.next() * length);
  const from = addDays(timeline.start, first);
  const hazard = silentPerYear[plan.level];
  const years = hazard === 0 ? Number.POSITIVE_INFINITY : -Math.log(1 - random.next()) / hazard;
  const last = first + Math.max(90, years * 365);
  return { from, until: last >= length ? null : addDays(timeline.start, Math.floor(last)) };
}

function industryOf(plan: CustomerPlan, random: Random): Industry {
  if (plan.kind === "dealer") return dealerIndustry;
  const region = plan.region ?? "east";
  return (
    industries[random.weightedIndex(industries.map(({ presence }) => presence[region]))] ?? dealerIndustry
  );
}

function cityOf(plan: CustomerPlan, random: Random): City {
  if (plan.region === null) return { name: plan.country?.city ?? "", areaCode: "", regionCode: "" };
  const { cities } = regions[plan.region];
  const weights = cities.map((_, index) => 1 / (index + 2));
  return cities[random.weightedIndex(weights)] ?? { name: "", areaCode: "", regionCode: "" };
}

type Naming = {
  readonly plan: CustomerPlan;
  readonly industry: Industry;
  readonly city: City;
  readonly brand: SpelledWord;
  readonly parent: Customer | null;
};

function companyName(naming: Naming, random: Random): string {
  const { plan, industry, city, brand, parent } = naming;
  const word = random.pick(industry.words);
  if (plan.kind === "person") return personName(random).word;
  if (plan.country !== null) return `${plan.country.name}${brand.word}${word}公司`;
  if (parent !== null) return `${brand.word}（${city.name}）${word}有限公司`;
  if (plan.level === "vip")
    return `${city.name}${brand.word}${word}${random.chance(0.5) ? "集团" : "股份"}有限公司`;
  return `${city.name}${brand.word}${word}${random.chance(0.3) ? "科技" : ""}有限公司`;
}

function addressOf(plan: CustomerPlan, city: City, random: Random): string {
  if (plan.country !== null) return `${plan.country.name}${city.name}工业区 ${random.integer(1, 90)} 号`;
  const place = `${city.name}市${random.pick(districts)}${random.pick(streets)}${random.integer(1, 998)}号`;
  return random.chance(0.35) ? `${place}${random.integer(1, 12)}幢` : place;
}

function phoneOf(plan: CustomerPlan, city: City, random: Random): string {
  if (plan.country === null) return landlineNumber(random, city.areaCode);
  return `${plan.country.dialling} 000 ${random.integer(100, 999)} ${random.integer(1000, 9999)}`;
}

/** About one in eleven of the others belongs to the group of a VIP. */
function parentOf(plan: CustomerPlan, earlier: readonly Customer[], random: Random): Customer | null {
  const groups = earlier.filter((customer) => customer.plan.level === "vip");
  const eligible = plan.kind === "company" && plan.country === null && plan.level !== "vip";
  if (!eligible || groups.length === 0 || !random.chance(0.09)) return null;
  return random.pick(groups);
}

/** The fixed event of every demo: the largest customer of the east stops buying in September of last year. */
function lostKeyAccount(plans: readonly CustomerPlan[]): CustomerPlan | undefined {
  return plans.find(({ level, team }) => level === "vip" && team === "east");
}

const lostNote = "2 号生产线改用进口品牌，自去年 9 月起停止采购；需重新拜访技术负责人。";

function noteOf(lost: boolean, life: LifeSpan): string | null {
  if (lost) return lostNote;
  return life.until === null ? null : "已有一段时间没有新订单，待回访。";
}

function buildCustomer(
  plan: CustomerPlan,
  number: number,
  context: CustomerContext & {
    readonly random: Random;
    readonly brand: SpelledWord;
    readonly lost: boolean;
    readonly earlier: readonly Customer[];
  },
): Customer {
  const { timeline, random, lost } = context;
  const seat = context.seats.find(({ key }) => key === plan.seat);
  if (seat === undefined) throw new Error(`No seat ${plan.seat}`);
  const parent = parentOf(plan, context.earlier, random);
  const industry = parent === null ? industryOf(plan, random) : parentIndustry(parent);
  const city = cityOf(plan, random);
  const brand = parent === null ? context.brand : { word: brandOf(parent), latin: parent.domain };
  const name = companyName({ plan, industry, city, brand, parent }, random);
  const life: LifeSpan = lost
    ? { from: timeline.start, until: dayInYear(timeline, -1, "09-01") }
    : lifeOf(plan, timeline, random);
  const note = plan.level === "prospect" ? null : noteOf(lost, life);
  const company = plan.kind !== "person";
  const record: DemoAccount = {
    external_id: `C${String(number).padStart(4, "0")}`,
    name,
    kind: plan.kind,
    level: plan.level,
    industry: industry.name,
    owner: linkTo(holderOn(seat, timeline.today)),
    territory: linkTo(plan.region ?? overseasTerritory),
    ...(parent === null ? {} : { parent: linkTo(parent.record.external_id) }),
    city: city.name,
    address: addressOf(plan, city, random),
    phone: phoneOf(plan, city, random),
    ...(company ? { website: `https://www.${brand.latin}.example` } : {}),
    ...(company && plan.country === null ? { tax_number: taxNumber(random, city.regionCode) } : {}),
    ...(note === null ? {} : { note }),
  };
  const buying =
    plan.level === "prospect"
      ? null
      : buyingOf(plan, industry, { products: context.products, random: random.fork("buying"), lost });
  return { record, plan, seat, domain: brand.latin, life, buying };
}

function parentIndustry(parent: Customer): Industry {
  return industries.find(({ name }) => name === parent.record.industry) ?? dealerIndustry;
}

/** A group's brand, read out of its name "苏州澄锐数控装备集团有限公司". */
function brandOf(parent: Customer): string {
  return parent.record.name.slice(parent.record.city.length, parent.record.city.length + 2);
}

/** The 600 customers, parents before their subsidiaries. */
export function buildCustomers(context: CustomerContext, random: Random): Customer[] {
  const plans = customerPlans(random.fork("plans"));
  const brands = brandNames(random.fork("brands"));
  const lost = lostKeyAccount(plans);
  const customers: Customer[] = [];
  for (const [index, plan] of plans.entries()) {
    const brand = brands[index];
    if (brand === undefined) throw new Error("Fewer brands than customers");
    customers.push(
      buildCustomer(plan, index + 1, {
        ...context,
        random: random.fork(`customer ${index}`),
        brand,
        lost: plan === lost,
        earlier: customers,
      }),
    );
  }
  return customers;
}
