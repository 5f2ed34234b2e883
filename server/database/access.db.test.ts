import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../../kernel/role.ts";
import { catalog } from "../../modules/catalog.ts";
import { type PersonKey, people } from "../../test/fixture/company-facts.ts";
import { type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";
import { allowed, ownedObjects, rights } from "../../test/rights/expected-rights.ts";
import { idleRole, planAccess, profileOf } from "./access-sql.ts";

/* A query that forgets every condition, as the database's own role of the person: the rows are still only his. */
let fixture: Fixture;
let client: pg.Client;
beforeAll(async () => {
  fixture = await openFixture();
  client = new pg.Client({ connectionString: fixture.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fixture.close();
});

type Found = { readonly rows: Record<string, unknown>[] } | { readonly error: string | undefined };

/** Each statement as a role of the database, with the settings of a person; then everything is undone. */
async function asRole(
  role: string,
  person: PersonKey | null,
  statements: readonly string[],
): Promise<Found[]> {
  await client.query("begin");
  const settings = [
    ["role", role],
    ["attain.workspace", fixture.alpha.workspace.id],
    ["attain.actor", person === null ? "" : fixture.alpha.id("user", person)],
    ["attain.today", "2026-11-22"],
  ];
  for (const [name, value] of settings) await client.query("select set_config($1, $2, true)", [name, value]);
  const found: Found[] = [];
  for (const statement of statements) {
    await client.query("savepoint one");
    try {
      found.push({ rows: (await client.query(statement)).rows });
    } catch (error) {
      found.push({ error: error instanceof pg.DatabaseError ? error.code : String(error) });
      await client.query("rollback to savepoint one");
    }
  }
  await client.query("rollback");
  return found;
}
const denied = { error: "42501" };
const plural = (name: string): string => catalog.objects.find((object) => object.name === name)?.plural ?? "";
const walkers = (Object.keys(people) as PersonKey[]).filter((key) => !("active" in people[key]));
const profiles = roles.map((role) => profileOf(catalog, role));

describe.each(walkers)("the database role of %s", (person) => {
  const { role } = people[person];
  const profile = profileOf(catalog, role);

  test("selects only the rows of the person, whatever the query asks", async () => {
    const names = catalog.objects.map((object) => object.name);
    const found = await asRole(
      profile,
      person,
      names.map((name) => `select external_id, workspace_id from "${plural(name)}"`),
    );
    for (const [index, name] of names.entries()) {
      const answer = found[index];
      if (answer === undefined || rights[name]?.[role].read === "none") {
        expect([name, answer]).toEqual([name, denied]);
        continue;
      }
      if (!("rows" in answer)) throw new Error(`${name}: ${answer.error}`);
      const spaces = new Set(answer.rows.map((row) => row.workspace_id));
      expect([...spaces].filter((id) => id !== fixture.alpha.workspace.id)).toEqual([]);
      if (ownedObjects.includes(name))
        expect([name, answer.rows.map((row) => row.external_id).sort()]).toEqual([
          name,
          allowed(name, person, "read"),
        ]);
    }
  });

  test("sees the history of those rows only, and writes nobody else's", async () => {
    const [logs] = await asRole(profile, person, [
      "select distinct o.external_id from orders_log l join orders o on o.id = l.record_id",
    ]);
    const [counted] = await asRole(profile, person, [
      "select count(distinct record_id)::int as count from orders_log",
    ]);
    const expected = allowed("order", person, "read");
    expect(logs).toEqual({ rows: expect.anything() });
    expect(counted).toEqual({ rows: [{ count: expected.length }] });
    const writes = await asRole(profile, person, [
      "update orders set note = 'x' returning external_id",
      "update accounts set note = 'x' returning external_id",
      "delete from orders_log",
      "update orders_log set via = 'x'",
      "update sales_days set orders = 0",
      "delete from workspaces",
      "select * from workspaces",
      "select * from number_counters",
      "select * from attain.state",
      "select * from sign_in.identities",
      "alter table orders disable row level security",
      "drop policy read_all on orders",
      "set row_security = off; select * from orders",
    ]);
    for (const [index, object] of (["order", "account"] as const).entries()) {
      const expectedRows = allowed(object, person, "write");
      const mayWrite = rights[object]?.[role].write !== "none";
      const answer = writes[index];
      if (!mayWrite) expect(answer).toEqual(denied);
      else if (answer !== undefined && "rows" in answer)
        expect(answer.rows.map((row) => row.external_id).sort()).toEqual(expectedRows);
      else throw new Error(`${object}: ${JSON.stringify(answer)}`);
    }
    for (const answer of writes.slice(2)) expect(answer).toEqual(denied);
  });
});

test("a role without a person sees nothing that belongs to somebody, one without a workspace sees nothing", async () => {
  for (const role of ["rep", "manager", "channel"] as const) {
    const counts = await asRole(profileOf(catalog, role), null, [
      "select count(*)::int as count from orders",
      "select count(*)::int as count from accounts",
    ]);
    expect(counts).toEqual([{ rows: [{ count: 0 }] }, { rows: [{ count: 0 }] }]);
  }
  const [, empty] = await asRole(profileOf(catalog, "director"), "director", [
    "select set_config('attain.workspace', '', true)",
    "select count(*)::int as count from orders",
  ]);
  expect(empty).toEqual({ rows: [{ count: 0 }] });
});

test("the idle role, which connections hold between transactions, may do nothing", async () => {
  const found = await asRole(
    idleRole,
    "director",
    catalog.objects.flatMap(({ plural: table }) => [
      `select 1 from "${table}"`,
      `select 1 from "${table}_log"`,
    ]),
  );
  expect(found.every((answer) => "error" in answer && answer.error === "42501")).toBe(true);
  const [idle] = (await fixture.app.database.owner.query("select current_user as name")).rows;
  expect(idle.name).not.toBe(idleRole);
});

test("no role of the product bypasses policies, owns a table, logs in or is more than its groups", async () => {
  const { databaseRoles } = planAccess(catalog);
  const found = await client.query(
    "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = any($1)",
    [databaseRoles],
  );
  expect(found.rows).toHaveLength(databaseRoles.length);
  for (const { rolname, ...powers } of found.rows)
    expect([rolname, Object.values(powers)]).toEqual([rolname, [false, false, false, false, false]]);
  const owned = await client.query(
    "select count(*)::int as count from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any($1)",
    [databaseRoles],
  );
  expect(owned.rows).toEqual([{ count: 0 }]);
  const groups = await client.query(
    "select m.rolname as member, r.rolname as group from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid where m.rolname = any($1)",
    [databaseRoles],
  );
  for (const row of groups.rows) {
    expect(profiles).toContain(row.member);
    expect(row.group).toMatch(/^attain_\w+_(read|write)_(own|team|all)$/);
  }
});

test("every table of the product has its policies on and forced, and every function of the owner a fixed path", async () => {
  const tables = await client.query(
    "select relname, relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('workspaces', 'number_counters')",
  );
  expect(tables.rows).toHaveLength(catalog.objects.length * 2);
  for (const row of tables.rows)
    expect(row).toEqual({ relname: row.relname, relrowsecurity: true, relforcerowsecurity: true });
  const functions = await client.query(
    "select proname, proconfig, has_function_privilege('public', oid, 'execute') as public from pg_proc where pronamespace = 'attain'::regnamespace and prosecdef",
  );
  expect(functions.rows.length).toBeGreaterThan(4);
  for (const row of functions.rows)
    expect([row.proname, String(row.proconfig)]).toEqual([
      row.proname,
      expect.stringMatching(/search_path=/),
    ]);
});

test("the owner's functions keep to the workspace of the one who asks", async () => {
  const foreign = (object: string, key: string): string => fixture.beta.id(object, key);
  const found = await asRole(profileOf(catalog, "rep"), "an", [
    `select count(*)::int as count from attain.costs_of(array['${foreign("product", "p1")}']::uuid[])`,
    `select attain.is_used('orders', 'account_id', '${foreign("account", "c1")}') as used`,
    `select attain.refresh_first_orders(array['${foreign("account", "c1")}']::uuid[])`,
  ]);
  expect(found[0]).toEqual({ rows: [{ count: 0 }] });
  expect(found[1]).toEqual({ rows: [{ used: false }] });
});
