import { sql } from "kysely";
import {
  addDays,
  type Day,
  daysBetween,
  type FiscalCalendar,
  type Grain,
  type Period,
  periodLabel,
  periodsBetween,
  samePeriodLastYear,
  shiftDayOneYearBack,
} from "../../engine/calendar/index.ts";
import { addDecimal, compareDecimal } from "../../engine/decimal/index.ts";
import { type Catalog, metricNamed } from "../../kernel/catalog.ts";
import type { Metric } from "../../kernel/metric.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { type BaseRow, type ChosenBase, queryBases, sourceScan } from "./base-query.server.ts";
import {
  type Cells,
  cellKey,
  chooseBases,
  type MeasureQuery,
  type Numbers,
  parseKey,
  requireMetric,
} from "./cells.server.ts";
import { metricNumber } from "./derive.ts";
import { type DimensionValue, dimensionValues } from "./dimension-values.server.ts";
import { dueNumbers } from "./due.server.ts";
import type { MetricNumber } from "./metric-value.ts";

export type MeasuredPeriod = {
  readonly key: string;
  readonly start: Day;
  readonly end: Day;
  readonly label: string;
};
export type MeasuredRow = {
  readonly dimensions: Readonly<Record<string, DimensionValue | null>>;
  readonly period: MeasuredPeriod | null;
  readonly numbers: Readonly<Record<string, MetricNumber>>;
};
export type Measured = {
  readonly metrics: readonly Metric[];
  readonly rows: readonly MeasuredRow[];
  readonly from: Day | null;
  readonly to: Day | null;
};

/** No answer is larger than this; a finer cut than people can read is a mistake. */
const cellsMax = 200_000;

/**
 * The one way to a number: metrics cut by dimensions and periods, under the asker's rights.
 * @throws Refusal metric.unknown, metric.cannot_cut, metric.cannot_filter, right.metric, predicate.invalid
 */
export async function measure(
  tx: Transaction,
  catalog: Catalog,
  calendar: FiscalCalendar,
  query: MeasureQuery,
): Promise<Measured> {
  const metrics = query.metrics.map((key) => requireMetric(catalog, key, tx));
  requireAsked(query);
  const chosen = chooseBases(catalog, metrics, query, tx);
  const span =
    query.grain === null ? { from: query.from, to: query.to } : await closedSpan(tx, catalog, chosen, query);
  if (query.grain !== null && span.from !== null && span.to !== null)
    requireReadable(query.grain, span.from, span.to);
  const periods =
    query.grain === null || span.from === null || span.to === null
      ? null
      : periodsBetween(span.from, span.to, query.grain, calendar);
  if (query.grain !== null && (periods === null || periods.length === 0))
    return { metrics, rows: [], from: span.from, to: span.to };

  const now = await cellsOf(
    tx,
    catalog,
    chosen,
    { ...query, ...span },
    periods === null ? null : boundariesOf(periods, span),
  );
  const yearBefore = metrics.some((metric) => hasKind(catalog, metric, "growth"))
    ? await cellsYearBefore(tx, catalog, chosen, query, span, periods, calendar)
    : new Map<string, Numbers>();
  const due = metrics.some((metric) => hasKind(catalog, metric, "due"))
    ? await dueNumbers(tx, catalog, metrics, { ...query, ...span }, periods)
    : new Map<string, Numbers>();

  // Who sold last year and nothing since has a growth too.
  const keys = [...new Set([...now.keys(), ...due.keys(), ...yearBefore.keys()])];
  if (keys.length === 0 && query.by.length === 0 && periods === null) keys.push(cellKey([], null));
  if (keys.length > cellsMax)
    throw new Refusal("input.parameter", {
      name: "by",
      value: query.by.join(","),
      expected: {
        zh: `更粗的切分（不超过 ${cellsMax} 格）`,
        en: `a coarser cut (at most ${cellsMax} cells)`,
      },
    });
  const dimensionText = await dimensionValues(
    tx,
    catalog,
    chosen,
    query.by,
    keys.map((key) => parseKey(key).dimensions),
  );
  const rows = keys.map((key): MeasuredRow => {
    const cell = parseKey(key);
    const period = cell.bucket === null ? undefined : periods?.[cell.bucket];
    const bases = {
      now: (base: string): MetricNumber => now.get(key)?.[base] ?? null,
      yearBefore: (base: string): MetricNumber => yearBefore.get(key)?.[base] ?? null,
      due: (metric: string): MetricNumber => due.get(key)?.[metric] ?? null,
    };
    return {
      dimensions: Object.fromEntries(
        query.by.map((dimension, index) => [
          dimension,
          dimensionText(dimension, cell.dimensions[index] ?? null),
        ]),
      ),
      period:
        period === undefined
          ? null
          : {
              key: period.key,
              start: period.start,
              end: period.end,
              label: periodLabel(period, tx.actor.locale, calendar),
            },
      numbers: Object.fromEntries(
        query.metrics.map((metric) => [metric, metricNumber(catalog, metric, bases)]),
      ),
    };
  });
  return { metrics, rows: sorted(rows, query), from: span.from, to: span.to };
}

