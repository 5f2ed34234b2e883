import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Body, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

/*
 * Every metric on the company of test/fixture/company-facts.ts. Net sales of 2026, order by order:
 *
 *   o04  59.99  an      shanghai  c1 sh  direct  Feb      o10  −10.01  an           shanghai  c1 sh  direct  Oct
 *   o05 203.33  cai     hangzhou  c3 hz  direct  Mar      o11  150.05  partner      hangzhou  c5 hz  agent   Oct
 *   o06 350.00  bo      shanghai  c2 cd  direct  May      o12  120.00  nobody       none      c6 sh  online  Nov
 *   o07 217.80  bo      chengdu   c2 cd  dealer  Aug      o15   19.00  east_manager east      c7 sh  direct  Nov
 *   o08 360.00  dou     chengdu   c4 cd  online  Sep      o16  120.00  bo           chengdu   c1 sh  direct  Nov
 *   o09 −120.00 dou     chengdu   c4 cd  online  Sep      together 1470.16; of 2025: 1000.00 + 450.00 + 100.00
 */
let fixture: Fixture;
let call: Call;
beforeAll(async () => {
  fixture = await openFixture();
  call = fixture.as("director");
});
afterAll(() => fixture.close());

const year = { from: "2026-01-01", to: "2027-01-01" };
async function rows(query: Record<string, unknown>): Promise<Body[]> {
  const answer = await call("/api/measure", { query });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.rows;
}
/** A value as a short text: amounts without their currency. */
const short = (value: Body): string | number | null =>
  typeof value === "object" && value !== null ? value.amount : value;
async function values(metrics: string, query: Record<string, unknown> = year): Promise<Body> {
  const [row] = await rows({ metrics, ...query });
  return Object.fromEntries(Object.entries(row.values).map(([key, value]) => [key, short(value)]));
}
/** One metric by one dimension: external id (or option) → value; "" where there is none. */
async function by(metric: string, dimension: string, query: Record<string, unknown> = year): Promise<Body> {
  return Object.fromEntries(
    (await rows({ metrics: metric, by: dimension, ...query })).map((row) => {
      const value = row.dimensions[dimension];
      return [value === null ? "" : (value.external_id ?? value.key), short(row.values[metric])];
    }),
  );
}
async function grained(metric: string, grain: string, query: Record<string, unknown> = year): Promise<Body> {
  return Object.fromEntries(
    (await rows({ metrics: metric, grain, ...query })).map((row) => [
      row.period.key,
      short(row.values[metric]),
    ]),
  );
}

test("each metric over the year", async () => {
  expect(
    await values(
      "net_sales,credited_sales,orders,units,average_order,cost_of_goods,uncosted_sales,gross_margin,gross_margin_rate,new_customers,active_customers",
    ),
  ).toEqual({
    net_sales: "1470.16",
    credited_sales: "1350.16", // without o12, which nobody sold
    orders: 9, // eleven, without the return and the credit note
    units: "27", // 3 + 12 + 4 + 2 + 3 − 1 − 1 + 2 + 1 + 1 + 1
    average_order: "163.35", // 1470.16 ÷ 9 = 163.3511…
    cost_of_goods: "817.73", // 37.04 + 120 + 240 + 132 + 198 − 66 − 12.35 + 24.69 + 66 + 12.35 + 66
    uncosted_sales: "3.33", // P3 of o05
    gross_margin: "652.43", // 1470.16 − 817.73
    gross_margin_rate: "0.443782", // 652.43 ÷ 1470.16 = 0.44378163…
    new_customers: 5, // c3, c4, c5, c6, c7
    active_customers: 7,
  });
});

