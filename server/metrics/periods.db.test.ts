import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Body, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

/*
 * Net sales by period, and their growth, on the company of test/fixture/company-facts.ts. Net sales of 2026, order by order:
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

describe("periods", () => {
  const setCalendar = (body: object) => fixture.as("admin")("/api/company", { method: "PATCH", body });
  const open = {};

  test("of the calendar year", async () => {
    expect(await grained("net_sales", "year", open)).toEqual({ 2025: "1550.00", 2026: "1470.16" });
    expect(await grained("net_sales", "quarter")).toEqual({
      "2026-Q1": "263.32",
      "2026-Q2": "350.00",
      "2026-Q3": "457.80",
      "2026-Q4": "399.04",
    });
    expect(await grained("net_sales", "month")).toEqual({
      "2026-02": "59.99",
      "2026-03": "203.33",
      "2026-05": "350.00",
      "2026-08": "217.80",
      "2026-09": "240.00",
      "2026-10": "140.04",
      "2026-11": "259.00",
    });
    // Monday 2 to Sunday 8 November is ISO week 45, 16 to 22 November week 47.
    const november = { from: "2026-11-01", to: "2026-12-01" };
    expect(await grained("net_sales", "week", november)).toEqual({
      "2026-W45": "120.00",
      "2026-W47": "139.00",
    });
    expect(await grained("net_sales", "day", november)).toEqual({
      "2026-11-02": "120.00",
      "2026-11-20": "19.00",
      "2026-11-22": "120.00",
    });
  });

  test("are half-open: the first day belongs, the last does not", async () => {
    expect(await values("net_sales", { from: "2026-11-02", to: "2026-11-20" })).toEqual({
      net_sales: "120.00",
    });
    expect(await values("net_sales", { from: "2026-11-03", to: "2026-11-21" })).toEqual({
      net_sales: "19.00",
    });
    expect(await grained("net_sales", "month", { from: "2026-11-03", to: "2026-11-22" })).toEqual({
      "2026-11": "19.00",
    });
    expect(await values("net_sales,orders", { from: "2026-12-01", to: "2027-01-01" })).toEqual({
      net_sales: "0.00",
      orders: 0,
    });
  });

  test("of a year that starts in April", async () => {
    await setCalendar({ fiscal_start_month: 4 });
    // Fiscal year 2026 runs from April 2025: o02 450.00 + o03 100.00 + o04 59.99 + o05 203.33 = 813.32
    expect(await grained("net_sales", "year", open)).toEqual({
      2025: "1000.00",
      2026: "813.32",
      2027: "1206.84",
    });
    expect(await grained("net_sales", "quarter", open)).toEqual({
      "2025-Q4": "1000.00",
      "2026-Q3": "550.00",
      "2026-Q4": "263.32",
      "2027-Q1": "350.00",
      "2027-Q2": "457.80",
      "2027-Q3": "399.04",
    });
    await setCalendar({ fiscal_start_month: 1 });
  });

  test("of 4-4-5 weeks", async () => {
    await setCalendar({ fiscal_pattern: "4-4-5" });
    // 2026 begins on Monday 2025-12-29; M2 on 01-26, M3 on 02-23, M5 on 04-27, M8 on 07-27, M9 on 08-24,
    // M10 on 09-28, M11 on 10-26, M12 on 11-23. 10 February is in M2, 20 March in M3, 15 May in M5.
    expect(await grained("net_sales", "month")).toEqual({
      "2026-M02": "59.99",
      "2026-M03": "203.33",
      "2026-M05": "350.00",
      "2026-M08": "217.80",
      "2026-M09": "240.00",
      "2026-M10": "140.04",
      "2026-M11": "259.00",
    });
    await setCalendar({ fiscal_pattern: "months" });
  });
});

describe("growth", () => {
  test("of a running year is against the same days of the year before", async () => {
    // To 22 November 2025: 1000.00 + 450.00, without the 100.00 of December. 20.16 ÷ 1450 = 0.01390344…
    expect(await values("sales_growth")).toEqual({ sales_growth: "0.013903" });
    expect(await grained("sales_growth", "year")).toEqual({ 2026: "0.013903" });
  });

  test("by month compares each with its own, and against nothing says nothing", async () => {
    const growth = await grained("sales_growth", "month");
    // (59.99 − 1000) ÷ 1000; (259.00 − 450.00) ÷ 450.00 = −0.42444…
    expect(growth).toMatchObject({
      "2026-02": "-0.94001",
      "2026-11": "-0.424444",
      "2026-03": null,
      "2026-10": null,
    });
  });

  test("of a finished span is against the whole of the year before", async () => {
    // February 2026 against February 2025, cut by seller
    const february = { from: "2026-02-01", to: "2026-03-01" };
    expect(await by("sales_growth", "seller", february)).toEqual({ an: "-0.94001" });
  });

  test("by dimension also tells of those who have sold nothing since", async () => {
    // An: (49.98 − 1000) ÷ 1000 = −0.95002; Bo: (687.80 − 450) ÷ 450 = 0.52844…
    expect(await by("sales_growth", "seller")).toMatchObject({ an: "-0.95002", bo: "0.528444", dou: null });
    // In October and November 2025 only Bo had sold, in March only Cai sells now.
    const autumn = { from: "2026-11-10", to: "2026-11-11" };
    expect(await by("sales_growth", "seller", autumn)).toEqual({ bo: "-1" });
  });

  test("without a beginning is asked for one", async () => {
    const { status, body } = await call("/api/measure", { query: { metrics: "sales_growth" } });
    expect([status, body.code]).toEqual([422, "metric.needs_period"]);
  });
});
