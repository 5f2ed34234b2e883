import { sql } from "kysely";
import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import type { Json } from "../../kernel/kinds/index.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { maskText, sightOf } from "../../kernel/rights.ts";
import type { Row, Transaction } from "../../kernel/transaction.ts";
import type { LoggedChange } from "./log.server.ts";
import { fieldsFor } from "./record-json.ts";
import { titleOf } from "./record-query.ts";

type LogRow = Row & { changes: Record<string, LoggedChange> };
/** Object name → id → title, as the reader may see it. */
type Titles = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

/** A record's history, newest first, as its reader may see it: hidden fields absent, masked ones masked, links with titles. */
export async function recordHistory(
  tx: Transaction,
  catalog: Catalog,
  object: ObjectDeclaration,
  id: string,
): Promise<{ entries: Json[] }> {
  const rows = await tx.rows<LogRow>(
    sql`select l.version, l.at, l.actor_id, l.via, l.action, l.changes, (select u.name from users u where u.workspace_id = l.workspace_id and u.id = l.actor_id) as actor
      from ${sql.table(`${object.plural}_log`)} l where l.workspace_id = ${tx.actor.workspace.id}::uuid and l.record_id = ${id}::uuid order by l.version desc limit 500`,
  );
  const visible = fieldsFor(object, tx);
  const titles = await linkTitles(tx, catalog, visible, rows);
  return {
    entries: rows.map((row) => ({
      version: Number(row.version),
      at: String(row.at),
      by: row.actor_id === null ? null : { id: String(row.actor_id), title: row.actor ?? null },
      via: String(row.via),
      action: String(row.action),
      changes: Object.fromEntries(
        Object.entries(row.changes).flatMap(([key, change]): [string, Json][] => {
          if (key in (object.children ?? {})) return [[key, { from: change.from, to: change.to }]];
          const field = visible[key];
          if (field === undefined) return [];
          const show = (value: Json): Json => shownValue(value, field, titles, tx);
          return [[key, { from: show(change.from), to: show(change.to) }]];
        }),
      ),
    })),
  };
}

function shownValue(value: Json, field: Field, titles: Titles, tx: Transaction): Json {
  if (value === null) return null;
  if (sightOf(field, tx.actor.role) === "masked") return maskText(String(value));
  if (field.kind === "ref")
    return { id: String(value), title: titles.get(field.to)?.get(String(value)) ?? null };
  return value;
}

async function linkTitles(
  tx: Transaction,
  catalog: Catalog,
  fields: Readonly<Record<string, Field>>,
  rows: readonly LogRow[],
): Promise<Titles> {
  const wanted = new Map<string, Set<string>>();
  for (const { changes } of rows)
    for (const [key, change] of Object.entries(changes)) {
      const field = fields[key];
      if (field?.kind !== "ref") continue;
      for (const value of [change.from, change.to])
        if (typeof value === "string") wanted.set(field.to, (wanted.get(field.to) ?? new Set()).add(value));
    }
  const titles = new Map<string, Map<string, string | null>>();
  for (const [name, ids] of wanted) {
    const target = objectNamed(catalog, name);
    const found = await tx.rows<{ id: string; title: string | null }>(
      sql`select t.id, ${titleOf(catalog, target, sql.ref("t.workspace_id"), sql.ref("t.id"))} as title from ${sql.table(target.plural)} as t where t.workspace_id = ${tx.actor.workspace.id}::uuid and t.id = any(${[...ids]}::uuid[])`,
    );
    titles.set(name, new Map(found.map((row) => [row.id, row.title])));
  }
  return titles;
}
