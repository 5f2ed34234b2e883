import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Body, type Call, type Fixture, openFixture } from "./fixture/open-fixture.ts";

/* Orders as they are typed: what is frozen, what is computed, what follows an edit. Amounts with their working above. */
let fixture: Fixture;
let ops: Call;
beforeAll(async () => {
  fixture = await openFixture();
  ops = fixture.as("ops");
});
afterAll(() => fixture.close());

const post = (path: string, body: unknown) => ops(path, { method: "POST", body });
const patch = async (record: Body, body: object): Promise<Body> => {
  const answer = await ops(`/api/orders/${record.id}`, {
    method: "PATCH",
    body: { version: record.version, ...body },
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
async function order(values: Record<string, unknown>): Promise<Body> {
  const answer = await post("/api/orders", { account: "c6", ordered_on: "2026-11-20", ...values });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const cny = (amount: string) => ({ amount, currency: "CNY" });
const p1 = (quantity: string | number, more: object = {}) => ({ product: "p1", quantity, ...more });
const lineInput = (line: Body) => ({ id: line.id, product: line.product.id, quantity: line.quantity });

test("amounts: price of six decimals, discount, tax and cost, each rounded once", async () => {
  // list 7 × 3.333333 = 23.333331 → 23.33; net × 0.85 = 19.83333135 → 19.83; discount 23.33 − 19.83 = 3.50
  // tax 19.83 × 0.13 = 2.5779 → 2.58; cost 7 × 12.345678 = 86.419746 → 86.42
  const made = await order({
    lines: [{ product: "p2", quantity: "7", unit_price: "3.333333", discount: "15%", tax_rate: "0.13" }],
  });
  const amounts = {
    list_amount: cny("23.33"),
    discount_amount: cny("3.50"),
    net_amount: cny("19.83"),
    tax_amount: cny("2.58"),
    company_net: cny("19.83"),
    company_cost: cny("86.42"),
  };
  expect(made).toMatchObject({ ...amounts, rate: "1", units: "7", currency: "CNY" });
  expect(made.lines[0]).toMatchObject({ ...amounts, unit_price: "3.333333", unit_cost: "12.345678" });
});

test("an order is the sum of its rounded lines, not the rounded sum", async () => {
  // each 0.333333 → 0.33, three of them 0.99; unrounded it would be 1.00. P3 has no cost, P1 66.00: the sum is of what is known
  const lines = [1, 2, 3].map(() => ({ product: "p3", quantity: "1" }));
  const made = await order({ lines: [...lines, p1("1")] });
  expect(made).toMatchObject({
    net_amount: cny("120.99"),
    company_cost: cny("66.00"),
    units: "4",
    tax_amount: null,
  });
  expect(made.lines.map((line: Body) => line.company_cost?.amount ?? null)).toEqual([
    null,
    null,
    null,
    "66.00",
  ]);
  const sum = (key: string): number =>
    made.lines.reduce((total: number, line: Body) => total + Math.round(Number(line[key].amount) * 100), 0);
  for (const key of ["list_amount", "discount_amount", "net_amount", "company_net"])
    expect([key, (sum(key) / 100).toFixed(2)]).toEqual([key, made[key].amount]);
});

test("an order in another currency freezes the rate of its day", async () => {
  // 3 × 33.335 = 100.005 → 100.01 USD (half up); × 7.2 = 720.072 → 720.07 CNY. Before July 2026: × 7 = 700.07 CNY
  const lines = [p1("3", { unit_price: "33.335" })];
  const made = await order({ currency: "USD", lines });
  expect(made).toMatchObject({
    rate: "7.2",
    net_amount: { amount: "100.01", currency: "USD" },
    company_net: cny("720.07"),
  });
  expect(made.lines[0].company_cost).toEqual(cny("198.00")); // 3 × 66
  const earlier = await order({ currency: "USD", ordered_on: "2026-06-30", lines });
  expect(earlier).toMatchObject({ rate: "7", company_net: cny("700.07"), company_cost: cny("180.00") });
  // A new rate does not rewrite what was sold.
  const rate = { from_currency: "USD", to_currency: "CNY", valid_from: "2026-11-01", rate: "8" };
  expect((await fixture.as("finance")("/api/exchange_rates", { method: "POST", body: rate })).status).toBe(
    201,
  );
  expect((await ops(`/api/orders/${made.id}`)).body.rate).toBe("7.2");
  expect((await patch(made, { note: "x" })).company_net).toEqual(cny("720.07"));
});

test("without a rate, a list price or a price in the order's currency nothing is guessed", async () => {
  const refused = async (values: object): Promise<Body> =>
    (await post("/api/orders", { account: "c6", ordered_on: "2026-11-20", ...values })).body;
  const noRate = await refused({ currency: "EUR", lines: [p1("1", { unit_price: "1" })] });
  expect([noRate.code, noRate.detail]).toEqual([
    "order.no_rate",
    "There is no exchange rate EUR → CNY on or before 2026-11-20; add it under Settings → Currencies",
  ]);
  const early = await refused({
    currency: "USD",
    ordered_on: "2024-12-31",
    lines: [p1("1", { unit_price: "1" })],
  });
  expect(early.code).toBe("order.no_rate");
  const noPrice = await refused({ lines: [{ product: "p4", quantity: "1" }] });
  expect([noPrice.code, noPrice.detail]).toEqual([
    "order.no_price",
    "Product “密封胶” has no list price on 2026-11-20; give a unit price",
  ]);
  const foreign = await refused({ currency: "USD", lines: [p1("1")] });
  expect([foreign.code, foreign.problems[0].field]).toEqual(["input.invalid", "unit_price"]);
  expect((await order({ lines: [{ product: "p4", quantity: "1", unit_price: "0" }] })).net_amount).toEqual(
    cny("0.00"),
  );
});

test("what another system billed for a line stands, rounded once", async () => {
  const made = await order({ lines: [p1("3", { unit_price: "33.33", stated_net: "99.995" })] });
  expect(made).toMatchObject({
    list_amount: cny("99.99"),
    net_amount: cny("100.00"),
    discount_amount: cny("-0.01"),
  });
  // once a person changes the quantity, the stated amount was stated for something else: 4 × 33.33 = 133.32
  const [line] = made.lines;
  const edited = await patch(made, { lines: [{ id: line.id, product: line.product.id, quantity: "4" }] });
  expect(edited.lines[0]).toMatchObject({ stated_net: null, net_amount: cny("133.32") });
});

describe("returns and credit notes", () => {
  test("are negative, mirror images of the sale", async () => {
    // 19.995 × 3 = 59.985 → 59.99 and −59.99, never −59.98
    const sale = await order({ lines: [{ product: "p2", quantity: "3" }] });
    const back = await order({
      kind: "return",
      original_order: sale.id,
      lines: [{ product: "p2", quantity: "-3" }],
    });
    expect([sale.net_amount, back.net_amount]).toEqual([cny("59.99"), cny("-59.99")]);
    expect([sale.company_cost, back.company_cost]).toEqual([cny("37.04"), cny("-37.04")]);
    expect(back).toMatchObject({ units: "-3", first_order: false, original_order: { title: sale.number } });
  });
});

test("a return typed with a plus is refused: it would count as a sale", async () => {
  for (const kind of ["return", "credit_note"]) {
    const lines = [p1("-1"), p1("2")];
    const { status, body } = await post("/api/orders", {
      account: "c6",
      ordered_on: "2026-11-20",
      kind,
      lines,
    });
    expect([kind, status, body.problems[0].row]).toEqual([kind, 422, 2]);
    expect(body.problems[0].message).toContain("expected a negative number");
  }
});

describe("the team of a sale", () => {
  test("is that of the seller on the day: before, at and after his move; none before he came", async () => {
    const teamOn = async (seller: string, day: string): Promise<string | null> =>
      (await order({ seller, ordered_on: day, lines: [p1("1", { unit_price: "1" })] })).team?.title ?? null;
    expect(await teamOn("bo", "2026-06-30")).toBe("上海组");
    expect(await teamOn("bo", "2026-07-01")).toBe("成都组");
    expect(await teamOn("cai", "2026-03-31")).toBe("杭州组");
    expect(await teamOn("cai", "2026-04-01")).toBeNull();
    expect(await teamOn("dou", "2024-12-31")).toBeNull();
  });

  test("stands when people move later, and follows an edit of seller or day", async () => {
    const made = await order({ seller: "bo", ordered_on: "2026-05-01", lines: [p1("1")] });
    const moved = await fixture.as("ops")("/api/memberships", {
      method: "POST",
      body: { user: "bo", team: "hangzhou", starts_on: "2026-04-15", ends_on: "2026-06-01" },
    });
    expect(moved.status).toBe(201);
    const same = await patch(made, { note: "仍是上海组" });
    expect(same.team.title).toBe("上海组");
    const later = await patch(same, { ordered_on: "2026-08-01" });
    expect(later.team.title).toBe("成都组");
    const other = await patch(later, { seller: "an" });
    expect(other.team.title).toBe("上海组");
    // The lines carry what their order says.
    const { body } = await ops(`/api/order_lines/${other.lines[0].id}`);
    expect(body).toMatchObject({
      ordered_on: "2026-08-01",
      seller: { title: "安小北" },
      team: { title: "上海组" },
    });
    const nobody = await patch(other, { seller: null });
    expect(nobody.team).toBeNull();
    await ops(`/api/memberships/${moved.body.id}`, { method: "DELETE" });
  });
});

describe("an edit", () => {
  test("keeps frozen prices and costs when the day changes, and the rate follows the day", async () => {
    // June: price 100, cost 60. In August they would be 120 and 66.
    const made = await order({ ordered_on: "2026-06-15", lines: [p1("2")] });
    const later = await patch(made, { ordered_on: "2026-08-15" });
    expect(later).toMatchObject({ net_amount: cny("200.00"), company_cost: cny("120.00") });
    const foreign = await order({
      ordered_on: "2026-06-15",
      currency: "USD",
      lines: [p1("1", { unit_price: "10" })],
    });
    expect(foreign).toMatchObject({ rate: "7", company_net: cny("70.00") });
    expect(await patch(foreign, { ordered_on: "2026-08-15" })).toMatchObject({
      rate: "7.2",
      company_net: cny("72.00"),
    });
  });

  test("of a quantity keeps the line's price and cost of the sale", async () => {
    const made = await order({ ordered_on: "2026-06-15", lines: [p1("2", { discount: "0.1" })] });
    // 5 × 100 × 0.9 = 450.00, though the list price is 120 today; cost 5 × 60
    const [line] = made.lines;
    const changed = await patch(made, { lines: [{ id: line.id, quantity: "5" }] });
    expect(changed).toMatchObject({ net_amount: cny("450.00"), company_cost: cny("300.00"), units: "5" });
  });

  test("to another product takes that product's price and cost of the order's day", async () => {
    const made = await order({ ordered_on: "2026-06-15", lines: [{ product: "p2", quantity: "2" }] });
    const [line] = made.lines;
    const changed = await patch(made, { lines: [{ ...lineInput(line), product: "p1" }] });
    expect(changed.lines[0]).toMatchObject({ id: line.id, unit_price: "100", unit_cost: "60" });
    expect(changed.net_amount).toEqual(cny("200.00"));
    const priced = await patch(changed, { lines: [{ id: line.id, product: "p2", unit_price: "5" }] });
    expect(priced.lines[0]).toMatchObject({ unit_price: "5", unit_cost: "12.345678" });
  });

  test("that adds or takes lines sums them anew; a new line has the price of the order's day", async () => {
    const made = await order({
      ordered_on: "2026-06-15",
      lines: [p1("1"), { product: "p2", quantity: "1" }],
    });
    expect(made.net_amount).toEqual(cny("120.00")); // 100.00 + 19.995 → 20.00
    const added = await patch(made, { lines: [...made.lines.map(lineInput), p1("3")] });
    expect(added.net_amount).toEqual(cny("420.00"));
    const less = await patch(added, { lines: [lineInput(added.lines[2])] });
    expect(less).toMatchObject({ net_amount: cny("300.00"), units: "3" });
    expect(less.lines).toHaveLength(1);
  });

  test("too large for the database is refused in words, and nothing is written", async () => {
    const huge = { unit_price: "999999999999999" };
    const answer = await post("/api/orders", {
      account: "c6",
      ordered_on: "2026-11-20",
      lines: [p1("999999999999999", huge)],
    });
    expect([answer.status, answer.body.code]).toEqual([422, "input.out_of_range"]);
  });
});

describe("a customer's first order", () => {
  let account: Body;
  const sale = (day: string, more: object = {}): Promise<Body> =>
    order({ account: account.id, ordered_on: day, lines: [p1("1")], ...more });
  const firsts = async (): Promise<string[]> =>
    (
      await ops("/api/orders", {
        query: {
          sort: "ordered_on",
          filter: {
            and: [
              { field: "account", op: "eq", value: account.id },
              { field: "first_order", op: "eq", value: true },
            ],
          },
        },
      })
    ).body.rows.map((row: Body) => row.ordered_on);

  test("is its earliest confirmed sale, through edits, cancelling, deleting and restoring", async () => {
    account = (await post("/api/accounts", { name: "首单客户" })).body;
    const may = await sale("2026-05-01");
    expect(may.first_order).toBe(true);
    const march = await sale("2026-03-01");
    expect(await firsts()).toEqual(["2026-03-01"]);
    await sale("2026-01-01", { kind: "return", lines: [p1("-1")] });
    await sale("2026-01-02", { status: "draft" });
    expect(await firsts()).toEqual(["2026-03-01"]);
    const cancelled = await patch(march, { status: "cancelled" });
    expect(await firsts()).toEqual(["2026-05-01"]);
    const again = await patch(cancelled, { status: "confirmed" });
    expect(await firsts()).toEqual(["2026-03-01"]);
    const moved = await patch(again, { ordered_on: "2026-06-01" });
    expect(await firsts()).toEqual(["2026-05-01"]);
    await ops(`/api/orders/${may.id}`, { method: "DELETE" });
    expect(await firsts()).toEqual(["2026-06-01"]);
    await post(`/api/orders/${may.id}/restore`, {});
    expect(await firsts()).toEqual(["2026-05-01"]);
    // Moved to another customer, each of the two has its own first one.
    const other = account;
    account = (await post("/api/accounts", { name: "另一家" })).body;
    await patch((await ops(`/api/orders/${may.id}`)).body, { account: account.id });
    expect(await firsts()).toEqual(["2026-05-01"]);
    account = other;
    expect(await firsts()).toEqual([moved.ordered_on]);
  });

  test("is one only, whoever sold: also when the seller does not see the earlier one", async () => {
    account = (await post("/api/accounts", { name: "共同客户", owner: "an" })).body;
    await sale("2026-02-01", { seller: "bo" });
    const own = await fixture.as("an")("/api/orders", {
      method: "POST",
      body: { account: account.id, ordered_on: "2026-03-01", lines: [p1("1")] },
    });
    expect(own.body.first_order).toBe(false);
    expect(await firsts()).toEqual(["2026-02-01"]);
  });
});

test("kept sums of days equal the orders after every edit", async () => {
  const { rows } = await fixture.app.database.owner.query(
    `with live as (
       select workspace_id, ordered_on, seller_id, team_id, territory_id, channel, sum(company_net) as net,
         coalesce(sum(company_cost), 0) as cost, sum(units) as units, count(*) filter (where kind = 'sale') as orders,
         count(*) filter (where kind = 'sale' and first_order) as firsts
       from orders where status = 'confirmed' and deleted_at is null group by 1, 2, 3, 4, 5, 6),
     kept as (
       select workspace_id, ordered_on, seller_id, team_id, territory_id, channel, company_net as net,
         company_cost as cost, units, orders::bigint, first_orders::bigint as firsts from sales_days)
     select (select count(*)::int from live) as days, (select count(*)::int from (
       (table live except table kept) union all
       (select * from kept where net <> 0 or cost <> 0 or units <> 0 or orders <> 0 or firsts <> 0 except table live)) as d) as differences`,
  );
  expect(rows[0].days).toBeGreaterThan(20);
  expect(rows[0].differences).toBe(0);
});
