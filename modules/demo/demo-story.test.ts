import { describe, expect, it } from "vitest";
import { chineseNewYear, workingDaysBetween } from "../../engine/calendar/index.ts";
import { decimal } from "../../engine/decimal/index.ts";
import { paceOfTargets } from "../../engine/pace/index.ts";
import { salesLineAmounts } from "../../engine/sales-line/index.ts";
import { type DemoOrder, type DemoTarget, demoSeed, generateDemoCompany } from "./index.ts";

/** Net sales in the company's currency, in fen: the sum of the rounded lines. */
function netOf(order: DemoOrder): bigint {
  return order.lines.reduce((sum, line) => {
    const amounts = salesLineAmounts({
      quantity: decimal(line.quantity),
      unitPrice: decimal(line.unit_price),
      discount: decimal(line.discount),
      unitCost: decimal(line.unit_cost),
      taxRate: decimal(line.tax_rate),
      currency: order.currency,
      companyCurrency: "CNY",
      rate: decimal(order.rate),
    });
    return sum + amounts.companyNetAmount;
  }, 0n);
}

type Sums = ReadonlyMap<string, number>;

/** Yuan by the key of each row; charts' precision is enough for shares. */
function sumBy<Row>(rows: readonly Row[], key: (row: Row) => string, yuan: (row: Row) => number): Sums {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + yuan(row));
  return sums;
}

function story(seed: number, today: string) {
  const { records } = generateDemoCompany({ seed, today });
  const confirmed = records.order
    .filter(({ status }) => status === "confirmed")
    .map((order) => ({ order, yuan: Number(netOf(order)) / 100 }));
  const sales = (key: (order: DemoOrder) => string): Sums =>
    sumBy(
      confirmed,
      ({ order }) => key(order),
      ({ yuan }) => yuan,
    );
  return { records, sales, year: Number(today.slice(0, 4)) };
}

const targetYuan = ({ amount }: DemoTarget): number => Number(amount);
const main = story(demoSeed, "2026-11-22");

