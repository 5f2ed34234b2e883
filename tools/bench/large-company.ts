import { objectNamed } from "../../kernel/catalog.ts";
import type { Workspace } from "../../kernel/transaction.ts";
import type { App } from "../../server/app.server.ts";
import { createApiKey } from "../../server/company/api-keys.server.ts";
import { createWorkspace, systemActor } from "../../server/company/workspaces.server.ts";

export const firstDay = "2023-01-01";
const days = 1_096;
const sellers = 24;
const teams = 4;

export type LargeCompany = {
  readonly workspace: Workspace;
  /** A manager who leads a quarter of the sellers, and a seller of his. */
  readonly leader: { readonly id: string; readonly key: string };
  readonly seller: { readonly id: string; readonly key: string };
  readonly adminKey: string;
  readonly accounts: readonly string[];
  readonly products: readonly string[];
  /** Orders of the leader's people that have lines. */
  readonly ordersWithLines: readonly string[];
};

/** A company of 20,000 customers and this many orders, filled inside the database: what it holds matters, not how it came there. */
export async function fillLargeCompany(app: App, orders: number): Promise<LargeCompany> {
  const { database, records } = app;
  const workspace = await createWorkspace(database, records, {
    name: "large",
    title: "Large",
    currency: "CNY",
    timeZone: "Asia/Shanghai",
    fiscalStartMonth: 1,
    fiscalPattern: "months",
  });
  const system = systemActor(workspace, "command");
  const make = (object: string, inputs: readonly unknown[]): Promise<string[]> =>
    database.as(system, (tx) => records.createMany(tx, objectNamed(database.catalog, object), inputs));
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const regions = await make(
    "territory",
    numbers(8).map((index) => ({ name: `Region ${index}` })),
  );
  const teamIds = await make(
    "team",
    numbers(teams).map((index) => ({ name: `Team ${index}` })),
  );
  const users = await make(
    "user",
    numbers(sellers).map((index) => ({
      name: `Seller ${index}`,
      email: `seller${index}@large.example`,
      role: index < teams ? "manager" : "rep",
    })),
  );
  await make(
    "membership",
    users.map((user, index) => ({
      user,
      team: teamIds[index % teams],
      lead: index < teams,
      starts_on: firstDay,
    })),
  );
  const products = await make(
    "product",
    numbers(200).map((index) => ({ code: `P${index}`, name: `Product ${index}` })),
  );
  const accounts: string[] = [];
  for (let start = 0; start < 20_000; start += 2_000)
    accounts.push(
      ...(await make(
        "account",
        numbers(2_000).map((index) => ({
          name: `Customer ${start + index}`,
          owner: users[(start + index) % sellers],
          territory: regions[(start + index) % 8],
        })),
      )),
    );
  await fillOrders(app, workspace, { users, teamIds, accounts, regions, products }, orders);
  const key = (input: unknown): Promise<string> =>
    database.as(system, async (tx) => (await createApiKey(tx, records, input)).key);
  const [leader = "", , , , seller = ""] = users;
  const found = await database.owner.query<{ order_id: string }>(
    "select distinct l.order_id from order_lines l where l.workspace_id = $1 and l.team_id = $2 limit 500",
    [workspace.id, teamIds[0]],
  );
  return {
    workspace,
    leader: { id: leader, key: await key({ name: "leader", user: { id: leader } }) },
    seller: { id: seller, key: await key({ name: "seller", user: { id: seller } }) },
    adminKey: await key({ name: "admin", role: "admin" }),
    accounts,
    products,
    ordersWithLines: found.rows.map((row) => row.order_id),
  };
}

type Parts = Readonly<Record<"users" | "teamIds" | "accounts" | "regions" | "products", readonly string[]>>;

/**
 * Foreign keys hold by construction and are not checked a million times, and indexes are made once at the end; the
 * sums by day are kept by their trigger.
 */
async function fillOrders(app: App, workspace: Workspace, parts: Parts, orders: number): Promise<void> {
  const client = await app.database.owner.connect();
  try {
    const indexes = await client.query<{ name: string; definition: string }>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
        where i.indrelid = 'orders'::regclass and not i.indisprimary`,
    );
    for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
    await client.query("alter table orders disable trigger all");
    await client.query("alter table orders enable trigger keep_sales_days_on_insert");
    const batch = 200_000;
    for (let start = 0; start < orders; start += batch)
      await client.query(
        `insert into orders (workspace_id, id, number, kind, status, ordered_on, account_id, seller_id, team_id, territory_id, channel, currency, rate, units,
            list_amount, discount_amount, net_amount, company_net, company_cost, first_order, version, created_at, updated_at)
          select $1, uuidv7(), 'GEN-' || i, 'sale', case when i % 50 = 0 then 'cancelled' else 'confirmed' end, $2::date + (i * 7919 % ${days})::int,
            ($3::uuid[])[1 + i % 20000], ($4::uuid[])[1 + i % ${sellers}], ($5::uuid[])[1 + i % ${teams}], ($6::uuid[])[1 + i % 8],
            (array['direct','dealer','agent','online'])[1 + (i / 24) % 4], 'CNY', 1, 1 + i % 40, a, 0, a, a, a * 7 / 10, i <= 20000, 1, now(), now()
          from (select i, (1000 + i * 104729 % 5000000)::bigint as a from generate_series($7::bigint, $8::bigint) i) g`,
        [
          workspace.id,
          firstDay,
          parts.accounts,
          parts.users,
          parts.teamIds,
          parts.regions,
          start + 1,
          Math.min(orders, start + batch),
        ],
      );
    await client.query("alter table orders enable trigger all");
    for (const { definition } of indexes.rows) await client.query(definition);
    await client.query(
      `insert into order_lines (workspace_id, id, order_id, line_number, product_id, quantity, unit_price, discount, list_amount, net_amount, company_net, kind, status, ordered_on, account_id, seller_id, team_id, territory_id, channel, currency, version, created_at, updated_at)
        select o.workspace_id, uuidv7(), o.id, n, ($2::uuid[])[1 + (n * 37) % 200], 1, 10, 0, 1000, 1000, 1000, o.kind, o.status, o.ordered_on, o.account_id, o.seller_id, o.team_id, o.territory_id, o.channel, o.currency, 1, now(), now()
        from (select * from orders where workspace_id = $1 limit 20000) o cross join generate_series(1, 3) n`,
      [workspace.id, parts.products],
    );
    await client.query("vacuum analyze orders, order_lines, accounts, sales_days");
  } finally {
    client.release();
  }
}
