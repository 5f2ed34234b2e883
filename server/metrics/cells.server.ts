import type { Day, Grain } from "../../engine/calendar/index.ts";
import { basesOf, type Catalog, mayMeasure, metricNamed } from "../../kernel/catalog.ts";
import type { BaseMetric, Metric } from "../../kernel/metric.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { roleLabels } from "../../kernel/role.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import type { ChosenBase } from "./base-query.server.ts";
import { chooseMeasurement } from "./choose-measurement.ts";
import type { MetricNumber } from "./metric-value.ts";

export type MeasureQuery = {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  readonly grain: Grain | null;
  readonly from: Day | null;
  /** Exclusive. */
  readonly to: Day | null;
  readonly filter: unknown;
  /** "-net_sales", "net_sales", or null for the order of periods and names. */
  readonly sort: string | null;
  readonly limit: number | null;
};

export function requireMetric(catalog: Catalog, key: string, tx: Transaction): Metric {
  const metric = metricNamed(catalog, key);
  if (!mayMeasure(catalog, metric, tx.actor.role))
    throw new Refusal("right.metric", { role: roleLabels[tx.actor.role], metric: metric.label });
  return metric;
}

export type Numbers = Readonly<Record<string, MetricNumber>>;
export type Cells = Map<string, Numbers>;

export const cellKey = (dimensions: readonly (string | null)[], bucket: number | null): string =>
  JSON.stringify([dimensions, bucket]);
export const parseKey = (key: string): { dimensions: (string | null)[]; bucket: number | null } => {
  const [dimensions, bucket] = JSON.parse(key) as [(string | null)[], number | null];
  return { dimensions, bucket };
};

export function chooseBases(
  catalog: Catalog,
  metrics: readonly Metric[],
  query: Pick<MeasureQuery, "by" | "filter">,
  tx: Transaction,
): ChosenBase[] {
  const bases = new Map<string, BaseMetric>(
    metrics.flatMap((metric) => basesOf(catalog, metric)).map((base) => [base.key, base]),
  );
  return [...bases.values()].map((metric) => ({
    metric,
    measurement: chooseMeasurement(catalog, metric, query.by, query.filter, tx.actor.role),
  }));
}