test("targets, what of them is due today, and attainment", async () => {
  // 100 + 210 + 42 + 1000 + 500 + 80. Not the margin's target, not the draft plan's.
  // Due on Sunday 22 November: 210 and 42 for 15 of November's 21 working days → 150 and 30;
  // 1000 for 22 + 15 = 37 of the quarter's 22 + 21 + 23 = 66 → 560.606… → 560.61; 500 of December not at all.
  expect(await values("target,target_due,attainment")).toEqual({
    target: "1932.00",
    target_due: "920.61", // 100 + 150 + 30 + 560.61 + 0 + 80
    attainment: "0.698841", // 1350.16 ÷ 1932 = 0.69884057…
  });
  expect(await by("target", "seller")).toEqual({
    an: "310.00",
    bo: "42.00",
    dou: "500.00",
    cai: "80.00",
    "": "1000.00",
  });
  expect(await by("target", "team")).toEqual({
    shanghai: "310.00",
    chengdu: "542.00",
    east: "1000.00",
    hangzhou: "80.00",
  });
  expect(await by("target_due", "seller")).toEqual({
    an: "250.00",
    bo: "30.00",
    dou: "0.00",
    cai: "80.00",
    "": "560.61",
  });
  expect(await grained("target", "month")).toEqual({
    "2026-01": "80.00",
    "2026-10": "1100.00",
    "2026-11": "252.00",
    "2026-12": "500.00",
  });
  expect(await grained("target_due", "month")).toEqual({
    "2026-01": "80.00",
    "2026-10": "660.61",
    "2026-11": "180.00",
    "2026-12": "0.00",
  });
  expect(await by("attainment", "seller")).toEqual({
    an: "0.161226", // 49.98 ÷ 310
    bo: "16.37619", // 687.80 ÷ 42
    cai: "2.541625", // 203.33 ÷ 80
    dou: "0.48", // 240 ÷ 500
    partner: null, // no target is no attainment, not zero
    east_manager: null,
    "": "0", // what is not given to anybody is attained by nobody
  });
});

test("net sales by every dimension", async () => {
  expect(await by("net_sales", "team")).toEqual({
    shanghai: "399.98", // o04, o06 (Bo before his move), o10
    hangzhou: "353.38",
    chengdu: "577.80", // o07, o08, o09, o16
    east: "19.00",
    "": "120.00",
  });
  expect(await by("net_sales", "seller")).toEqual({
    an: "49.98",
    cai: "203.33",
    bo: "687.80",
    dou: "240.00",
    partner: "150.05",
    east_manager: "19.00",
    "": "120.00",
  });
  expect(await by("net_sales", "territory")).toEqual({ sh: "308.98", hz: "353.38", cd: "807.80" });
  expect(await by("net_sales", "customer")).toEqual({
    c1: "169.98",
    c2: "567.80",
    c3: "203.33",
    c4: "240.00",
    c5: "150.05",
    c6: "120.00",
    c7: "19.00",
  });
  expect(await by("net_sales", "channel")).toEqual({
    direct: "742.31",
    dealer: "217.80",
    online: "360.00",
    agent: "150.05",
  });
  expect(await by("net_sales", "product")).toEqual({ p1: "1247.80", p2: "219.03", p3: "3.33" });
  expect(await by("net_sales", "category")).toEqual({ devices: "1466.83", supplies: "3.33" });
});

test("counts are counted once, however the rows are cut", async () => {
  expect(await by("orders", "product")).toEqual({ p1: 6, p2: 3, p3: 1 }); // o05 has two products, and is one order
  expect(await by("orders", "category")).toEqual({ devices: 9, supplies: 1 });
  expect(await by("active_customers", "team")).toEqual({
    shanghai: 2,
    hangzhou: 2,
    chengdu: 3,
    east: 1,
    "": 1,
  });
  expect(await by("new_customers", "team")).toEqual({ hangzhou: 2, chengdu: 1, east: 1, "": 1, shanghai: 0 });
  expect(await by("units", "product")).toEqual({ p1: "12", p2: "5", p3: "10" });
  expect(await by("cost_of_goods", "product")).toEqual({ p1: "756.00", p2: "61.73", p3: "0.00" });
  expect(await by("uncosted_sales", "product")).toEqual({ p3: "3.33" }); // the others have no such line
  expect(await by("gross_margin_rate", "product")).toMatchObject({ p3: "1" });
});

