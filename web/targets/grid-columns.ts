import {
  addDays,
  type FiscalCalendar,
  fiscalYear,
  type Grain,
  type Period,
  periodLabel,
  periodsBetween,
} from "../../engine/calendar/index.ts";
import { parseMoney } from "../../engine/money/index.ts";
import type { Locale } from "../../kernel/text.ts";
import { isMoneyJson, isReferenceJson, type RecordJson } from "../api/json.ts";
import { cellKey, type GridHolder, lineKey } from "./grid-rows.ts";
import type { Amounts } from "./target-sheet.ts";

/** The grains in which targets are usually set, the finest first. */
export const gridGrains = ["month", "quarter", "year"] as const satisfies readonly Grain[];
/** "own": the plan's periods are not the calendar's (a company's own quota quarters), and make the columns themselves. */
export type GridGrain = (typeof gridGrains)[number] | "own";
export type GridColumn = {
  readonly start: string;
  readonly end: string;
  readonly label: string;
  readonly short: string;
};

/** The plan's targets as the grid holds them. */
export type GridTargets = {
  readonly amounts: Amounts;
  /** By line, the sum of the targets whose period is none of the columns; they are shown, and cannot be typed over. */
  readonly elsewhere: Amounts;
  /** Cells whose period start is taken by such a target. */
  readonly taken: ReadonlySet<string>;
  readonly holders: readonly GridHolder[];
};

/** The fiscal year of a plan, cut in columns. */
export function gridColumns(
  year: number,
  grain: Exclude<GridGrain, "own">,
  calendar: FiscalCalendar,
  locale: Locale,
): GridColumn[] {
  const span = fiscalYear(year, calendar);
  return periodsBetween(span.start, span.end, grain, calendar).map((period) => ({
    start: period.start,
    end: period.end,
    label: periodLabel(period, locale, calendar),
    short: shortLabel(period, calendar, locale),
  }));
}

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function shortLabel(period: Period, calendar: FiscalCalendar, locale: Locale): string {
  if (period.grain === "quarter") return locale === "zh" ? `${period.number}季度` : `Q${period.number}`;
  if (period.grain === "year") return periodLabel(period, locale, calendar);
  if (locale === "zh") return `${period.number}月`;
  return calendar.pattern === "months" ? (englishMonths[period.number - 1] ?? "") : `M${period.number}`;
}

type Span = { readonly start: string; readonly end: string };
const spanOf = (target: RecordJson): Span => ({
  start: String(target.period_start),
  end: String(target.period_end),
});

/** Columns from the periods of the plan's own targets, where they do not overlap; of two from one day, the usual one. */
export function ownColumns(targets: readonly RecordJson[]): GridColumn[] {
  const counts = new Map<string, Span & { count: number }>();
  for (const target of targets) {
    const span = spanOf(target);
    const key = `${span.start}/${span.end}`;
    counts.set(key, { ...span, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const usualFirst = [...counts.values()].sort((one, other) => other.count - one.count);
  const kept: Span[] = [];
  for (const span of usualFirst)
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  return kept
    .sort((one, other) => (one.start < other.start ? -1 : 1))
    .map(({ start, end }) => {
      const last = addDays(end, -1);
      return { start, end, label: `${start} – ${last}`, short: `${dayShort(start)}–${dayShort(last)}` };
    });
}

/** "2013-05-31" → "5/31". */
const dayShort = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;

/** The grain in which most of the plan's targets are set; months for a plan without any. */
export function usualGrain(
  targets: readonly RecordJson[],
  year: number,
  calendar: FiscalCalendar,
): GridGrain {
  const counts = gridGrains.map((grain) => {
    const ends = new Map(gridColumns(year, grain, calendar, "zh").map(({ start, end }) => [start, end]));
    return targets.filter((target) => ends.get(String(target.period_start)) === target.period_end).length;
  });
  const most = Math.max(...counts);
  if (targets.length > 0 && most < targets.length / 2) return "own";
  return gridGrains[counts.indexOf(most)] ?? "month";
}

/** Sort the plan's targets into the grid's cells. */
export function placeTargets(targets: readonly RecordJson[], columns: readonly GridColumn[]): GridTargets {
  const ends = new Map(columns.map(({ start, end }) => [start, end]));
  const amounts = new Map<string, bigint>();
  const elsewhere = new Map<string, bigint>();
  const taken = new Set<string>();
  const holders = new Map<string, GridHolder>();
  for (const target of targets) {
    const minor = isMoneyJson(target.amount)
      ? parseMoney(target.amount.amount, target.amount.currency)?.minor
      : null;
    if (minor === null || minor === undefined) continue;
    const team = isReferenceJson(target.team) ? target.team.id : null;
    const seller = isReferenceJson(target.seller) ? target.seller : null;
    const line = lineKey(team, seller?.id ?? null);
    const start = String(target.period_start);
    holders.set(line, { team, seller: seller?.id ?? null, title: seller?.title ?? null });
    if (ends.get(start) === target.period_end) amounts.set(cellKey(line, start), minor);
    else {
      elsewhere.set(line, (elsewhere.get(line) ?? 0n) + minor);
      taken.add(cellKey(line, start));
    }
  }
  return { amounts, elsewhere, taken, holders: [...holders.values()] };
}

/** Where the sums look for the targets that stand in no column. */
export const elsewhereColumn = "elsewhere";

/** The amounts of the columns and those that stand in none, for sums that leave nothing out. */
export function withElsewhere(current: Amounts, elsewhere: Amounts): Amounts {
  return new Map([
    ...current,
    ...[...elsewhere].map(([line, amount]) => [cellKey(line, elsewhereColumn), amount] as const),
  ]);
}
