import { sql } from "kysely";
import type { Day, FiscalCalendar } from "../../engine/calendar/index.ts";
import { basesOf, type Catalog, metricNamed, objectNamed } from "../../kernel/catalog.ts";
import type { Json } from "../../kernel/kinds/index.ts";
import type { BaseMetric, Measurement, Metric } from "../../kernel/metric.ts";
import { allFields, columnOf, type ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { scopeLabels } from "../../kernel/rights.ts";
import type { Row, Transaction } from "../../kernel/transaction.ts";
import { titleOf } from "../records/record-query.ts";
import { aggregateSql, type ChosenBase, isMoney, sourceScan } from "./base-query.server.ts";
import { chooseBases, requireMetric } from "./cells.server.ts";
import { describeFilter } from "./describe-filter.server.ts";
import { dueOf } from "./due.server.ts";
import { measure } from "./measure.server.ts";
import { type MetricNumber, numberFromColumn } from "./metric-value.ts";

export type ExplainQuery = {
  readonly metric: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly filter: unknown;
  /** Which base metric's rows are wanted, where the metric is made of several. */
  readonly part: string | null;
  readonly limit: number | null;
  readonly after: string | null;
};

export type ExplainedRow = {
  readonly id: string;
  readonly external_id: string | null;
  readonly title: string | null;
  readonly day: Day | null;
  readonly links: Readonly<Record<string, Json>>;
  readonly value: MetricNumber;
};
export type Explained = {
  readonly metric: Metric;
  readonly value: MetricNumber;
  readonly parts: readonly { readonly metric: Metric; readonly value: MetricNumber }[];
  readonly metricOfRows: Metric;
  readonly rowsObject: ObjectDeclaration;
  readonly rows: readonly ExplainedRow[];
  readonly rowCount: number;
  readonly next: string | null;
  readonly scope: string;
  readonly filter: string;
};

/** Where a number comes from: its formula's parts, whose data it covers, and the rows that make it up. The rows' values add up to it. */
export async function explain(
  tx: Transaction,
  catalog: Catalog,
  calendar: FiscalCalendar,
  query: ExplainQuery,
): Promise<Explained> {
  const metric = requireMetric(catalog, query.metric, tx);
  const bases = basesOf(catalog, metric);
  const parts = metric.kind === "base" ? [] : typeof metric.of === "string" ? [metric.of] : [...metric.of];
  const keys = [...new Set([metric.key, ...parts, ...(metric.kind === "due" ? [metric.key] : [])])];
  const measured = await measure(tx, catalog, calendar, {
    ...query,
    metrics: keys,
    by: [],
    grain: null,
    sort: null,
    limit: null,
  });
  const number = (key: string): MetricNumber => measured.rows[0]?.numbers[key] ?? null;
  const wanted = query.part === null ? bases[0] : bases.find((base) => base.key === query.part);
  if (wanted === undefined)
    throw new Refusal("metric.unknown", {
      metric: query.part,
      metrics: bases.map((base) => base.key).join(", "),
    });
  const [chosen] = chooseBases(catalog, [withRows(wanted)], { by: [], filter: query.filter }, tx);
  if (chosen === undefined) throw new Error("a base metric without measurement");
  const found = await rowsBehind(tx, catalog, chosen, query, metric);
  return {
    metric,
    value: number(metric.key),
    parts: parts.map((key) => ({ metric: metricNamed(catalog, key), value: number(key) })),
    metricOfRows: metric.kind === "due" ? metric : wanted,
    ...found,
    scope: scopeSentence(objectNamed(catalog, chosen.measurement.source.object), tx),
    filter: await describeFilter(tx, catalog, chosen.measurement, query.filter),
  };
}

/** Only measurements whose rows people know: an order is shown, a kept sum is not. */
const withRows = (base: BaseMetric): BaseMetric => ({
  ...base,
  measurements: base.measurements.filter(({ source }) => source.kept !== true),
});

type RowsBehind = Pick<Explained, "rowsObject" | "rows" | "rowCount" | "next">;

async function rowsBehind(
  tx: Transaction,
  catalog: Catalog,
  { measurement }: ChosenBase,
  query: ExplainQuery,
  metric: Metric,
): Promise<RowsBehind> {
  const scan = await sourceScan(tx, catalog, measurement, query);
  const target = rowTarget(catalog, scan.object, measurement);
  const where = measurement.where === undefined ? sql`` : sql` and ${scan.own(measurement.where)}`;
  const id = target.by === "id" ? sql`t.id` : scan.query.column(target.by);
  const value =
    measurement.aggregate.kind === "count_distinct" ? sql`1` : aggregateSql(scan.query, measurement);
  const grouped = sql`select ${id} as id, ${value} as value, max(${scan.day}) as day from ${scan.from()} where ${scan.condition}${where} group by 1`;
  const offset = readOffset(query.after);
  const limit = query.limit ?? 1_000_000;
  const rows = await tx.rows(
    sql`with rows as (${grouped}), page as (select *, count(*) over () as row_count from rows order by day desc, id limit ${limit} offset ${offset})
      select page.*, ${linkColumns(catalog, target.object)} from page left join ${sql.table(target.object.plural)} as t on t.workspace_id = ${tx.actor.workspace.id}::uuid and t.id = page.id order by page.day desc, page.id`,
  );
  const rowCount = Number(rows[0]?.row_count ?? 0);
  const money = isMoney(catalog, measurement);
  return {
    rowsObject: target.object,
    rows: rows.map((row) => explainedRow(row, target.object, rowValue(row, money, metric, tx))),
    rowCount,
    next: offset + rows.length < rowCount ? String(offset + rows.length) : null,
  };
}

function rowValue(row: Row, money: boolean, metric: Metric, tx: Transaction): MetricNumber {
  if (metric.kind !== "due") return numberFromColumn(row.value, money, tx.actor.workspace.currency);
  return dueOf(BigInt(String(row.value ?? 0)), String(row["period start"]), String(row["period end"]), tx);
}

/** The record that stands for a row: what is counted, or what the source hangs on. */
function rowTarget(
  catalog: Catalog,
  source: ObjectDeclaration,
  measurement: Measurement,
): { object: ObjectDeclaration; by: string } {
  const { aggregate } = measurement;
  const by = aggregate.kind === "count_distinct" ? aggregate.field : measurement.source.rows.by;
  if (by === "id") return { object: source, by };
  const field = allFields(source)[by];
  if (field?.kind !== "ref") throw new Error(`${source.name}.${by} is not a link`);
  return { object: objectNamed(catalog, field.to), by };
}

const shownLinks = ["account", "seller", "team", "owner", "territory"] as const;

/** Title, external id and the links that people look for first. */
function linkColumns(catalog: Catalog, object: ObjectDeclaration) {
  const fields = allFields(object);
  const links = shownLinks.flatMap((key) => {
    const field = fields[key];
    if (field?.kind !== "ref") return [];
    const id = sql.ref(`t.${columnOf(key, field)}`);
    return [
      sql`${id} as ${sql.id(key)}`,
      sql`${titleOf(catalog, objectNamed(catalog, field.to), sql.ref("t.workspace_id"), id)} as ${sql.id(`${key} title`)}`,
    ];
  });
  const periods =
    "period_start" in fields
      ? [sql`t.period_start as "period start"`, sql`t.period_end as "period end"`]
      : [];
  const title = titleOf(catalog, object, sql.ref("t.workspace_id"), sql.ref("t.id"));
  return sql.join([sql`t.external_id`, sql`${title} as title`, ...links, ...periods]);
}

function explainedRow(row: Row, object: ObjectDeclaration, value: MetricNumber): ExplainedRow {
  const fields = allFields(object);
  const links = shownLinks.filter((key) => fields[key]?.kind === "ref");
  return {
    id: String(row.id),
    external_id: row.external_id == null ? null : String(row.external_id),
    title: row.title == null ? null : String(row.title),
    day: row.day == null ? null : String(row.day),
    links: Object.fromEntries(
      links.map((key) => [
        key,
        row[key] == null ? null : { id: String(row[key]), title: row[`${key} title`] ?? null },
      ]),
    ),
    value,
  };
}

function readOffset(after: string | null): number {
  const offset = after === null ? 0 : Number(after);
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new Refusal("input.parameter", {
      name: "after",
      value: after,
      expected: { zh: "上一页返回的 next", en: "the next of the page before" },
    });
  return offset;
}

/** Whose data the number covers, in the asker's words. */
function scopeSentence(object: ObjectDeclaration, tx: Transaction): string {
  const scope = object.rights.read[tx.actor.role] ?? "own";
  const label = object.ownership.kind === "shared" ? scopeLabels.all : scopeLabels[scope];
  return tx.actor.locale === "zh"
    ? `您能看到的${object.label.zh}：${label.zh}`
    : `${object.label.en} rows you may see: ${label.en}`;
}
