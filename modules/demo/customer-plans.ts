import type { DemoAccount, DemoChannel, DemoLevel } from "./demo-company.ts";
import type { TeamKey } from "./people-cast.ts";
import { countries, type RegionKey, regionKeys } from "./places.ts";
import type { Random } from "./random.ts";

/** What a customer is to be, before it has a name: how many of which sort in which team and seat. */
export type CustomerPlan = {
  readonly team: TeamKey;
  readonly seat: string;
  /** Null where the customer is abroad. */
  readonly region: RegionKey | null;
  readonly country: (typeof countries)[number] | null;
  readonly kind: DemoAccount["kind"];
  readonly level: DemoLevel;
  /** The channel of nearly all of its orders. */
  readonly channel: DemoChannel;
};

/** Customers looked after by each regional team: 520 of the 600. */
const regionalCounts: Readonly<Record<RegionKey, number>> = { east: 190, south: 130, north: 110, west: 90 };

/** Seats of each team with their share of its customers. */
const seatShares: Readonly<Record<RegionKey, Readonly<Record<string, number>>>> = {
  east: { E1: 1.1, E2: 1.05, E3: 1, E4: 1, E5: 1, E6: 0.95, E7: 0.9 },
  south: { S1: 1.1, S2: 1, S3: 1, S4: 1, S5: 1.05, S6: 0.9 },
  north: { N1: 1.1, N2: 1, N3: 0.95, N4: 1 },
  west: { W1: 1.1, W2: 1, W3: 1, W4: 0.9 },
};

/** In each region of a hundred: how many VIP, key and prospective customers; the rest is normal. */
const levelShares = { vip: 0.04, key: 0.16, prospect: 0.1 } as const;

function regionalPlans(region: RegionKey, random: Random): CustomerPlan[] {
  const count = regionalCounts[region];
  const seatKeys = Object.keys(seatShares[region]);
  const weights = Object.values(seatShares[region]);
  const vips = Math.round(count * levelShares.vip);
  const keys = Math.round(count * levelShares.key);
  const prospects = Math.round(count * levelShares.prospect);
  return Array.from({ length: count }, (_, index) => {
    const level: DemoLevel =
      index < vips ? "vip" : index < vips + keys ? "key" : index >= count - prospects ? "prospect" : "normal";
    // The large customers go round by turns, so that no seat is without one.
    const seatIndex = index < vips + keys ? index % seatKeys.length : random.weightedIndex(weights);
    const channel: DemoChannel = region === "west" && random.chance(0.12) ? "agent" : "direct";
    return {
      team: region,
      seat: seatKeys[seatIndex] ?? "",
      region,
      country: null,
      kind: "company",
      level,
      channel,
    };
  });
}

function partner(
  seat: string,
  sort: { readonly channel: DemoChannel; readonly kind: DemoAccount["kind"]; readonly level: DemoLevel },
  random: Random,
): CustomerPlan {
  const region = regionKeys[random.weightedIndex([4, 4, 3, 3])] ?? "east";
  return { team: "channel", seat, region, country: null, ...sort };
}

/** Dealers, agents, buyers in the web shop and customers abroad: 80. */
function channelPlans(random: Random): CustomerPlan[] {
  const dealers = Array.from({ length: 34 }, (_, index) =>
    partner(
      index % 4 === 3 ? "C2" : "C1",
      { channel: "dealer", kind: "dealer", level: index < 8 ? "key" : "normal" },
      random,
    ),
  );
  const agents = Array.from({ length: 10 }, (_, index) =>
    partner("C2", { channel: "agent", kind: "dealer", level: index < 3 ? "key" : "normal" }, random),
  );
  const shop = Array.from({ length: 20 }, (_, index) =>
    partner("C2", { channel: "online", kind: index < 5 ? "person" : "company", level: "normal" }, random),
  );
  const abroad = Array.from({ length: 16 }, (_, index): CustomerPlan => {
    const country = countries[index % countries.length] ?? countries[0];
    const dealer = index % 2 === 0;
    return {
      team: "channel",
      seat: "C3",
      region: null,
      country,
      kind: dealer ? "dealer" : "company",
      level: index < 5 ? "key" : "normal",
      channel: dealer ? "dealer" : "direct",
    };
  });
  return [...dealers, ...agents, ...shop, ...abroad];
}

const levelOrder: readonly DemoLevel[] = ["vip", "key", "normal", "prospect"];

/** The 600 customers to be, VIPs first: a later one may belong to an earlier one. */
export function customerPlans(random: Random): CustomerPlan[] {
  const plans = [...regionKeys.flatMap((region) => regionalPlans(region, random)), ...channelPlans(random)];
  return levelOrder.flatMap((level) => random.shuffled(plans.filter((plan) => plan.level === level)));
}
