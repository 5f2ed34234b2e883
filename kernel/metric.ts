import type { PredicateInput } from "./predicate/predicate.ts";
import type { Text } from "./text.ts";

export type MetricUnit = "money" | "count" | "quantity" | "share";

/** What a source object offers to metrics: how each dimension and the day are reached from it. */
export type MetricSource = {
  readonly object: string;
  /** The day by which rows fall into periods. */
  readonly day: string;
  /** Dimension key → field path of the source ("product", "product.category"). */
  readonly dimensions: Readonly<Record<string, string>>;
  /** The record that a person is shown as "a row behind the number": the source itself, or the parent it hangs on. */
  readonly rows: { readonly object: string; readonly by: string };
  /** Sums kept beside the rows they come from: good for the number, not for showing its rows. */
  readonly kept?: true;
};

export type Aggregate =
  | { readonly kind: "sum"; readonly field: string }
  | { readonly kind: "count" }
  | { readonly kind: "count_distinct"; readonly field: string };

/** One way to reach the number; `where` narrows the rows that count. */
export type Measurement = {
  readonly source: MetricSource;
  readonly aggregate: Aggregate;
  readonly where?: PredicateInput;
};

type MetricBase = {
  readonly key: string;
  readonly label: Text;
  readonly unit: MetricUnit;
  /** The formula in words, for people. */
  readonly sentence: Text;
};

/**
 * A number that is summed or counted. Several measurements give the same number from coarser or finer rows (order
 * totals, order lines); the first that offers every asked cut is taken.
 */
export type BaseMetric = MetricBase & {
  readonly kind: "base";
  /** What a cell without any row says: nothing was sold (zero, the default), or nobody has said anything (none). */
  readonly whenEmpty?: "zero" | "none";
  readonly measurements: readonly Measurement[];
};
export type DerivedMetric = MetricBase &
  (
    | { readonly kind: "difference"; readonly of: readonly [minuend: string, subtrahend: string] }
    | { readonly kind: "ratio"; readonly of: readonly [numerator: string, denominator: string] }
    /** Against the same period of the year before: value / value a year ago − 1. */
    | { readonly kind: "growth"; readonly of: string }
    /** The part of a target that is due by the as-of day: each target weighed by the working days of its period. */
    | { readonly kind: "due"; readonly of: string; readonly periodStart: string; readonly periodEnd: string }
  );
export type Metric = BaseMetric | DerivedMetric;

export const defineMetric = <const M extends Metric>(metric: M): M => metric;

/** Dimensions that people know by one name everywhere. The ref's object, or the option field's owner, gives the values. */
export type Dimension = { readonly key: string; readonly label: Text };
