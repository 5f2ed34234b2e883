import { type RawBuilder, sql } from "kysely";
import { type Catalog, fieldAt, objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import type { BaseMetric, Measurement } from "../../kernel/metric.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { parsePredicate } from "../../kernel/predicate/parse-predicate.ts";
import { everything, type Predicate } from "../../kernel/predicate/predicate.ts";
import { predicateSql } from "../../kernel/predicate/predicate-sql.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Row, Transaction } from "../../kernel/transaction.ts";
import { parseFilterWith } from "../records/filter.ts";
import { type RecordQuery, recordQuery } from "../records/record-query.ts";
import { metricLookup } from "./choose-measurement.ts";
import { type MetricNumber, numberFromColumn } from "./metric-value.ts";

export type BaseCut = {
  readonly by: readonly string[];
  /** Sorted days that bound the periods; null measures the span as one. */
  readonly boundaries: readonly string[] | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly filter: unknown;
};
/** One group: the raw values of the dimensions, the index of the period (from 0; null without periods), the numbers. */
export type BaseRow = {
  readonly dimensions: readonly (string | null)[];
  readonly bucket: number | null;
  readonly numbers: Readonly<Record<string, MetricNumber>>;
};
export type ChosenBase = { readonly metric: BaseMetric; readonly measurement: Measurement };

/** Measure base metrics that share a source in one pass over its rows. Row rights are the database's. */
export async function queryBases(
  tx: Transaction,
  catalog: Catalog,
  chosen: readonly ChosenBase[],
  cut: BaseCut,
): Promise<BaseRow[]> {
  const [first] = chosen;
  if (first === undefined) return [];
  const scan = await sourceScan(tx, catalog, first.measurement, cut);
  const dimensions = cut.by.map((key) => scan.dimension(key));
  const bucket =
    cut.boundaries === null ? sql`null::int` : sql`width_bucket(${scan.day}, ${cut.boundaries}::date[])`;
  // Conditions that all metrics share stand in `where`, so that indexes serve; the others become filters of their sums.
  const wheres = chosen.map(({ measurement }) => JSON.stringify(measurement.where ?? null));
  const shared = wheres.every((text) => text === wheres[0]);
  const aggregates = chosen.map(({ metric, measurement }) => {
    const narrowed =
      shared || measurement.where === undefined ? sql`` : sql` filter (where ${scan.own(measurement.where)})`;
    return sql`${aggregateSql(scan.query, measurement)}${narrowed} as ${sql.id(metric.key)}`;
  });
  const where =
    shared && first.measurement.where !== undefined ? sql` and ${scan.own(first.measurement.where)}` : sql``;
  const groups = [
    ...dimensions.map((_, index) => sql.raw(String(index + 1))),
    ...(cut.boundaries === null ? [] : [sql.raw(String(dimensions.length + 1))]),
  ];
  const grouping = groups.length === 0 ? sql`` : sql` group by ${sql.join(groups)}`;
  const rows = await tx.rows(
    sql`select ${sql.join([...dimensions.map((dimension, index) => sql`${dimension} as ${sql.id(`d${index}`)}`), sql`${bucket} as bucket`, ...aggregates])} from ${scan.from()} where ${scan.condition}${where}${grouping}`,
  );
  return rows.map((row) => baseRow(row, catalog, chosen, cut, tx));
}

function baseRow(
  row: Row,
  catalog: Catalog,
  chosen: readonly ChosenBase[],
  cut: BaseCut,
  tx: Transaction,
): BaseRow {
  return {
    dimensions: cut.by.map((_, index) => textOrNull(row[`d${index}`])),
    bucket: row.bucket == null ? null : Number(row.bucket) - 1,
    numbers: Object.fromEntries(
      chosen.map(({ metric, measurement }) => [
        metric.key,
        numberFromColumn(row[metric.key], isMoney(catalog, measurement), tx.actor.workspace.currency),
      ]),
    ),
  };
}

const textOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

export function isMoney(catalog: Catalog, measurement: Measurement): boolean {
  return (
    measurement.aggregate.kind === "sum" &&
    allFields(objectNamed(catalog, measurement.source.object))[measurement.aggregate.field]?.kind === "money"
  );
}

export function aggregateSql(query: RecordQuery, measurement: Measurement): RawBuilder<unknown> {
  switch (measurement.aggregate.kind) {
    case "sum":
      return sql`sum(${query.column(measurement.aggregate.field)})`;
    case "count":
      return sql`count(*)`;
    case "count_distinct":
      return sql`count(distinct ${query.column(measurement.aggregate.field)})`;
  }
}

export type SourceScan = {
  readonly object: ObjectDeclaration;
  readonly query: RecordQuery;
  readonly day: RawBuilder<unknown>;
  readonly condition: RawBuilder<unknown>;
  /** A condition of the declaration itself, not bound by what the asker may filter by. */
  readonly own: (where: unknown) => RawBuilder<boolean>;
  readonly dimension: (key: string) => RawBuilder<unknown>;
  readonly dimensionField: (key: string) => Field;
  readonly from: () => RawBuilder<unknown>;
};

/** The rows that a measurement looks at: live, of the span, passing the asker's filter. */
export async function sourceScan(
  tx: Transaction,
  catalog: Catalog,
  measurement: Measurement,
  cut: Omit<BaseCut, "by" | "boundaries">,
): Promise<SourceScan> {
  const { source } = measurement;
  const object = objectNamed(catalog, source.object);
  const query = recordQuery(catalog, object);
  const day = query.column(source.day);
  const filter: Predicate =
    cut.filter == null
      ? everything
      : await parseFilterWith(cut.filter, metricLookup(catalog, measurement, tx.actor.role), tx, catalog);
  const own = (where: unknown): RawBuilder<boolean> =>
    predicateSql(parsePredicate(where, declaredLookup(catalog, object)), query.columnOf);
  const field = (key: string): Field => {
    const found = fieldAt(catalog, object, source.dimensions[key] ?? "");
    if (found === undefined)
      throw new Refusal("metric.cannot_cut", {
        metric: source.object,
        dimension: key,
        dimensions: Object.keys(source.dimensions).join(", "),
      });
    return found.field;
  };
  const condition = sql`t.workspace_id = ${tx.actor.workspace.id}::uuid and t.deleted_at is null${
    cut.from === null ? sql`` : sql` and ${day} >= ${cut.from}::date`
  }${cut.to === null ? sql`` : sql` and ${day} < ${cut.to}::date`} and ${predicateSql(filter, query.columnOf)}`;
  return {
    object,
    query,
    day,
    condition,
    own,
    dimension: (key) => query.column(source.dimensions[key] ?? key),
    dimensionField: field,
    from: query.from,
  };
}

function declaredLookup(catalog: Catalog, object: ObjectDeclaration) {
  return (text: string) => {
    const found = fieldAt(catalog, object, text);
    if (found === undefined) throw new Error(`${object.name} has no field "${text}"`);
    return found;
  };
}
