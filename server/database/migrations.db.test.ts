import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Table, tablesOf } from "../../kernel/tables.ts";
import { catalog } from "../../modules/catalog.ts";
import { type TestDatabase, testDatabase } from "../../test/database.ts";
import { migrate, migrationFiles } from "./migrate.server.ts";
import { planMigration } from "./plan-migration.ts";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const declared = tablesOf(catalog);

test("the declarations have no change without a migration: node tools/generate-migration.ts NAME", () => {
  const file = new URL("../migrations/tables.json", import.meta.url);
  const migrated = JSON.parse(readFileSync(file, "utf8")) as Table[];
  expect(planMigration(migrated, declared)).toEqual([]);
  expect(migrated).toEqual(declared);
});

test("migrations are numbered without gaps and none waits for a decision", () => {
  const files = migrationFiles();
  expect(files.map((name) => name.slice(0, 5))).toEqual(
    files.map((_, index) => `${String(index + 1).padStart(4, "0")}-`),
  );
  for (const name of files)
    expect(readFileSync(new URL(`../migrations/${name}`, import.meta.url), "utf8")).not.toContain(
      "-- decide",
    );
});

test("all migrations together give exactly the declared columns", async () => {
  const found = await client.query<{ table: string; column: string; type: string; required: boolean }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and c.relname not like '%\\_log' and c.relname not in ('workspaces', 'number_counters')`,
  );
  const key = { type: "uuid", required: true };
  const longNames: Record<string, string> = {
    timestamptz: "timestamp with time zone",
    "char(3)": "character(3)",
  };
  const wanted = declared.flatMap((table) => [
    { table: table.name, column: "workspace_id", ...key },
    { table: table.name, column: "id", ...key },
    ...table.columns.map(({ name, type, required }) => ({
      table: table.name,
      column: name,
      type: longNames[type] ?? type,
      required,
    })),
  ]);
  const line = (row: (typeof wanted)[number]): string =>
    `${row.table}.${row.column} ${row.type} ${row.required}`;
  expect(found.rows.map(line).sort()).toEqual(wanted.map(line).sort());
});

test("all migrations together give exactly the declared indexes and links", async () => {
  const indexes = await client.query<{ indexname: string }>(
    "select indexname from pg_indexes where schemaname = 'public' and indexname not like '%_pkey' and tablename not in ('workspaces', 'number_counters')",
  );
  expect(indexes.rows.map((row) => row.indexname).sort()).toEqual(
    declared.flatMap((table) => table.indexes.map((index) => index.name)).sort(),
  );
  const links = await client.query<{ link: string }>(
    `select format('%s %s %s', conrelid::regclass, confrelid::regclass, confdeltype) as link from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'workspaces'::regclass and conrelid::regclass::text not like '%\\_log'`,
  );
  expect(links.rows.map((row) => row.link).sort()).toEqual(
    declared
      .flatMap((table) =>
        table.foreignKeys.map(
          (key) => `${table.name} ${key.table} ${key.onDelete === "cascade" ? "c" : "r"}`,
        ),
      )
      .sort(),
  );
});

test("a database that is up to date is left alone, and two starts at once do it once", async () => {
  expect(await migrate(database.url, catalog)).toEqual([]);
  await client.query("update attain.state set value = 'older rules' where name = 'access'");
  const both = await Promise.all([migrate(database.url, catalog), migrate(database.url, catalog)]);
  expect(both.flat()).toEqual(["access rules"]);
});