test("two dimensions and a grain together", async () => {
  const found = await rows({ metrics: "net_sales", by: "team,seller", grain: "quarter", ...year });
  const lines = found.map((row) =>
    [
      row.period.key,
      row.dimensions.team?.external_id ?? "",
      row.dimensions.seller?.external_id ?? "",
      short(row.values.net_sales),
    ].join(" "),
  );
  expect(lines.sort()).toEqual(
    [
      "2026-Q1 shanghai an 59.99",
      "2026-Q1 hangzhou cai 203.33",
      "2026-Q2 shanghai bo 350.00",
      "2026-Q3 chengdu bo 217.80",
      "2026-Q3 chengdu dou 240.00",
      "2026-Q4 shanghai an -10.01",
      "2026-Q4 hangzhou partner 150.05",
      "2026-Q4   120.00",
      "2026-Q4 east east_manager 19.00",
      "2026-Q4 chengdu bo 120.00",
    ].sort(),
  );
});

describe("filters", () => {
  const net = async (filter: unknown): Promise<Body> =>
    (await values("net_sales", { ...year, filter })).net_sales;
  const is = (field: string, value: unknown) => ({ field, op: "eq", value });

  test("over dimensions, fields and links", async () => {
    expect(await net(is("team", "chengdu"))).toBe("577.80");
    expect(await net({ field: "team", op: "is_empty" })).toBe("120.00");
    expect(await net({ field: "seller", op: "in", value: ["an", "bo"] })).toBe("737.78");
    expect(await net(is("customer", "c1"))).toBe("169.98");
    expect(await net(is("customer", fixture.alpha.id("account", "c1")))).toBe("169.98");
    expect(await net({ not: is("channel", "direct") })).toBe("727.85");
    expect(await net(is("category", "devices"))).toBe("1466.83");
    expect(await net({ and: [is("product", "p1"), is("team", "shanghai")] })).toBe("350.00");
    expect(await net(is("account.level", "vip"))).toBe("188.98");
    expect(await net(is("kind", "return"))).toBe("-120.00");
    expect(await net(is("id", fixture.alpha.id("order", "o08")))).toBe("360.00");
    expect(await net(is("customer", "nobody"))).toBe("0.00");
    // Amounts are those of orders, not those of days kept together: o05, o06, o07, o08 are above 200.00
    expect(await net({ field: "company_net", op: "gt", value: "200" })).toBe("1131.13");
  });

  test("hold for targets where targets have them", async () => {
    expect(await values("target,attainment", { ...year, filter: is("seller", "dou") })).toEqual({
      target: "500.00",
      attainment: "0.48",
    });
    const { body } = await call("/api/measure", {
      query: { metrics: "attainment", ...year, filter: is("channel", "direct") },
    });
    expect([body.code, body.detail]).toEqual([
      "metric.cannot_filter",
      "Metric “Target” cannot be filtered by “channel”",
    ]);
  });
});

test("coarse and fine rows give the same number", async () => {
  const metrics = "net_sales,credited_sales,orders,units,cost_of_goods,active_customers";
  // A customer is known to orders and lines only, a product to lines only.
  const ways = [
    {},
    { filter: { field: "customer", op: "not_empty" } },
    { filter: { field: "product", op: "not_empty" } },
  ];
  for (const cut of [
    {},
    { by: "team" },
    { by: "seller,territory" },
    { by: "channel", grain: "month" },
    { grain: "year" },
  ]) {
    const found = await Promise.all(ways.map((way) => rows({ metrics, ...cut, ...year, ...way })));
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  }
});

test("the total is of everything, also of what the limit leaves out; it has its own count of customers", async () => {
  const { body } = await call("/api/measure", {
    query: {
      metrics: "net_sales,active_customers",
      by: "team",
      ...year,
      sort: "-net_sales",
      limit: "2",
      total: "true",
    },
  });
  expect(body.rows.map((row: Body) => short(row.values.net_sales))).toEqual(["577.80", "399.98"]);
  expect(body.total.values).toEqual({
    net_sales: { amount: "1470.16", currency: "CNY" },
    active_customers: 7,
  });
  expect(body).toMatchObject({
    from: "2026-01-01",
    to: "2027-01-01",
    as_of: "2026-11-22T04:00:00.000Z",
    by: ["team"],
    grain: null,
  });
});

