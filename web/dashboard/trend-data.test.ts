import { describe, expect, it } from "vitest";
import type { MeasureRow, PeriodJson } from "../api/measure.ts";
import { runningTotals, targetsAreSparse, trendData, trendMonths } from "./trend-data.ts";

const cny = (amount: string) => ({ amount, currency: "CNY" });
const month = (year: number, number: number): PeriodJson => {
  const two = (n: number) => String(n).padStart(2, "0");
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${two(number + 1)}-01`;
  return {
    key: `${year}-${two(number)}`,
    start: `${year}-${two(number)}-01`,
    end: next,
    label: `${year}年${number}月`,
  };
};
const row = (period: PeriodJson, values: MeasureRow["values"]): MeasureRow => ({
  dimensions: {},
  period,
  values,
});
const now = [month(2026, 1), month(2026, 2), month(2026, 3)];
const before = [month(2025, 1), month(2025, 2), month(2025, 3)];
const months = trendMonths(
  now,
  [
    row(month(2026, 1), { net_sales: cny("10.00"), target: cny("8.00") }),
    row(month(2026, 2), { net_sales: cny("5.50"), target: cny("8.00") }),
    row(month(2026, 3), { net_sales: cny("0.00"), target: cny("8.00") }),
  ],
  [row(month(2025, 2), { net_sales: cny("7.00") })],
  before,
  { today: "2026-02-14", currency: "CNY" },
);
const words = {
  month: "月",
  actual: "实际",
  target: "目标",
  before: "去年",
  short: (p: PeriodJson) => p.key,
};
const all = { from: "2026-01-01", to: "2027-01-01" };

describe("the trend of a year", () => {
  it("stands beside the same months of the year before, and leaves the future open", () => {
    expect(months.map(({ actual }) => actual)).toEqual([cny("10.00"), cny("5.50"), null]);
    expect(months.map((each) => each.before?.actual)).toEqual([cny("0.00"), cny("7.00"), cny("0.00")]);
  });

  it("adds up over the months for the cumulative view", () => {
    // 10.00, 10.00 + 5.50 = 15.50, then the future
    const data = trendData(months, true, all, words);
    expect(data.series.map(({ key, values }) => [key, values])).toEqual([
      ["actual", [cny("10.00"), cny("15.50"), null]],
      ["target", [cny("8.00"), cny("16.00"), cny("24.00")]],
      ["before", [cny("0.00"), cny("7.00"), cny("7.00")]],
    ]);
  });

  it("keeps a month without sales between two others in the running total", () => {
    expect(runningTotals([cny("1.00"), null, cny("2.00")])).toEqual([cny("1.00"), cny("1.00"), cny("3.00")]);
    expect(runningTotals([null, null])).toEqual([null, null]);
  });

  it("draws faintly what lies outside of the chosen period", () => {
    const data = trendData(months, false, { from: "2026-02-01", to: "2026-03-01" }, words);
    expect(data.points.map(({ faint }) => faint)).toEqual([true, false, true]);
  });

  it("knows targets that are not set by month: gaps between them, or a single one", () => {
    const at = (...amounts: (string | null)[]) =>
      amounts.map((amount, index) => ({
        period: month(2026, index + 1),
        actual: null,
        target: amount === null ? null : cny(amount),
        before: null,
      }));
    expect(targetsAreSparse(at("1.00", "2.00", "3.00"))).toBe(false);
    expect(targetsAreSparse(at(null, "2.00", "3.00"))).toBe(false);
    expect(targetsAreSparse(at("1.00", "0.00", "3.00"))).toBe(true);
    expect(targetsAreSparse(at(null, "5.00", null))).toBe(true);
    expect(targetsAreSparse(at(null, null, null))).toBe(false);
  });

  it("has no target line where nothing is targeted", () => {
    const plain = months.map((each) => ({ ...each, target: null, before: null }));
    expect(trendData(plain, false, all, words).series.map(({ key }) => key)).toEqual(["actual"]);
  });
});
