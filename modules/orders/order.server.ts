import { sql } from "kysely";
import { changed, type Draft } from "../../kernel/draft.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Rules } from "../../kernel/rules.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { teamsOf } from "../organization/index.server.ts";
import { type DatedValue, priceLine, refusePositiveReturn, sumLines, valueOn } from "./order.rules.ts";

/** What an order freezes when it is made: team, rate, price and cost of its day; then amounts and totals. */
export const orderRules: Rules = {
  prepare: async (drafts, tx) => {
    const company = tx.actor.workspace.currency;
    for (const draft of drafts) draft.values.currency ??= company;
    await freezeTeams(drafts, tx);
    await freezeRates(drafts, tx);
    if (tx.actor.via !== "import") for (const draft of drafts) forgetStatedNet(draft);
    await freezePricesAndCosts(drafts, tx);
    await expectFirstOrders(drafts, tx);
    for (const draft of drafts) {
      for (const line of draft.children.lines ?? []) priceLine(line.values, draft.values, company);
      refusePositiveReturn(draft);
      sumLines(draft);
    }
  },
  after: async (drafts, tx) => {
    const accounts = drafts
      .filter((draft) => changed(draft, "account", "ordered_on", "status", "kind", "deleted_at"))
      .flatMap((draft) => [draft.values.account, draft.before?.account])
      .filter((id) => typeof id === "string");
    if (accounts.length > 0)
      await tx.rows(sql`select attain.refresh_first_orders(${[...new Set(accounts)]}::uuid[])`);
  },
};

/**
 * Whether a new order is its customer's first confirmed sale, as far as the actor sees; what he does not see is put
 * right after the write. Right nearly always, this saves writing the row twice.
 */
async function expectFirstOrders(drafts: readonly Draft[], tx: Transaction): Promise<void> {
  const open = drafts.filter((draft) => draft.before === null && typeof draft.values.account === "string");
  for (const draft of open) draft.values.first_order = false;
  const sales = open.filter(({ values }) => values.status === "confirmed" && values.kind === "sale");
  if (sales.length === 0) return;
  const accounts = [...new Set(sales.map((draft) => String(draft.values.account)))];
  const rows = await tx.rows<{ account_id: string }>(
    sql`select distinct account_id from orders where workspace_id = ${tx.actor.workspace.id}::uuid and account_id = any(${accounts}::uuid[]) and status = 'confirmed' and kind = 'sale' and deleted_at is null`,
  );
  const known = new Set(rows.map((row) => row.account_id));
  const firsts = new Map<string, Draft>();
  for (const draft of sales) {
    const account = String(draft.values.account);
    const first = firsts.get(account);
    if (known.has(account)) continue;
    if (first === undefined || String(draft.values.ordered_on) < String(first.values.ordered_on))
      firsts.set(account, draft);
  }
  for (const draft of firsts.values()) draft.values.first_order = true;
}

/** The team in which the seller was on the day of the sale. */
async function freezeTeams(drafts: readonly Draft[], tx: Transaction): Promise<void> {
  const open = drafts.filter(
    (draft) => draft.values.team == null || (draft.before !== null && changed(draft, "seller", "ordered_on")),
  );
  const teamOn = await teamsOf(
    tx,
    open.flatMap((draft) => (typeof draft.values.seller === "string" ? [draft.values.seller] : [])),
  );
  for (const draft of open)
    draft.values.team = teamOn(String(draft.values.seller), String(draft.values.ordered_on ?? ""));
}