describe("what is sold in the demo", () => {
  const { records, sales } = main;
  const byMonth = sales(({ ordered_on }) => ordered_on.slice(0, 7));
  const month = (key: string): number => byMonth.get(key) ?? 0;

  it.each([2023, 2024, 2025])("is more in the last quarter of %i than in the first", (year) => {
    const first = month(`${year}-01`) + month(`${year}-02`) + month(`${year}-03`);
    const last = month(`${year}-10`) + month(`${year}-11`) + month(`${year}-12`);
    expect(last).toBeGreaterThan(first * 1.15);
  });

  it.each([2024, 2025, 2026])("dips in the month of Chinese New Year %i and recovers", (year) => {
    const newYear = chineseNewYear(year).slice(0, 7);
    const [before = "", after = ""] = newYear.endsWith("-01")
      ? [`${year - 1}-12`, `${year}-02`]
      : [`${year}-01`, `${year}-03`];
    expect(month(newYear)).toBeLessThan(month(before) * 0.9);
    expect(month(newYear)).toBeLessThan(month(after) * 0.8);
  });

  it("is ordered on working days and hurried at the month's end", () => {
    const weekend = records.order.filter(
      ({ ordered_on }) => workingDaysBetween(ordered_on, nextDay(ordered_on), new Set()) === 0,
    );
    expect(weekend.length).toBeLessThan(records.order.length * 0.02);
    const late = records.order.filter(({ ordered_on }) => Number(ordered_on.slice(8)) >= 26).length;
    // Six of thirty days, one in five, when nobody hurries.
    expect(late / records.order.length).toBeGreaterThan(0.24);
  });

  it("grows year by year, and not alike in every region", () => {
    const byYear = sales(({ ordered_on }) => ordered_on.slice(0, 4));
    expect(byYear.get("2024") ?? 0).toBeGreaterThan(byYear.get("2023") ?? 0);
    expect(byYear.get("2025") ?? 0).toBeGreaterThan(byYear.get("2024") ?? 0);
    const byRegion = sales(
      ({ territory, ordered_on }) => `${territory.external_id} ${ordered_on.slice(0, 4)}`,
    );
    const growth = ["east", "south", "north", "west"].map(
      (region) => (byRegion.get(`${region} 2025`) ?? 0) / (byRegion.get(`${region} 2023`) ?? 1),
    );
    expect(Math.max(...growth) - Math.min(...growth)).toBeGreaterThan(0.15);
  });

  it("is credited back in 2 to 3 of a hundred cases, never beyond what was sold", () => {
    const orders = new Map(records.order.map((order) => [order.external_id, order]));
    const returns = records.order.filter(({ kind }) => kind === "return");
    const count = records.order.filter(({ kind }) => kind === "sale").length;
    expect(returns.length / count).toBeGreaterThan(0.02);
    expect(returns.length / count).toBeLessThan(0.03);
    const returned = new Map<string, number>();
    for (const { original_order, account, ordered_on, lines } of returns) {
      const original = orders.get(original_order?.external_id ?? "");
      expect(original?.kind).toBe("sale");
      expect(original?.status).toBe("confirmed");
      expect(original?.account).toEqual(account);
      expect((original?.ordered_on ?? "9999") < ordered_on).toBe(true);
      for (const line of lines) {
        const sold = original?.lines.find(({ product }) => product.external_id === line.product.external_id);
        const key = `${original?.external_id} ${line.product.external_id}`;
        returned.set(key, (returned.get(key) ?? 0) - Number(line.quantity));
        expect(Number(line.quantity)).toBeLessThan(0);
        expect(returned.get(key)).toBeLessThanOrEqual(Number(sold?.quantity ?? 0));
        expect([line.unit_price, line.discount, line.unit_cost]).toEqual([
          sold?.unit_price,
          sold?.discount,
          sold?.unit_cost,
        ]);
      }
    }
  });

  it("gives small credit notes, below the sale that they belong to", () => {
    const orders = new Map(records.order.map((order) => [order.external_id, order]));
    const notes = records.order.filter(({ kind }) => kind === "credit_note");
    expect(notes.length).toBeGreaterThan(20);
    for (const note of notes) {
      const original = orders.get(note.original_order?.external_id ?? "");
      if (original === undefined) throw new Error(`${note.number} has no sale`);
      expect(netOf(note)).toBeLessThan(0n);
      expect(-netOf(note)).toBeLessThan(netOf(original));
    }
  });

  it("is discounted by every seller in his way, and more at the end of a quarter", () => {
    const lines = records.order
      .filter(({ kind }) => kind === "sale")
      .flatMap((order) => order.lines.map((line) => ({ order, discount: Number(line.discount) })));
    const mean = (rows: readonly { discount: number }[]): number =>
      rows.reduce((sum, { discount }) => sum + discount, 0) / rows.length;
    const isEnd = ({ order }: { order: DemoOrder }): boolean =>
      /-(03|06|09|12)-(2[2-9]|3\d)$/.test(order.ordered_on);
    expect(mean(lines.filter(isEnd))).toBeGreaterThan(mean(lines.filter((line) => !isEnd(line))) + 0.01);
    const bySeller = [...Map.groupBy(lines, ({ order }) => order.seller.external_id).values()].map(mean);
    expect(Math.max(...bySeller) - Math.min(...bySeller)).toBeGreaterThan(0.03);
  });

  it("knows dealers, agents, the web shop and foreign currencies at the rate of the day", () => {
    expect(new Set(records.order.map(({ channel }) => channel))).toEqual(
      new Set(["direct", "dealer", "agent", "online"]),
    );
    const rates = new Map(records.order.map(({ external_id, rate }) => [external_id, rate]));
    for (const { currency, rate, ordered_on, original_order } of records.order) {
      const row = records.exchange_rate.findLast(
        (candidate) => candidate.from_currency === currency && candidate.valid_from <= ordered_on,
      );
      const ofTheDay = currency === "CNY" ? "1" : row?.rate;
      // What comes back is booked at the rate of its sale.
      expect(rate).toBe(original_order === undefined ? ofTheDay : rates.get(original_order.external_id));
    }
    expect(new Set(records.order.map(({ currency }) => currency))).toEqual(new Set(["CNY", "USD", "EUR"]));
  });

  it("loses a key account in September of last year", () => {
    const lost = records.account.find(({ note }) => note?.includes("去年 9 月"));
    const days = records.order
      .filter(({ account, kind }) => kind === "sale" && account.external_id === lost?.external_id)
      .map(({ ordered_on }) => ordered_on);
    expect(days.length).toBeGreaterThan(20);
    expect(days.every((day) => day < "2025-09-01")).toBe(true);
  });
});

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

