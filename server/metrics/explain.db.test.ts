import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../modules/catalog.ts";
import { type Body, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

/* Where a number comes from: its rows add up to it. The numbers themselves are worked in measure.db.test.ts. */
let fixture: Fixture;
let call: Call;
beforeAll(async () => {
  fixture = await openFixture();
  call = fixture.as("director");
});
afterAll(() => fixture.close());

const year = { from: "2026-01-01", to: "2027-01-01" };
const is = (field: string, value: unknown) => ({ field, op: "eq", value });
async function explained(query: Record<string, unknown>, as: Call = call): Promise<Body> {
  const answer = await as("/api/explain", { query: { limit: "1000", ...query } });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}
/** Any value in hundredths, so that it can be added up exactly. */
const hundredths = (value: Body): number =>
  Math.round(Number(typeof value === "object" && value !== null ? value.amount : (value ?? 0)) * 100);
const sumOf = (rows: readonly Body[]): number => rows.reduce((sum, row) => sum + hundredths(row.value), 0);

const cells: [name: string, query: Record<string, unknown>][] = [
  ["everything", {}],
  ["the year", year],
  ["a month", { from: "2026-11-01", to: "2026-12-01" }],
  ["a team of the year", { ...year, filter: is("team", "chengdu") }],
  ["a seller", { filter: is("seller", "bo") }],
  ["nobody's", { filter: { field: "seller", op: "is_empty" } }],
  ["a span without rows", { from: "2020-01-01", to: "2021-01-01" }],
];
const finer: [name: string, query: Record<string, unknown>][] = [
  ["a product", { ...year, filter: is("product", "p1") }],
  ["a category in a quarter", { from: "2026-01-01", to: "2026-04-01", filter: is("category", "devices") }],
  ["an account's level", { filter: is("account.level", "vip") }],
];
const bases = catalog.metrics.filter((metric) => metric.kind === "base").map((metric) => metric.key);

describe.each(bases)("the rows of %s add up to it", (metric) => {
  const all = ["target", "new_customers"].includes(metric) ? cells : [...cells, ...finer];
  test.each(all)("%s", async (_name, query) => {
    const body = await explained({ metric, ...query });
    expect(sumOf(body.rows)).toBe(hundredths(body.value));
    expect(body.rows).toHaveLength(body.row_count);
    const { filter, from, to } = query as { filter?: unknown; from?: string; to?: string };
    const measured = await call("/api/measure", {
      query: { metrics: metric, ...(from ? { from, to } : {}), ...(filter ? { filter } : {}) },
    });
    expect(measured.body.rows[0].values[metric]).toEqual(body.value);
  });
});

test("a cell lists exactly its orders, newest first, with those whom people look for", async () => {
  const body = await explained({ metric: "net_sales", ...year, filter: is("team", "chengdu") });
  expect(body.rows.map((row: Body) => [row.external_id, row.day, row.value.amount])).toEqual([
    ["o16", "2026-11-22", "120.00"],
    ["o09", "2026-09-10", "-120.00"],
    ["o08", "2026-09-01", "360.00"],
    ["o07", "2026-08-05", "217.80"],
  ]);
  expect(body.rows[3]).toMatchObject({
    account: { id: fixture.alpha.id("account", "c2"), title: "二龙纺织" },
    seller: { title: "薄小南" },
    team: { title: "成都组" },
  });
  expect(body).toMatchObject({
    metric: "net_sales",
    label: "Net sales",
    unit: "money",
    value: { amount: "577.80", currency: "CNY" },
    period: year,
    as_of: "2026-11-22T04:00:00.000Z",
    filter: "Team (at the sale) = 成都组",
    rows_object: "order",
    metric_of_rows: "net_sales",
  });
  expect(body.sentence).toContain("each line rounded half-up");
});

test("a product's number shows its orders with the product's part of them", async () => {
  const body = await explained({ metric: "net_sales", ...year, filter: is("product", "p3") });
  expect(body.rows.map((row: Body) => [row.external_id, row.value.amount])).toEqual([["o05", "3.33"]]);
});

test("customers are listed where customers are counted", async () => {
  const active = await explained({ metric: "active_customers", ...year });
  expect(active.rows_object).toBe("account");
  expect(active.rows.map((row: Body) => row.external_id).sort()).toEqual([
    "c1",
    "c2",
    "c3",
    "c4",
    "c5",
    "c6",
    "c7",
  ]);
  const fresh = await explained({ metric: "new_customers", ...year });
  expect(fresh.rows.map((row: Body) => row.external_id).sort()).toEqual(["o05", "o08", "o11", "o12", "o15"]);
});

test("a ratio shows its two parts and the rows of either", async () => {
  const body = await explained({ metric: "attainment", ...year });
  expect(body.value).toBe("0.698841");
  expect(body.parts.map((part: Body) => [part.metric, part.value.amount])).toEqual([
    ["credited_sales", "1350.16"],
    ["target", "1932.00"],
  ]);
  expect([body.metric_of_rows, body.rows_object, sumOf(body.rows)]).toEqual([
    "credited_sales",
    "order",
    135016,
  ]);
  const targets = await explained({ metric: "attainment", ...year, part: "target" });
  expect([targets.rows_object, sumOf(targets.rows)]).toEqual(["target", 193200]);
  expect(targets.rows.map((row: Body) => row.external_id).sort()).toEqual([
    "t1",
    "t2",
    "t3",
    "t4",
    "t5",
    "t6",
  ]);
  const margin = await explained({ metric: "gross_margin_rate", ...year });
  expect(margin.parts.map((part: Body) => [part.metric, part.value.amount])).toEqual([
    ["gross_margin", "652.43"],
    ["net_sales", "1470.16"],
  ]);
});

test("what is due lists the targets with the part of each that is due", async () => {
  const body = await explained({ metric: "target_due", ...year });
  expect(Object.fromEntries(body.rows.map((row: Body) => [row.external_id, row.value.amount]))).toEqual({
    t1: "100.00",
    t2: "150.00",
    t3: "30.00",
    t4: "560.61",
    t5: "0.00",
    t6: "80.00",
  });
  expect([body.value.amount, sumOf(body.rows)]).toEqual(["920.61", 92061]);
});

test("growth shows the sales that it compares", async () => {
  const body = await explained({ metric: "sales_growth", ...year });
  expect(body.value).toBe("0.013903");
  expect(body.parts).toMatchObject([{ metric: "net_sales", value: { amount: "1470.16" } }]);
  expect(sumOf(body.rows)).toBe(147016);
});

test("the rows come in pages, each once", async () => {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const body: Body = await explained({
      metric: "net_sales",
      limit: "4",
      ...(after === null ? {} : { after }),
    });
    ids.push(...body.rows.map((row: Body) => row.id));
    expect(body.row_count).toBe(14);
    after = body.next;
  } while (after !== null);
  expect(new Set(ids).size).toBe(14);
  expect(ids).toHaveLength(14);
  // The value is that of all rows, on every page.
  const last = await explained({ metric: "net_sales", limit: "4", after: "12" });
  expect([last.rows.length, last.value.amount, last.row_count]).toEqual([2, "3020.16", 14]);
});