test("sorting puts cells without a number last, both ways", async () => {
  const order = async (sort: string): Promise<(string | number | null)[]> =>
    (await rows({ metrics: "attainment", by: "seller", ...year, sort })).map((row) =>
      short(row.values.attainment),
    );
  expect(await order("attainment")).toEqual(["0", "0.161226", "0.48", "2.541625", "16.37619", null, null]);
  expect(await order("-attainment")).toEqual(["16.37619", "2.541625", "0.48", "0.161226", "0", null, null]);
});

test("a company without any sale has zeros, and no ratio", async () => {
  const nothing = { from: "2020-01-01", to: "2021-01-01" };
  expect(
    await values("net_sales,orders,average_order,gross_margin_rate,target,attainment,sales_growth", nothing),
  ).toEqual({
    net_sales: "0.00",
    orders: 0,
    average_order: null,
    gross_margin_rate: null,
    target: null,
    attainment: null,
    sales_growth: null,
  });
});

describe("what cannot be measured is refused in words", () => {
  const refused = async (query: Record<string, unknown>, as: Call = call): Promise<[number, string]> => {
    const { status, body } = await as("/api/measure", { query });
    return [status, body.code];
  };
  test.each([
    [{ metrics: "profit" }, 422, "metric.unknown"],
    [{ metrics: "" }, 422, "input.parameter"],
    [{}, 422, "input.parameter"],
    [{ metrics: "net_sales", by: "colour" }, 422, "metric.cannot_cut"],
    [{ metrics: "net_sales", by: "constructor" }, 422, "metric.cannot_cut"],
    [{ metrics: "target", by: "product" }, 422, "metric.cannot_cut"],
    [{ metrics: "new_customers", by: "product" }, 422, "metric.cannot_cut"],
    [{ metrics: "net_sales,target", by: "channel" }, 422, "metric.cannot_cut"],
    [
      { metrics: "net_sales", filter: { field: "colour", op: "eq", value: "red" } },
      422,
      "metric.cannot_filter",
    ],
    [
      { metrics: "net_sales", filter: { field: "constructor", op: "eq", value: "x" } },
      422,
      "metric.cannot_filter",
    ],
    [
      { metrics: "net_sales", filter: { field: "channel", op: "gt", value: "direct" } },
      422,
      "predicate.invalid",
    ],
    [{ metrics: "net_sales", filter: { field: "channel", op: "eq", value: "mail" } }, 422, "input.invalid"],
    [{ metrics: "net_sales", grain: "decade" }, 422, "input.parameter"],
    [{ metrics: "net_sales", from: "2026-02-30" }, 422, "input.parameter"],
    [{ metrics: "net_sales", limit: "0" }, 422, "input.parameter"],
    [{ metrics: "net_sales", sort: "-units" }, 422, "input.parameter"],
    [{ metrics: "net_sales", grain: "day", from: "0001-01-01", to: "9999-12-31" }, 422, "input.parameter"],
  ])("%j", async (query, status, code) => {
    expect(await refused(query)).toEqual([status, code]);
  });

  test("also for those who may not see it", async () => {
    expect(await refused({ metrics: "gross_margin" }, fixture.as("an"))).toEqual([403, "right.metric"]);
    expect(await refused({ metrics: "attainment" }, fixture.as("service"))).toEqual([403, "right.metric"]);
  });

  test("in the user's language, with what would be right", async () => {
    const { body } = await fixture.as(
      "director",
      fixture.alpha,
      "zh",
    )("/api/measure", { query: { metrics: "target", by: "product" } });
    expect(body.detail).toBe("指标“目标”不能按“product”切分，可用：team, seller");
  });
});
