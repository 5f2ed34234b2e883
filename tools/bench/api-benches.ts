import { startProgram } from "./child-program.ts";
import { against, type Figure } from "./figures.ts";
import { firstDay, type LargeCompany } from "./large-company.ts";
import { get, request } from "./request.ts";
import { inTurns, timeOf } from "./timing.ts";

export type Servers = {
  readonly company: LargeCompany;
  readonly product: string;
  readonly bare: string;
  stop(): Promise<void>;
};

export async function startServers(databaseUrl: string, company: LargeCompany): Promise<Servers> {
  const product = await startProgram("product-server.ts", [databaseUrl]);
  const bare = await startProgram("bare-server.ts", [databaseUrl, company.workspace.id, company.leader.id]);
  return {
    company,
    product: `http://127.0.0.1:${product.line}`,
    bare: `http://127.0.0.1:${bare.line}`,
    async stop() {
      await Promise.all([product.stop(), bare.stop()]);
    },
  };
}

const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const rounds = 60;

/** A page of 50 with filter, sort, a leader's rights and the total, as a list page asks: rows and count at once. */
export async function listBench({ company, product, bare }: Servers): Promise<Figure[]> {
  const from = "2025-01-01";
  const filter = json({
    and: [
      { field: "channel", op: "eq", value: "online" },
      { field: "ordered_on", op: "gte", value: from },
    ],
  });
  const headers = bearer(company.leader.key);
  const times = await inTurns(
    rounds,
    () =>
      Promise.all([
        get(`${product}/api/orders?filter=${filter}&sort=-ordered_on&limit=50`, headers),
        get(`${product}/api/orders/count?filter=${filter}`, headers),
      ]),
    () =>
      Promise.all([
        get(`${bare}/list?channel=online&from=${from}`),
        get(`${bare}/count?channel=online&from=${from}`),
      ]),
  );
  await requireSameCount(product, bare, filter, from, headers);
  return [
    against("list: page of 50 of 1,000,000, filter, sort, rights, total", times.product, times.bare, 3),
  ];
}

async function requireSameCount(
  product: string,
  bare: string,
  filter: string,
  from: string,
  headers: Record<string, string>,
): Promise<void> {
  const ours = await get(`${product}/api/orders/count?filter=${filter}`, headers);
  const theirs = await get(`${bare}/count?channel=online&from=${from}`);
  if (ours !== theirs) throw new Error(`the two count differently: ${ours} and ${theirs}`);
}

/** One order with its lines and the names of its links. */
export async function recordBench({ company, product, bare }: Servers): Promise<Figure[]> {
  const ids = company.ordersWithLines;
  const headers = bearer(company.leader.key);
  const times = await inTurns(
    ids.length / 2,
    (round) => get(`${product}/api/orders/${ids[round % ids.length]}`, headers),
    (round) => get(`${bare}/read?id=${ids[round % ids.length]}`),
  );
  return [against("record: one order with lines", times.product, times.bare, 4)];
}

const newOrder = (company: LargeCompany, number: number) => ({
  account: company.accounts[4 + 24 * (number % 500)],
  seller: company.seller.id,
  ordered_on: "2025-11-03",
  lines: [0, 1].map((line) => ({
    product: company.products[(number + line) % company.products.length],
    quantity: 2,
    unit_price: 19.5,
  })),
});

async function createByProduct({ company, product }: Servers, number: number): Promise<string> {
  const { status, text } = await request(`${product}/api/orders`, {
    method: "POST",
    headers: bearer(company.seller.key),
    body: newOrder(company, number),
  });
  if (status !== 201) throw new Error(`create: ${status} ${text.slice(0, 300)}`);
  return String((JSON.parse(text) as { number: unknown }).number);
}

/** An order with two lines, with audit, rights and a number. */
export async function createBench(servers: Servers): Promise<Figure[]> {
  const times = await inTurns(
    150,
    (round) => createByProduct(servers, round),
    async (round) => {
      const { status, text } = await request(`${servers.bare}/create`, {
        method: "POST",
        body: newOrder(servers.company, round),
      });
      if (status !== 200) throw new Error(`bare create: ${status} ${text.slice(0, 300)}`);
    },
  );
  return [against("create: order with 2 lines, audit, rights, number", times.product, times.bare, 6)];
}

/** Eight clients that make orders at the same moment: every number once, no create refused. */
export async function numbersBench(servers: Servers): Promise<Figure[]> {
  const clients = 8;
  const each = 50;
  const numbers: string[] = [];
  let failed = 0;
  const ms = await timeOf(() =>
    Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let index = 0; index < each; index += 1)
          await createByProduct(servers, client * each + index).then(
            (number) => numbers.push(number),
            () => {
              failed += 1;
            },
          );
      }),
    ),
  );
  const collisions = numbers.length - new Set(numbers).size + failed;
  return [
    {
      name: `numbers: ${clients} clients × ${each} creates at once (${Math.round((1000 * clients * each) / ms)} a second)`,
      product: `${collisions} collisions`,
      bare: "",
      ratio: "",
      limit: "0 collisions",
      kept: collisions === 0,
    },
  ];
}

/** Net sales by channel and month over every order: live, and from the sums that are kept with the orders. */
export async function sumBench({ company, product, bare }: Servers): Promise<Figure[]> {
  const span = `from=${firstDay}&to=2026-01-01`;
  const headers = bearer(company.adminKey);
  // Kept sums know no customer, so that a condition on the customer has to be counted live.
  const live = json({ field: "customer", op: "not_empty" });
  const measure = `${product}/api/measure?metrics=net_sales&by=channel&grain=month&${span}`;
  const bareSum = () => get(`${bare}/sum?${span}`);
  const liveTimes = await inTurns(15, () => get(`${measure}&filter=${live}`, headers), bareSum);
  const keptTimes = await inTurns(15, () => get(measure, headers), bareSum);
  return [
    against("sum: channel × month over 1,000,000 orders, live", liveTimes.product, liveTimes.bare, 1.2),
    against(
      "sum: the same from kept sums (beside the bare live one)",
      keptTimes.product,
      keptTimes.bare,
      0.1,
    ),
  ];
}