function requireAsked({ metrics, sort }: MeasureQuery): void {
  if (metrics.length === 0)
    throw new Refusal("input.parameter", {
      name: "metrics",
      value: "",
      expected: { zh: "至少一个指标", en: "at least one metric" },
    });
  if (sort !== null && sort !== "" && !metrics.includes(sort.replace(/^-/, "")))
    throw new Refusal("input.parameter", {
      name: "sort",
      value: sort,
      expected: {
        zh: `度量的指标之一：${metrics.join("、")}`,
        en: `one of the measured: ${metrics.join(", ")}`,
      },
    });
}

/** More periods than anybody reads; a day of ten thousand years is a typing error that would cost minutes. */
const periodsMax = 20_000;
const daysOf: Readonly<Record<Grain, number>> = { day: 1, week: 7, month: 28, quarter: 84, year: 364 };

function requireReadable(grain: Grain, from: Day, to: Day): void {
  if (daysBetween(from, to) / daysOf[grain] <= periodsMax) return;
  throw new Refusal("input.parameter", {
    name: "grain",
    value: grain,
    expected: { zh: `不超过 ${periodsMax} 个期间`, en: `at most ${periodsMax} periods` },
  });
}

type Span = { readonly from: Day | null; readonly to: Day | null };
function hasKind(catalog: Catalog, metric: Metric, kind: Metric["kind"]): boolean {
  if (metric.kind === kind) return true;
  if (metric.kind === "base") return false;
  const parts = typeof metric.of === "string" ? [metric.of] : metric.of;
  return parts.some((key) => hasKind(catalog, metricNamed(catalog, key), kind));
}

/** Base numbers by cell: one query for each source object. */
async function cellsOf(
  tx: Transaction,
  catalog: Catalog,
  chosen: readonly ChosenBase[],
  query: MeasureQuery,
  boundaries: readonly Day[] | null,
): Promise<Cells> {
  const cells: Cells = new Map();
  for (const group of Map.groupBy(chosen, ({ measurement }) => measurement.source).values())
    for (const row of await queryBases(tx, catalog, group, { ...query, boundaries })) merge(cells, row);
  return cells;
}

function merge(cells: Cells, row: BaseRow): void {
  const key = cellKey(row.dimensions, row.bucket);
  cells.set(key, { ...cells.get(key), ...row.numbers });
}

/** The starts of the periods; the first and last are cut by the span itself. */
function boundariesOf(periods: readonly Period[], span: Span): Day[] {
  return periods.map((period, index) =>
    index === 0 && span.from !== null && span.from > period.start ? span.from : period.start,
  );
}

