import { type Catalog, fieldAt, mayRead, objectNamed } from "../../kernel/catalog.ts";
import type { BaseMetric, Measurement, MetricSource } from "../../kernel/metric.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import type { FieldLookup } from "../../kernel/predicate/parse-predicate.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Role } from "../../kernel/role.ts";
import { lookupFor } from "../records/filter.ts";

/** Fields that a filter of a metric may name: its dimensions first, then the fields of the rows that it counts. */
export function metricLookup(catalog: Catalog, measurement: Measurement, role: Role): FieldLookup {
  const object = objectNamed(catalog, measurement.source.object);
  return (text) => {
    const path = dimensionPath(measurement.source, text);
    const found = path === undefined ? undefined : fieldAt(catalog, object, path);
    if (found === undefined && !standsForOrders(measurement.source, text)) throw unknownField(object, text);
    return found ?? lookupFor(catalog, object, role)(text);
  };
}

/**
 * Fields of kept sums that are no dimensions say something of a whole day (its amount, its id): a filter means those
 * of the orders. The id of a line is not that of its order either.
 */
function standsForOrders(source: MetricSource, text: string): boolean {
  const [first = ""] = text.split(".");
  if (text === "id") return source.kept !== true && source.rows.by === "id";
  return source.kept !== true || first === source.day || dimensionPath(source, first) !== undefined;
}

const unknownField = (object: ObjectDeclaration, field: string): Refusal =>
  new Refusal("input.unknown_field", {
    object: object.label,
    field,
    fields: Object.keys(allFields(object)).join(", "),
  });

/** How the source reaches a dimension; a name that every object inherits ("constructor") is none. */
export function dimensionPath(source: MetricSource, key: string): string | undefined {
  return Object.hasOwn(source.dimensions, key) ? source.dimensions[key] : undefined;
}

/**
 * The coarsest measurement that offers every asked cut and filter field and that the role may read.
 * @throws Refusal metric.cannot_cut, metric.cannot_filter, right.metric
 */
export function chooseMeasurement(
  catalog: Catalog,
  metric: BaseMetric,
  by: readonly string[],
  filter: unknown,
  role: Role,
): Measurement {
  const readable = metric.measurements.filter((each) => mayRead(catalog, each, role));
  if (readable.length === 0) throw new Refusal("right.metric", { role, metric: metric.label });
  const cutting = readable.filter((each) => by.every((key) => dimensionPath(each.source, key) !== undefined));
  if (cutting.length === 0) {
    const offered = [...new Set(readable.flatMap((each) => Object.keys(each.source.dimensions)))];
    const missing = by.find((dimension) => !offered.includes(dimension)) ?? by.join(", ");
    throw new Refusal("metric.cannot_cut", {
      metric: metric.label,
      dimension: missing,
      dimensions: offered.join(", "),
    });
  }
  let problem: unknown;
  for (const measurement of cutting) {
    try {
      if (filter != null) checkFields(filter, metricLookup(catalog, measurement, role));
      return measurement;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== "input.unknown_field") return measurement; // the real parse refuses with its own words
      problem ??= error;
    }
  }
  throw new Refusal("metric.cannot_filter", {
    metric: metric.label,
    field: problem instanceof Refusal ? problem.values.field : "",
  });
}

/** Looks only at the fields' names; the values are parsed when the query is built. */
function checkFields(node: unknown, lookup: FieldLookup): void {
  if (typeof node !== "object" || node === null) return;
  if ("field" in node && typeof node.field === "string") lookup(node.field);
  for (const part of Object.values(node)) {
    if (Array.isArray(part)) for (const each of part) checkFields(each, lookup);
    else checkFields(part, lookup);
  }
}