/** The rate of the order's day into the company's currency. A rate that a loader gives stands. */
async function freezeRates(drafts: readonly Draft[], tx: Transaction): Promise<void> {
  const company = tx.actor.workspace.currency;
  const open = drafts.filter(
    (draft) =>
      draft.values.rate == null || (draft.before !== null && changed(draft, "currency", "ordered_on")),
  );
  const foreign = open.filter((draft) => draft.values.currency !== company);
  for (const draft of open) if (draft.values.currency === company) draft.values.rate = "1";
  if (foreign.length === 0) return;
  const rows = await tx.rows<{ from_currency: string; valid_from: string; rate: string }>(
    sql`select from_currency, valid_from, rate from exchange_rates where workspace_id = ${tx.actor.workspace.id}::uuid and to_currency = ${company} and deleted_at is null order by valid_from`,
  );
  const histories = Map.groupBy(rows, (row) => row.from_currency);
  for (const draft of foreign) {
    const history = (histories.get(String(draft.values.currency)) ?? []).map((row) => ({
      from: row.valid_from,
      value: row.rate,
    }));
    const day = String(draft.values.ordered_on ?? "");
    const rate = valueOn(history, day);
    if (rate === null) throw new Refusal("order.no_rate", { from: draft.values.currency, to: company, day });
    draft.values.rate = rate;
  }
}

/** What a source stated for a line no longer holds once a person changes what it was stated for. */
function forgetStatedNet(draft: Draft): void {
  for (const line of draft.children.lines ?? [])
    if (
      line.before !== null &&
      changed(line, "product", "quantity", "unit_price", "discount") &&
      !changed(line, "stated_net")
    )
      line.values.stated_net = null;
}

/** List price where none is given, cost where none is given and none is frozen yet. */
async function freezePricesAndCosts(drafts: readonly Draft[], tx: Transaction): Promise<void> {
  const lines = drafts.flatMap((draft) => (draft.children.lines ?? []).map((line) => ({ draft, line })));
  const needPrice = lines.filter(
    ({ line }) =>
      line.values.unit_price == null ||
      (line.before !== null && changed(line, "product") && !changed(line, "unit_price")),
  );
  const needCost = lines.filter(
    ({ line }) =>
      line.values.unit_cost == null ||
      (line.before !== null && changed(line, "product") && !changed(line, "unit_cost")),
  );
  const prices = await histories(
    tx,
    "prices",
    needPrice.map(({ line }) => line.values.product),
  );
  for (const { draft, line } of needPrice) {
    const day = String(draft.values.ordered_on ?? "");
    const price = valueOn(prices.get(String(line.values.product)) ?? [], day);
    if (price === null)
      throw new Refusal("order.no_price", { product: await productName(tx, line.values.product), day });
    line.values.unit_price = priceInOrderCurrency(price, draft, tx);
  }
  const costs = await histories(
    tx,
    "costs",
    needCost.map(({ line }) => line.values.product),
  );
  for (const { draft, line } of needCost)
    line.values.unit_cost = valueOn(
      costs.get(String(line.values.product)) ?? [],
      String(draft.values.ordered_on ?? ""),
    );
}

/** List prices are in the company's currency; an order in another one must say its price, so that none is guessed. */
function priceInOrderCurrency(price: string, draft: Draft, tx: Transaction): string | null {
  return draft.values.currency === tx.actor.workspace.currency ? price : null;
}

async function productName(tx: Transaction, id: unknown): Promise<string> {
  const [row] = await tx.rows<{ name: string }>(
    sql`select name from products where workspace_id = ${tx.actor.workspace.id}::uuid and id = ${String(id)}::uuid`,
  );
  return row?.name ?? String(id);
}

/**
 * Price or cost histories of products. Costs are frozen on every line whoever types the order, so they are read by the
 * database's own function, not by the right of the seller, who may not see them.
 */
async function histories(
  tx: Transaction,
  which: "prices" | "costs",
  products: readonly unknown[],
): Promise<Map<string, DatedValue[]>> {
  const ids = [...new Set(products.filter((id) => typeof id === "string"))];
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ product_id: string; valid_from: string; value: string }>(
    which === "prices"
      ? sql`select product_id, valid_from, price as value from product_prices where workspace_id = ${tx.actor.workspace.id}::uuid and product_id = any(${ids}::uuid[]) and deleted_at is null order by valid_from`
      : sql`select product_id, valid_from, value from attain.costs_of(${ids}::uuid[]) order by valid_from`,
  );
  const result = new Map<string, DatedValue[]>();
  for (const row of rows) {
    const history = result.get(row.product_id);
    if (history === undefined) result.set(row.product_id, [{ from: row.valid_from, value: row.value }]);
    else history.push({ from: row.valid_from, value: row.value });
  }
  return result;
}
