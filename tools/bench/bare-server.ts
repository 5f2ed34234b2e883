/**
 * The bare limit: the same work by hand with `node:http` and `pg`, without rights, without a declaration, with all
 * that the product's answers hold. `bare-server.ts URL WORKSPACE LEADER`. Says its port.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { uuidv7 } from "uuidv7";

const [url = "", workspace = "", leader = ""] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });

const teams = (
  await pool.query<{ team_id: string }>(
    "select team_id from memberships where workspace_id = $1 and user_id = $2",
    [workspace, leader],
  )
).rows.map((row) => row.team_id);
const people = (
  await pool.query<{ user_id: string }>(
    "select user_id from memberships where workspace_id = $1 and team_id = any($2::uuid[])",
    [workspace, teams],
  )
).rows.map((row) => row.user_id);

const scope =
  "o.workspace_id = $1 and o.deleted_at is null and (o.seller_id = any($2::uuid[]) or o.team_id = any($3::uuid[])) and o.channel = $4 and o.ordered_on >= $5";
const names = "a.name as account, u.name as seller, t.name as team, r.name as territory";
const joins = `left join accounts a on a.workspace_id = o.workspace_id and a.id = o.account_id
  left join users u on u.workspace_id = o.workspace_id and u.id = o.seller_id
  left join teams t on t.workspace_id = o.workspace_id and t.id = o.team_id
  left join territories r on r.workspace_id = o.workspace_id and r.id = o.territory_id`;

type Search = URLSearchParams;

async function list(search: Search): Promise<unknown> {
  const found = await pool.query(
    `select o.*, ${names} from (select * from orders o where ${scope} order by o.ordered_on desc, o.id desc limit 50) o ${joins} order by o.ordered_on desc, o.id desc`,
    [workspace, people, teams, search.get("channel"), search.get("from")],
  );
  return { rows: found.rows };
}

async function count(search: Search): Promise<unknown> {
  const found = await pool.query<{ count: string }>(`select count(*) as count from orders o where ${scope}`, [
    workspace,
    people,
    teams,
    search.get("channel"),
    search.get("from"),
  ]);
  return { count: Number(found.rows[0]?.count) };
}

async function read(search: Search): Promise<unknown> {
  const id = search.get("id");
  const order = await pool.query(
    `select o.*, ${names} from orders o ${joins} where o.workspace_id = $1 and o.id = $2`,
    [workspace, id],
  );
  const lines = await pool.query(
    `select l.*, p.name as product from order_lines l left join products p on p.workspace_id = l.workspace_id and p.id = l.product_id
      where l.workspace_id = $1 and l.order_id = $2 and l.deleted_at is null order by l.line_number`,
    [workspace, id],
  );
  return { ...order.rows[0], lines: lines.rows };
}

async function sum(search: Search): Promise<unknown> {
  const found = await pool.query(
    `select channel, date_trunc('month', ordered_on) as month, sum(company_net) as net from orders
      where workspace_id = $1 and deleted_at is null and status = 'confirmed' and account_id is not null and ordered_on >= $2 and ordered_on < $3 group by 1, 2 order by 1, 2`,
    [workspace, search.get("from"), search.get("to")],
  );
  return { rows: found.rows };
}

type NewOrder = {
  readonly account: string;
  readonly seller: string;
  readonly ordered_on: string;
  readonly lines: readonly {
    readonly product: string;
    readonly quantity: number;
    readonly unit_price: number;
  }[];
};

/** An order with two lines, its number and its log, in one transaction. */
async function create(order: NewOrder): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const number = await client.query<{ value: string }>(
      "insert into number_counters (workspace_id, series, value) values ($1, 'BARE', 1) on conflict (workspace_id, series) do update set value = number_counters.value + 1 returning value",
      [workspace],
    );
    const id = uuidv7();
    const now = new Date().toISOString();
    const net = order.lines.reduce(
      (total, line) => total + Math.round(line.quantity * line.unit_price * 100),
      0,
    );
    const head = [
      workspace,
      id,
      `BARE-${number.rows[0]?.value}`,
      order.ordered_on,
      order.account,
      order.seller,
      net,
      now,
    ];
    await client.query(
      `insert into orders (workspace_id, id, number, kind, status, ordered_on, account_id, seller_id, channel, currency, rate, net_amount, company_net, version, created_at, updated_at)
        values ($1, $2, $3, 'sale', 'confirmed', $4, $5, $6, 'direct', 'CNY', 1, $7, $7, 1, $8, $8)`,
      head,
    );
    for (const [index, line] of order.lines.entries())
      await client.query(
        `insert into order_lines (workspace_id, id, order_id, line_number, product_id, quantity, unit_price, net_amount, company_net, kind, status, ordered_on, account_id, seller_id, channel, currency, version, created_at, updated_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 'sale', 'confirmed', $9, $10, $11, 'direct', 'CNY', 1, $12, $12)`,
        [
          workspace,
          uuidv7(),
          id,
          index + 1,
          line.product,
          line.quantity,
          line.unit_price,
          Math.round(line.quantity * line.unit_price * 100),
          order.ordered_on,
          order.account,
          order.seller,
          now,
        ],
      );
    await client.query(
      "insert into orders_log (workspace_id, record_id, version, at, actor_id, via, action, changes) values ($1, $2, 1, $3, $4, 'api', 'create', '{}')",
      [workspace, id, now, order.seller],
    );
    await client.query("commit");
    return { id };
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function body(message: IncomingMessage): Promise<NewOrder> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as NewOrder;
}

const server = createServer((message, response) => {
  const { pathname, searchParams } = new URL(message.url ?? "/", "http://127.0.0.1");
  const answer =
    pathname === "/list"
      ? list(searchParams)
      : pathname === "/count"
        ? count(searchParams)
        : pathname === "/read"
          ? read(searchParams)
          : pathname === "/sum"
            ? sum(searchParams)
            : body(message).then(create);
  answer.then(
    (value) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(value));
    },
    (error: unknown) => {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    },
  );
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.once("SIGTERM", () => process.exit(0));
