import { type Role, roles } from "../../kernel/role.ts";
import {
  accounts,
  contacts,
  memberships,
  type OrderFact,
  orderFacts,
  type PersonKey,
  people,
  type TeamKey,
  targetFacts,
  teams,
  today,
} from "../fixture/company-facts.ts";

/**
 * What each role may do, written down a second time by hand and on purpose: a declaration that is loosened by mistake
 * has to meet somebody who says otherwise.
 */
type Scope = "own" | "team" | "all" | "none";
type Right = { readonly read: Scope; readonly write: Scope; readonly remove: Scope };
const right = (read: Scope, write: Scope, remove: Scope = write): Right => ({ read, write, remove });

const everything = right("all", "all");
const reading = right("all", "none");
const nothing = right("none", "none");
type Table = Readonly<Record<Role, Right>>;

/** Teams, territories, catalogue: everybody reads, operations keeps. */
const reference: Table = {
  director: reading,
  sales_ops: everything,
  manager: reading,
  rep: reading,
  finance: reading,
  service: reading,
  channel: reading,
  auditor: reading,
  admin: everything,
};
const settings: Table = { ...reference, sales_ops: reading, finance: everything };
const customers: Table = {
  director: everything,
  sales_ops: everything,
  manager: right("team", "team"),
  rep: right("own", "own", "none"),
  finance: reading,
  service: reading,
  channel: right("own", "own", "none"),
  auditor: reading,
  admin: everything,
};
const sales: Table = {
  ...customers,
  director: right("all", "all", "none"),
  manager: right("team", "team", "none"),
  finance: everything,
};
const nobodyBut = (table: Partial<Table>): Table => ({
  director: nothing,
  sales_ops: nothing,
  manager: nothing,
  rep: nothing,
  finance: nothing,
  service: nothing,
  channel: nothing,
  auditor: nothing,
  admin: nothing,
  ...table,
});

export const rights: Readonly<Record<string, Table>> = {
  territory: reference,
  team: reference,
  membership: reference,
  category: reference,
  product: reference,
  product_price: { ...reference, finance: everything },
  product_cost: nobodyBut({
    director: reading,
    sales_ops: everything,
    manager: reading,
    finance: everything,
    auditor: reading,
    admin: everything,
  }),
  currency: settings,
  exchange_rate: settings,
  fiscal_calendar: settings,
  user: { ...reference, sales_ops: reading },
  account: customers,
  contact: customers,
  order: sales,
  order_line: sales,
  // Kept by the database alone.
  sales_day: {
    ...nobodyBut({}),
    director: reading,
    sales_ops: reading,
    manager: right("team", "none"),
    rep: right("own", "none"),
    finance: reading,
    service: reading,
    channel: right("own", "none"),
    auditor: reading,
    admin: reading,
  },
  target_plan: { ...reference, director: everything, service: nothing },
  target: {
    director: everything,
    sales_ops: everything,
    manager: right("team", "team"),
    rep: right("own", "none"),
    finance: reading,
    service: nothing,
    channel: right("own", "none"),
    auditor: reading,
    admin: everything,
  },
  api_key: nobodyBut({ admin: everything }),
};

/** Fields that roles never see: costs are not for those who deal with customers every day. */
export const costBlind: readonly Role[] = ["rep", "service", "channel"];
export const hiddenFields: readonly [object: string, field: string, roles: readonly Role[]][] = [
  ["product", "unit_cost", costBlind],
  ["order", "company_cost", costBlind],
  ["order_line", "unit_cost", costBlind],
  ["order_line", "company_cost", costBlind],
  ["sales_day", "company_cost", costBlind],
  ["api_key", "hash", roles],
];
/** Fields of which roles see only a part. */
export const maskedFields: readonly [object: string, field: string, roles: readonly Role[]][] = [
  ["account", "phone", ["auditor"]],
  ["contact", "mobile", ["auditor", "finance"]],
  ["contact", "email", ["auditor", "finance"]],
  ["user", "phone", ["channel", "service", "auditor"]],
];
export const marginMetrics = [
  "cost_of_goods",
  "uncosted_sales",
  "gross_margin",
  "gross_margin_rate",
] as const;
export const targetMetrics = ["target", "target_due", "attainment"] as const;

const inForce = (from: string, until: string | undefined): boolean =>
  from <= today && (until === undefined || until > today);

/** The team and all that lie under it. */
function under(team: TeamKey): TeamKey[] {
  const below = (Object.keys(teams) as TeamKey[]).filter((each) => teams[each].parent === team);
  return [team, ...below.flatMap(under)];
}

export const ledTeams = (person: PersonKey): TeamKey[] =>
  memberships
    .filter(({ user, lead, from, until }) => user === person && lead === true && inForce(from, until))
    .flatMap(({ team }) => under(team));

/** The team of today, or the last one of a leaver. */
function latestTeam(person: PersonKey): TeamKey | undefined {
  return memberships
    .filter(({ user, from }) => user === person && from <= today)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.team;
}

/** The person himself and those who are in a team that he leads. */
export function peopleOf(person: PersonKey): PersonKey[] {
  const led = ledTeams(person);
  const others = (Object.keys(people) as PersonKey[]).filter((each) => {
    const team = latestTeam(each);
    return team !== undefined && led.includes(team);
  });
  return [...new Set([person, ...others])];
}

function inScope(
  scope: Scope,
  person: PersonKey,
  owner: PersonKey | null,
  team: TeamKey | null | undefined,
): boolean {
  if (scope === "all") return true;
  if (scope === "none") return false;
  if (scope === "own") return owner === person;
  return (
    (owner !== null && peopleOf(person).includes(owner)) ||
    (team !== null && team !== undefined && ledTeams(person).includes(team))
  );
}

type Owned = { readonly owner: PersonKey | null; readonly team?: TeamKey | null };
const ownedRows: Readonly<Record<string, readonly (readonly [string, Owned])[]>> = {
  account: Object.entries(accounts).map(([key, { owner }]) => [key, { owner }]),
  contact: Object.entries(contacts).map(([key, { owner }]) => [key, { owner }]),
  order: orderFacts.map(([key, { seller, team }]) => [key, { owner: seller, team }]),
  target: targetFacts.map(([key, { seller, team }]) => [key, { owner: seller, team }]),
};
/** Objects whose rows belong to somebody. */
export const ownedObjects: readonly string[] = Object.keys(ownedRows);

/** External ids of the rows of an owned object that a person may read, write or delete. */
export function allowed(object: string, person: PersonKey, operation: keyof Right): string[] {
  const scope = rights[object]?.[people[person].role][operation] ?? "none";
  return (ownedRows[object] ?? [])
    .filter(([, { owner, team }]) => inScope(scope, person, owner, team))
    .map(([key]) => key)
    .sort();
}

export function visibleOrders(person: PersonKey): [string, OrderFact][] {
  const seen = new Set(allowed("order", person, "read"));
  return orderFacts.filter(([key]) => seen.has(key)).map(([key, order]) => [key, order]);
}
