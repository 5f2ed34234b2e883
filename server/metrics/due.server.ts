import { sql } from "kysely";
import { type Day, type Period, workingDaysBetween } from "../../engine/calendar/index.ts";
import { addDecimal, type Decimal } from "../../engine/decimal/index.ts";
import { currencyDigits } from "../../engine/money/index.ts";
import { paceAmount } from "../../engine/pace/index.ts";
import { basesOf, type Catalog } from "../../kernel/catalog.ts";
import type { DerivedMetric, Metric } from "../../kernel/metric.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { aggregateSql, sourceScan } from "./base-query.server.ts";
import { type Cells, cellKey, chooseBases, type MeasureQuery } from "./cells.server.ts";

type DueMetric = Extract<DerivedMetric, { kind: "due" }>;
const noHolidays: ReadonlySet<Day> = new Set();

/**
 * What part of each target is due by today, summed by cell. Targets are grouped by their own period in the database and
 * weighed here by engine/pace, each group once, so that the formula stands in one place.
 */
export async function dueNumbers(
  tx: Transaction,
  catalog: Catalog,
  metrics: readonly Metric[],
  query: MeasureQuery,
  periods: readonly Period[] | null,
): Promise<Cells> {
  const cells: Cells = new Map();
  for (const metric of metrics) {
    if (metric.kind !== "due") continue;
    for (const row of await dueRows(tx, catalog, metric, query)) {
      const bucket =
        periods === null
          ? null
          : periods.findIndex((period) => row.start >= period.start && row.start < period.end);
      if (bucket === -1) continue;
      const key = cellKey(row.dimensions, bucket);
      const had = cells.get(key)?.[metric.key] ?? null;
      cells.set(key, { ...cells.get(key), [metric.key]: had === null ? row.due : addDecimal(had, row.due) });
    }
  }
  return cells;
}

type DueRow = { readonly dimensions: readonly (string | null)[]; readonly start: Day; readonly due: Decimal };

async function dueRows(
  tx: Transaction,
  catalog: Catalog,
  metric: DueMetric,
  query: MeasureQuery,
): Promise<DueRow[]> {
  const chosen = chooseBases(catalog, basesOf(catalog, metric), query, tx);
  const rows: DueRow[] = [];
  for (const { measurement } of chosen) {
    const scan = await sourceScan(tx, catalog, measurement, query);
    const columns = [
      ...query.by.map((key) => scan.dimension(key)),
      scan.query.column(metric.periodStart),
      scan.query.column(metric.periodEnd),
    ];
    const where = measurement.where === undefined ? sql`` : sql` and ${scan.own(measurement.where)}`;
    const named = columns.map((column, index) => sql`${column} as ${sql.id(`d${index}`)}`);
    const groups = columns.map((_, index) => sql.raw(String(index + 1)));
    const found = await tx.rows(
      sql`select ${sql.join(named)}, ${aggregateSql(scan.query, measurement)} as value from ${scan.from()} where ${scan.condition}${where} group by ${sql.join(groups)}`,
    );
    for (const row of found) {
      const start = String(row[`d${query.by.length}`]);
      const end = String(row[`d${query.by.length + 1}`]);
      rows.push({
        dimensions: query.by.map((_, index) => (row[`d${index}`] == null ? null : String(row[`d${index}`]))),
        start,
        due: dueOf(BigInt(String(row.value ?? 0)), start, end, tx),
      });
    }
  }
  return rows;
}

/** The due part of an amount in minor units, as a decimal in major units. */
export function dueOf(minor: bigint, start: Day, end: Day, tx: Transaction): Decimal {
  const units = paceAmount(minor, { start, end }, tx.today, (from, to) =>
    workingDaysBetween(from, to, noHolidays),
  );
  return { units, scale: currencyDigits(tx.actor.workspace.currency) };
}
