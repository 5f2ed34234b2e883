import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { FieldValue } from "../../kernel/field.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import type { ResolvedInput } from "./new-draft.ts";
import { ExternalLink, type ParsedInput, type ParsedValues } from "./parse-input.ts";
import { idsOfExternal, visibleIds } from "./references.server.ts";

/** What a link could not find, instead of a refusal, where the caller goes on with the other inputs. */
export type LinkProblem = { readonly field: string; readonly object: string; readonly value: string };

type Wanted = { readonly externals: Set<string>; readonly ids: Set<string> };
type Found = { readonly externals: ReadonlyMap<string, string>; readonly ids: ReadonlySet<string> };

/**
 * Resolve the links of many inputs with two queries an object: external ids become ids, and every id must be a live
 * record that the actor may see. One answer an input: the resolved values, or the first link that leads nowhere.
 */
export async function resolveLinks(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  inputs: readonly ParsedInput[],
  /** External ids of the inputs themselves, which may link to each other (a tree given in one list). */
  own: ReadonlyMap<string, string> = new Map(),
): Promise<(ResolvedInput | LinkProblem)[]> {
  const wanted = new Map<string, Wanted>();
  const collect = (owner: ObjectDeclaration, values: ParsedValues): void => {
    for (const { to, value } of linksOf(owner, values)) {
      const entry = wanted.get(to) ?? { externals: new Set<string>(), ids: new Set<string>() };
      wanted.set(to, entry);
      if (value instanceof ExternalLink) entry.externals.add(value.external);
      else entry.ids.add(value);
    }
  };
  for (const input of inputs) {
    collect(object, input.values);
    for (const [key, rows] of Object.entries(input.children))
      for (const row of rows) collect(childObject(catalog, object, key), row.values);
  }
  const found = new Map<string, Found>();
  for (const [to, { externals, ids }] of wanted)
    found.set(to, {
      externals: new Map([
        ...(to === object.name ? own : []),
        ...(await idsOfExternal(tx, catalog, to, [...externals])),
      ]),
      ids: await visibleIds(tx, catalog, to, [...ids]),
    });
  return inputs.map((input) => resolveOne(catalog, object, input, found));
}

function childObject(catalog: Catalog, object: ObjectDeclaration, key: string): ObjectDeclaration {
  const child = object.children?.[key];
  if (child === undefined) throw new Error(`${object.name} has no children "${key}"`);
  return objectNamed(catalog, child.object);
}

function linksOf(
  object: ObjectDeclaration,
  values: ParsedValues,
): { key: string; to: string; value: string | ExternalLink }[] {
  const fields = allFields(object);
  return Object.entries(values).flatMap(([key, value]) => {
    const field = fields[key];
    return field?.kind === "ref" && (typeof value === "string" || value instanceof ExternalLink)
      ? [{ key, to: field.to, value }]
      : [];
  });
}

function resolveOne(
  catalog: Catalog,
  object: ObjectDeclaration,
  input: ParsedInput,
  found: ReadonlyMap<string, Found>,
): ResolvedInput | LinkProblem {
  const resolve = (
    owner: ObjectDeclaration,
    values: ParsedValues,
  ): Record<string, FieldValue | null> | LinkProblem => {
    const resolved = { ...values } as Record<string, FieldValue | null>;
    for (const { key, to, value } of linksOf(owner, values)) {
      const known = found.get(to);
      const id =
        value instanceof ExternalLink
          ? known?.externals.get(value.external)
          : known?.ids.has(value)
            ? value
            : undefined;
      if (id === undefined)
        return { field: key, object: to, value: value instanceof ExternalLink ? value.external : value };
      resolved[key] = id;
    }
    return resolved;
  };
  const values = resolve(object, input.values);
  if (isLinkProblem(values)) return values;
  const children: Record<string, { id: string | null; values: Record<string, FieldValue | null> }[]> = {};
  for (const [key, rows] of Object.entries(input.children)) {
    const resolvedRows: { id: string | null; values: Record<string, FieldValue | null> }[] = [];
    for (const row of rows) {
      const resolved = resolve(childObject(catalog, object, key), row.values);
      if (isLinkProblem(resolved)) return resolved;
      resolvedRows.push({ id: row.id, values: resolved });
    }
    children[key] = resolvedRows;
  }
  return { values, children };
}

/** Values may have fields of any name, so the two are told apart by what a problem never is: a record's values. */
export function isLinkProblem(
  value: ResolvedInput | Record<string, unknown> | LinkProblem,
): value is LinkProblem {
  return "object" in value && "field" in value && "value" in value && Object.keys(value).length === 3;
}

export function linkRefusal(catalog: Catalog, problem: LinkProblem): Refusal {
  return new Refusal("reference.not_found", {
    field: problem.field,
    object: objectNamed(catalog, problem.object).label,
    value: problem.value,
  });
}