test("scope and filter are said in the asker's language", async () => {
  const body = await explained(
    { metric: "net_sales", ...year, filter: { and: [is("channel", "direct"), { not: is("seller", "an") }] } },
    fixture.as("an", fixture.alpha, "zh"),
  );
  expect(body).toMatchObject({ label: "净销售额", scope: "您能看到的订单：本人" });
  expect(body.filter).toBe("渠道 = 直销，且 非 (销售 = 安小北)");
  expect((await explained({ metric: "net_sales" }, fixture.as("shanghai_manager"))).scope).toBe(
    "Order rows you may see: own team",
  );
});

test.each([
  [{ metric: "profit" }, 422, "metric.unknown"],
  [{}, 422, "metric.unknown"],
  [{ metric: "attainment", part: "units" }, 422, "metric.unknown"],
  [{ metric: "net_sales", filter: is("colour", "red") }, 422, "metric.cannot_filter"],
  [{ metric: "net_sales", after: "-1" }, 422, "input.parameter"],
  [{ metric: "net_sales", after: "1e308" }, 422, "input.parameter"],
  [{ metric: "net_sales", after: "x" }, 422, "input.parameter"],
  [{ metric: "net_sales", limit: "100000" }, 422, "input.parameter"],
  [{ metric: "sales_growth" }, 422, "metric.needs_period"],
])("%j is refused", async (query, status, code) => {
  const answer = await call("/api/explain", { query });
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test("a margin is not explained to those who may not see it, not even by its parts", async () => {
  for (const query of [{ metric: "gross_margin" }, { metric: "gross_margin_rate", part: "net_sales" }]) {
    const answer = await fixture.as("an")("/api/explain", { query });
    expect([answer.status, answer.body.code]).toEqual([403, "right.metric"]);
  }
});