describe("the targets of the demo", () => {
  it("have a part in each region that nobody has been given", () => {
    const rest = main.records.target.filter(({ seller }) => seller === undefined);
    expect(new Set(rest.map(({ team }) => team.external_id))).toEqual(
      new Set(["team-east", "team-south", "team-north", "team-west"]),
    );
    const all = main.records.target.reduce((sum, target) => sum + targetYuan(target), 0);
    const part = rest.reduce((sum, target) => sum + targetYuan(target), 0) / all;
    expect(part).toBeGreaterThan(0.005);
    expect(part).toBeLessThan(0.05);
  });

  it("ask for more every year", () => {
    const byYear = sumBy(main.records.target, ({ plan }) => plan.external_id, targetYuan);
    const years = [2023, 2024, 2025, 2026].map((year) => byYear.get(`plan-${year}`) ?? 0);
    expect(years).toEqual([...years].sort((a, b) => a - b));
  });

  it("were met last year by 70 to 125 % a person", () => {
    const sold = main.sales(({ seller, ordered_on }) => `${seller.external_id} ${ordered_on.slice(0, 4)}`);
    const own = main.records.target.filter(
      ({ seller, period_start }) => seller !== undefined && period_start.startsWith("2025"),
    );
    const targets = sumBy(own, ({ seller }) => seller?.external_id ?? "", targetYuan);
    const attained = [...targets].map(([person, target]) => (sold.get(`${person} 2025`) ?? 0) / target);
    expect(attained.length).toBeGreaterThanOrEqual(24);
    expect(Math.min(...attained)).toBeGreaterThan(0.69);
    expect(Math.max(...attained)).toBeLessThan(1.26);
    expect(Math.max(...attained)).toBeGreaterThan(1.1);
    expect(Math.min(...attained)).toBeLessThan(0.85);
  });

  it.each([
    [demoSeed, "2026-11-22"],
    [1, "2026-05-18"],
    [2, "2025-09-30"],
    [3, "2024-03-29"],
  ])("are met by 92 to 104 percent of what is due: seed %i, %s", (seed, today) => {
    const { records, sales, year } = story(seed, today);
    const workdays = (from: string, to: string): number => workingDaysBetween(from, to, new Set());
    const paceOf = (targets: readonly DemoTarget[]): number =>
      Number(
        paceOfTargets(
          targets.map((target) => ({
            start: target.period_start,
            end: target.period_end,
            value: BigInt(target.amount.replace(".", "")),
          })),
          today,
          workdays,
        ),
      ) / 100;
    const running = records.target.filter(({ plan }) => plan.external_id === `plan-${year}`);
    const sold = sales(({ ordered_on }) => ordered_on.slice(0, 4)).get(String(year)) ?? 0;
    expect(sold / paceOf(running)).toBeGreaterThan(0.92);
    expect(sold / paceOf(running)).toBeLessThan(1.04);

    const teamOf = new Map(running.map(({ seller, team }) => [seller?.external_id, team.external_id]));
    const byTeam = sales(
      (order) => `${teamOf.get(order.seller.external_id)} ${order.ordered_on.slice(0, 4)}`,
    );
    const attained = [...Map.groupBy(running, ({ team }) => team.external_id)].map(
      ([team, targets]) => (byTeam.get(`${team} ${year}`) ?? 0) / paceOf(targets),
    );
    expect(Math.max(...attained)).toBeGreaterThan(1);
    expect(Math.min(...attained)).toBeLessThan(0.95);
  });
});

it.each(["2026-01-01", "2026-01-05", "2028-02-29"])("a company can be generated on %s", (today) => {
  const { records } = generateDemoCompany({ seed: 6, today });
  expect(
    records.target.filter(({ period_start }) => period_start.startsWith(today.slice(0, 4))).length,
  ).toBeGreaterThan(250);
});

it("a day that is none is refused", () => {
  expect(() => generateDemoCompany({ seed: 1, today: "2026-02-30" })).toThrow(RangeError);
});
