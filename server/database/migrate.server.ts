import { existsSync, readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { Catalog } from "../../kernel/catalog.ts";
import { type AccessPlan, planAccess } from "./access-sql.ts";
import { publicSchema } from "./database.server.ts";

const folder = new URL("../migrations/", import.meta.url);
const signInSchema = new URL("../sign-in/schema.sql", import.meta.url);
/** One migration at a time, whoever starts first; an arbitrary number that only this product uses. */
const migrationLock = 7_206_215;

/**
 * Bring a database to the present: run the frozen migrations that it has not had, then lay the access rules anew
 * where they differ from the declared ones. Returns what was done, one line a step.
 */
export async function migrate(url: string, catalog: Catalog): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "attain migrate",
    options: publicSchema,
  });
  await client.connect();
  const done: string[] = [];
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query("create schema if not exists attain");
    await client.query(
      "create table if not exists attain.migrations (name text primary key, run_at timestamptz not null default now())",
    );
    await client.query(
      "create table if not exists attain.state (name text primary key, value text not null)",
    );
    const had = new Set(
      (await client.query<{ name: string }>("select name from attain.migrations")).rows.map(
        (row) => row.name,
      ),
    );
    for (const file of migrationFiles().filter((name) => !had.has(name))) {
      await inTransaction(
        client,
        [readFileSync(new URL(file, folder), "utf8")],
        ["insert into attain.migrations (name) values ($1)", [file]],
      );
      done.push(file);
    }
    if (!had.has("sign-in") && existsSync(signInSchema)) {
      await inTransaction(
        client,
        [readFileSync(signInSchema, "utf8")],
        ["insert into attain.migrations (name) values ($1)", ["sign-in"]],
      );
      done.push("sign-in");
    }
    if (await layAccess(client, planAccess(catalog))) done.push("access rules");
  } finally {
    await client.end();
  }
  return done;
}

export function migrationFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
}

async function layAccess(client: pg.Client, plan: AccessPlan): Promise<boolean> {
  const state = await client.query<{ value: string }>("select value from attain.state where name = 'access'");
  const roles = await client.query<{ count: string }>(
    "select count(*) from pg_roles where rolname = any($1)",
    [plan.databaseRoles],
  );
  if (state.rows[0]?.value === plan.fingerprint && Number(roles.rows[0]?.count) === plan.databaseRoles.length)
    return false;
  await inTransaction(client, plan.statements, [
    "insert into attain.state (name, value) values ('access', $1) on conflict (name) do update set value = excluded.value",
    [plan.fingerprint],
  ]);
  return true;
}

async function inTransaction(
  client: pg.Client,
  statements: readonly string[],
  last: [sql: string, values: unknown[]],
): Promise<void> {
  await client.query("begin");
  try {
    for (const statement of statements) await client.query(statement);
    await client.query(last[0], last[1]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