/** The same cells a year before. A running period is compared with the same days, not with the whole of last year's. */
async function cellsYearBefore(
  tx: Transaction,
  catalog: Catalog,
  chosen: readonly ChosenBase[],
  query: MeasureQuery,
  span: Span,
  periods: readonly Period[] | null,
  calendar: FiscalCalendar,
): Promise<Cells> {
  if (span.from === null && periods === null)
    throw new Refusal("metric.needs_period", { metric: query.metrics.join(", ") });
  const tomorrow = addDays(tx.today, 1);
  const end = span.to === null || span.to > tomorrow ? tomorrow : span.to;
  const from = span.from === null ? null : shiftDayOneYearBack(span.from);
  const to = shiftDayOneYearBack(end);
  if (periods === null) return await cellsOf(tx, catalog, chosen, { ...query, from, to }, null);
  const before = periods.map((period) => samePeriodLastYear(period, calendar));
  const boundaries = [...new Set(before.flatMap((period) => [period.start, period.end]))].sort();
  const raw = await cellsOf(
    tx,
    catalog,
    chosen,
    {
      ...query,
      from: from !== null && from > (boundaries[0] ?? "") ? from : (boundaries[0] ?? null),
      to: running(periods, end) ? to : (boundaries.at(-1) ?? to),
    },
    boundaries,
  );
  return shifted(raw, before, boundaries);
}

const running = (periods: readonly Period[], end: Day): boolean => end < (periods.at(-1)?.end ?? end);

/** Buckets between last year's boundaries, added up to the periods that they belong to. */
function shifted(raw: Cells, before: readonly Period[], boundaries: readonly Day[]): Cells {
  const result: Cells = new Map();
  for (const [key, numbers] of raw) {
    const cell = parseKey(key);
    const start = cell.bucket === null ? undefined : boundaries[cell.bucket];
    before.forEach((period, index) => {
      if (start === undefined || start < period.start || start >= period.end) return;
      const to = cellKey(cell.dimensions, index);
      const had = result.get(to) ?? {};
      result.set(
        to,
        Object.fromEntries(
          Object.entries(numbers).map(([base, value]) => [base, sumOf(had[base] ?? null, value)]),
        ),
      );
    });
  }
  return result;
}

const sumOf = (a: MetricNumber, b: MetricNumber): MetricNumber =>
  a === null ? b : b === null ? a : addDecimal(a, b);

/** With a grain, an open span ends where the rows do. */
async function closedSpan(
  tx: Transaction,
  catalog: Catalog,
  chosen: readonly ChosenBase[],
  query: MeasureQuery,
): Promise<Span> {
  if (query.from !== null && query.to !== null) return query;
  const days: string[] = [];
  for (const group of Map.groupBy(chosen, ({ measurement }) => measurement.source).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const scan = await sourceScan(tx, catalog, first.measurement, query);
    const [row] = await tx.rows<{ first: string | null; last: string | null }>(
      sql`select min(${scan.day}) as first, max(${scan.day}) as last from ${scan.from()} where ${scan.condition}`,
    );
    if (row?.first != null) days.push(row.first);
    if (row?.last != null) days.push(row.last);
  }
  days.sort();
  const last = days.at(-1);
  return {
    from: query.from ?? days[0] ?? null,
    to: query.to ?? (last === undefined ? null : addDays(last, 1)),
  };
}

function sorted(rows: readonly MeasuredRow[], query: MeasureQuery): MeasuredRow[] {
  const metric = query.sort?.replace(/^-/, "") ?? null;
  const direction = query.sort?.startsWith("-") === true ? -1 : 1;
  const byName = (row: MeasuredRow): string =>
    `${row.period?.start ?? ""}\u0001${query.by.map((key) => row.dimensions[key]?.title ?? "\uffff").join("\u0001")}`;
  const named = rows.map((row) => ({ row, name: byName(row) }));
  named.sort((a, b) => {
    const order =
      metric === null
        ? 0
        : compareNumbers(a.row.numbers[metric] ?? null, b.row.numbers[metric] ?? null, direction);
    return order !== 0 ? order : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  });
  return named.map(({ row }) => row).slice(0, query.limit ?? rows.length);
}

/** Cells without a number come last, whichever way the sort goes. */
function compareNumbers(a: MetricNumber, b: MetricNumber, direction: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareDecimal(a, b) * direction;
}
