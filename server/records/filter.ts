import { type RawBuilder, sql } from "kysely";
import { type Catalog, fieldAt } from "../../kernel/catalog.ts";
import { allFields, type ObjectDeclaration } from "../../kernel/object.ts";
import { type FieldLookup, parsePredicate } from "../../kernel/predicate/parse-predicate.ts";
import { everything, type Predicate } from "../../kernel/predicate/predicate.ts";
import { predicateSql } from "../../kernel/predicate/predicate-sql.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requireRight, requireUsable, sightOf } from "../../kernel/rights.ts";
import type { Role } from "../../kernel/role.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { idField, type RecordQuery } from "./record-query.ts";
import { externalIdsIn, idsOfExternal } from "./references.server.ts";

export type ListFilter = {
  readonly filter: Predicate;
  readonly search: string;
  readonly deleted: boolean;
};

/** Fields that the role may filter by, through links too; a link leads only to objects that the role may read. */
export function lookupFor(catalog: Catalog, object: ObjectDeclaration, role: Role): FieldLookup {
  return (text) => {
    const [first = ""] = text.split(".");
    if (text === "id") return { path: { through: null, key: "id" }, field: idField(object) };
    requireUsable(object, first, role);
    const found = fieldAt(catalog, object, text);
    if (found === undefined)
      throw new Refusal("input.unknown_field", {
        object: object.label,
        field: text,
        fields: Object.keys(allFields(object)).join(", "),
      });
    if (found.path.through !== null) {
      requireRight(found.owner, "read", role);
      requireUsable(found.owner, found.path.key, role);
    }
    return found;
  };
}

/** A filter from JSON; values of links may be ids or external ids. */
export async function parseFilter(
  input: unknown,
  object: ObjectDeclaration,
  tx: Transaction,
  catalog: Catalog,
): Promise<Predicate> {
  if (input === undefined || input === null || input === "") return everything;
  return await parseFilterWith(input, lookupFor(catalog, object, tx.actor.role), tx, catalog);
}

/** The same with another way of finding fields. First pass: which external ids are named; second: with them resolved. */
export async function parseFilterWith(
  input: unknown,
  lookup: FieldLookup,
  tx: Transaction,
  catalog: Catalog,
): Promise<Predicate> {
  const json = typeof input === "string" ? parseJson(input) : input;
  const wanted = new Map<string, Set<string>>();
  parsePredicate(json, lookup, (field, value) => {
    const external = field.kind === "ref" ? externalIdsIn([value])[0] : undefined;
    if (field.kind !== "ref" || external === undefined) return value;
    wanted.set(field.to, (wanted.get(field.to) ?? new Set()).add(external));
    return noRecord;
  });
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [to, externals] of wanted) found.set(to, await idsOfExternal(tx, catalog, to, [...externals]));
  return parsePredicate(json, lookup, (field, value) => {
    const external = field.kind === "ref" ? externalIdsIn([value])[0] : undefined;
    return field.kind !== "ref" || external === undefined
      ? value
      : (found.get(field.to)?.get(external) ?? noRecord);
  });
}

/** An external id that nobody has, or that the asker may not see, matches nothing; it is not told apart. */
const noRecord = "00000000-0000-0000-0000-000000000000";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("predicate.invalid", { reason: { zh: "不是有效的 JSON", en: "not valid JSON" } });
  }
}

/** The condition of a list: its filter, its search words (each must be found in some searchable field), live or deleted rows. */
export function conditionOf(
  query: RecordQuery,
  object: ObjectDeclaration,
  list: ListFilter,
  role: Role,
): RawBuilder<boolean> {
  const words = list.search
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
  const fields = Object.entries(allFields(object)).filter(
    ([, field]) => field.search === true && sightOf(field, role) === "full",
  );
  const found: Predicate[] = words.map((word) => ({
    kind: "or",
    parts: fields.map(([key]) => ({
      kind: "compare",
      path: { through: null, key },
      op: "contains",
      values: [word],
    })),
  }));
  const filter: Predicate = { kind: "and", parts: [list.filter, ...found] };
  return sql<boolean>`${query.column("deleted_at")} is ${sql.raw(list.deleted ? "not null" : "null")} and ${predicateSql(filter, query.columnOf)}`;
}
