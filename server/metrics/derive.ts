import { compareDecimal, divideDecimal, isZeroDecimal, subtractDecimal } from "../../engine/decimal/index.ts";
import { type Catalog, metricNamed } from "../../kernel/catalog.ts";
import { type MetricNumber, shareScale, zero } from "./metric-value.ts";

/** Where a cell's base numbers come from: of the cell itself, and of the same cell a year before. */
export type BaseNumbers = {
  readonly now: (key: string) => MetricNumber;
  readonly yearBefore: (key: string) => MetricNumber;
  /** The due part of a target metric, computed from its targets one by one. */
  readonly due: (key: string) => MetricNumber;
};

/** Digits kept while dividing; money is rounded to its unit, shares to theirs, when they are shown. */
const quotientScale = 12;

/** The number of any metric in one cell. A ratio without a denominator is none, never zero. */
export function metricNumber(catalog: Catalog, key: string, bases: BaseNumbers): MetricNumber {
  const metric = metricNamed(catalog, key);
  switch (metric.kind) {
    case "base":
      return bases.now(key) ?? (metric.whenEmpty === "none" ? null : zero);
    case "difference": {
      const [minuend, subtrahend] = metric.of.map((part) => metricNumber(catalog, part, bases));
      return minuend == null || subtrahend == null ? null : subtractDecimal(minuend, subtrahend);
    }
    case "ratio": {
      const [numerator, denominator] = metric.of.map((part) => metricNumber(catalog, part, bases));
      if (numerator == null || denominator == null || isZeroDecimal(denominator)) return null;
      return divideDecimal(numerator, denominator, quotientScale);
    }
    case "growth": {
      const now = metricNumber(catalog, metric.of, bases);
      const before = metricNumber(catalog, metric.of, { ...bases, now: bases.yearBefore });
      // Against nothing, or against a year of net returns, a growth rate says nothing.
      if (now === null || before === null || compareDecimal(before, zero) <= 0) return null;
      return divideDecimal(subtractDecimal(now, before), before, Math.max(quotientScale, shareScale));
    }
    case "due":
      return bases.due(key);
  }
}
