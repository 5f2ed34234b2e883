import type { Field } from "./field.ts";
import type { BaseMetric, Dimension, Measurement, Metric } from "./metric.ts";
import { allFields, fieldNamed, type ObjectDeclaration } from "./object.ts";
import type { FieldPath, PredicateInput } from "./predicate/predicate.ts";
import { Refusal } from "./refusal.ts";
import { sightOf } from "./rights.ts";
import type { Role } from "./role.ts";

/** All that is declared: what the composition root hands to database, API and pages. */
export type Catalog = {
  readonly objects: readonly ObjectDeclaration[];
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
};

export function objectNamed(catalog: Catalog, name: string): ObjectDeclaration {
  const object = catalog.objects.find((candidate) => candidate.name === name);
  if (object === undefined) throw new Error(`no object is declared as "${name}"`);
  return object;
}

export function objectAtPath(catalog: Catalog, plural: string): ObjectDeclaration | undefined {
  return catalog.objects.find((candidate) => candidate.plural === plural);
}

export function metricNamed(catalog: Catalog, key: string): Metric {
  const metric = catalog.metrics.find((candidate) => candidate.key === key);
  if (metric === undefined)
    throw new Refusal("metric.unknown", {
      metric: key,
      metrics: catalog.metrics.map((each) => each.key).join(", "),
    });
  return metric;
}

/** The base metrics that a metric rests on. */
export function basesOf(catalog: Catalog, metric: Metric): BaseMetric[] {
  if (metric.kind === "base") return [metric];
  const parts = typeof metric.of === "string" ? [metric.of] : metric.of;
  return parts.flatMap((key) => basesOf(catalog, metricNamed(catalog, key)));
}

/** "account" or "account.level" from an object → the path, the field at its end, and the object that has the field. */
export function fieldAt(
  catalog: Catalog,
  object: ObjectDeclaration,
  text: string,
): { readonly path: FieldPath; readonly field: Field; readonly owner: ObjectDeclaration } | undefined {
  const [first = "", second, ...rest] = text.split(".");
  const own = fieldNamed(allFields(object), first);
  if (own === undefined || rest.length > 0) return undefined;
  if (second === undefined) return { path: { through: null, key: first }, field: own, owner: object };
  if (own.kind !== "ref") return undefined;
  const owner = objectNamed(catalog, own.to);
  const field = fieldNamed(allFields(owner), second);
  return field === undefined ? undefined : { path: { through: first, key: second }, field, owner };
}

/** Whether a role may see a metric: everything it is made of must be visible to the role. */
export function mayMeasure(catalog: Catalog, metric: Metric, role: Role): boolean {
  return basesOf(catalog, metric).every((base) =>
    base.measurements.some((each) => mayRead(catalog, each, role)),
  );
}

export function mayRead(catalog: Catalog, measurement: Measurement, role: Role): boolean {
  const object = objectNamed(catalog, measurement.source.object);
  if (object.rights.read[role] === undefined) return false;
  const used = measurement.aggregate.kind === "count" ? [] : [measurement.aggregate.field];
  return [...used, ...fieldsOf(measurement.where)].every((path) => maySee(catalog, object, path, role));
}

function maySee(catalog: Catalog, object: ObjectDeclaration, path: string, role: Role): boolean {
  const found = fieldAt(catalog, object, path);
  if (found === undefined) throw new Error(`${object.name} has no field "${path}"`);
  return sightOf(found.field, role) !== "hidden" && found.owner.rights.read[role] !== undefined;
}

/** The fields that a condition of a declaration looks at. */
function fieldsOf(where: PredicateInput | undefined): string[] {
  if (where === undefined) return [];
  if ("field" in where) return [where.field];
  if ("not" in where) return fieldsOf(where.not);
  return ("and" in where ? where.and : where.or).flatMap(fieldsOf);
}
