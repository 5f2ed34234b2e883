import { createHash } from "node:crypto";
import type { Catalog } from "../../kernel/catalog.ts";
import { allFields, columnOf, type ObjectDeclaration, type Scope } from "../../kernel/object.ts";
import { type Role, roles } from "../../kernel/role.ts";
import { keptSumsStatements } from "./kept-sums-sql.ts";

/**
 * Row rights in the database. For each table there are six group roles (read or write × own, team, all), each with its
 * own policy, so that the planner sees one plain condition with an index and never "all or own" (see
 * docs/decisions). A product role is a profile: a database role that is a member of the groups its rights name. Each
 * transaction of the server runs as a profile; no profile owns a table or may bypass a policy.
 */
export type AccessPlan = {
  readonly statements: readonly string[];
  readonly fingerprint: string;
  readonly databaseRoles: readonly string[];
};

const scopes: readonly Scope[] = ["own", "team", "all"];
type Operation = "read" | "write";

const groupName = (object: ObjectDeclaration, operation: Operation, scope: Scope): string =>
  `attain_${object.plural}_${operation}_${scope}`;

/** The role that connections hold between transactions: a member of nothing, it may do nothing. */
export const idleRole = "attain_idle";

/** The groups that a product role belongs to. Writing covers create, change and delete; the widest of the three counts. */
function groupsOf(catalog: Catalog, role: Role): string[] {
  return catalog.objects.flatMap((object) => {
    const read = object.rights.read[role];
    const writes = [
      object.rights.create[role],
      object.rights.update[role],
      object.rights.delete[role],
    ].filter((scope) => scope !== undefined);
    const write = scopes.findLast((scope) => writes.includes(scope));
    return [
      ...(read === undefined ? [] : [groupName(object, "read", read)]),
      ...(write === undefined ? [] : [groupName(object, "write", write)]),
    ];
  });
}

/** The database role of a product role; its name changes with its rights, so that two versions never share one. */
export function profileOf(catalog: Catalog, role: Role): string {
  return `attain_profile_${createHash("sha256").update(groupsOf(catalog, role).join("\n")).digest("hex").slice(0, 16)}`;
}

export function planAccess(catalog: Catalog): AccessPlan {
  const groups = catalog.objects.flatMap((object) =>
    (["read", "write"] as const).flatMap((operation) =>
      scopes.map((scope) => groupName(object, operation, scope)),
    ),
  );
  const profiles = new Map(roles.map((role) => [profileOf(catalog, role), groupsOf(catalog, role)]));
  const databaseRoles = [idleRole, ...groups, ...profiles.keys()];
  const statements = [
    ...databaseRoles.map(createRole),
    ...databaseRoles.map((name) => `grant "${name}" to current_user`),
    ...[...profiles].flatMap(([profile, members]) =>
      members.length === 0 ? [] : [`grant ${members.map((each) => `"${each}"`).join(", ")} to "${profile}"`],
    ),
    ...sharedFunctions(catalog),
    ...catalog.objects.flatMap(tableAccess),
    ...keptSumsStatements(),
    `grant usage on schema public, attain to ${[...profiles.keys()].map((each) => `"${each}"`).join(", ")}`,
  ];
  return {
    statements,
    databaseRoles,
    fingerprint: createHash("sha256").update(statements.join(";\n")).digest("hex"),
  };
}

function createRole(name: string): string {
  return `do $$ begin
    if not exists (select from pg_roles where rolname = '${name}') then create role "${name}" nologin nobypassrls; end if;
  exception when duplicate_object or unique_violation then null; end $$`;
}

/** Who may see a row, by scope. Settings and functions are wrapped in a sub-select, so that they are computed once a query. */
function visible(object: ObjectDeclaration, scope: Scope): string {
  const inWorkspace = "workspace_id = (select attain.workspace())";
  if (object.ownership.kind === "shared" || scope === "all") return inWorkspace;
  const fields = allFields(object);
  const owner = quotedColumn(fields, object.ownership.owner);
  if (scope === "own") return `${inWorkspace} and ${owner} = (select attain.actor())`;
  const byOwner = `${owner} = any ((select attain.people())::uuid[])`;
  if (object.ownership.team === undefined) return `${inWorkspace} and ${byOwner}`;
  return `${inWorkspace} and (${byOwner} or ${quotedColumn(fields, object.ownership.team)} = any ((select attain.led_teams())::uuid[]))`;
}

function quotedColumn(fields: ReturnType<typeof allFields>, key: string): string {
  const field = fields[key];
  if (field === undefined) throw new Error(`no field "${key}" to own by`);
  return `"${columnOf(key, field)}"`;
}

function tableAccess(object: ObjectDeclaration): string[] {
  const table = `"${object.plural}"`;
  const log = `"${object.plural}_log"`;
  const seen = `exists (select from ${table} r where r.workspace_id = ${log}.workspace_id and r.id = ${log}.record_id)`;
  const readers = scopes.map((scope) => `"${groupName(object, "read", scope)}"`);
  const writers = scopes.map((scope) => `"${groupName(object, "write", scope)}"`);
  return [
    ...[table, log].flatMap((name) => [
      `alter table ${name} enable row level security`,
      `alter table ${name} force row level security`,
      `do $$ declare p record; begin for p in select policyname from pg_policies where schemaname = 'public' and tablename = '${name.replaceAll('"', "")}' loop execute format('drop policy %I on ${name}', p.policyname); end loop; end $$`,
      `revoke all on ${name} from public`,
      `create policy owner_all on ${name} to current_user using (true) with check (true)`,
      `grant select on ${name} to ${readers.join(", ")}`,
    ]),
    `grant insert, update, delete on ${table} to ${writers.join(", ")}`,
    `grant insert on ${log} to ${writers.join(", ")}`,
    ...scopes.flatMap((scope) => {
      const read = `"${groupName(object, "read", scope)}"`;
      const write = `"${groupName(object, "write", scope)}"`;
      const rows = visible(object, scope);
      return [
        `create policy read_${scope} on ${table} for select to ${read} using (${rows})`,
        `create policy insert_${scope} on ${table} for insert to ${write} with check (${rows})`,
        `create policy update_${scope} on ${table} for update to ${write} using (${rows}) with check (${rows})`,
        `create policy delete_${scope} on ${table} for delete to ${write} using (${rows})`,
        `create policy log_read_${scope} on ${log} for select to ${read} using (workspace_id = (select attain.workspace()) and ${seen})`,
        `create policy log_insert_${scope} on ${log} for insert to ${write} with check (workspace_id = (select attain.workspace()))`,
      ];
    }),
  ];
}

function sharedFunctions(catalog: Catalog): string[] {
  const everyProfile = [...new Set(roles.map((role) => `"${profileOf(catalog, role)}"`))].join(", ");
  return [
    "create schema if not exists attain",
    "create or replace function attain.workspace() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('attain.workspace', true), '')::uuid $$",
    "create or replace function attain.actor() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('attain.actor', true), '')::uuid $$",
    "create or replace function attain.today() returns date language sql stable parallel safe as $$ select coalesce(nullif(current_setting('attain.today', true), '')::date, current_date) $$",
    // The teams that the actor leads today, with all that lie under them.
    `create or replace function attain.find_led_teams() returns uuid[] language sql stable parallel safe security definer set search_path = public as $$
      with recursive led as (
        select m.team_id as id from memberships m
        where m.workspace_id = attain.workspace() and m.user_id = attain.actor() and m.lead and m.deleted_at is null
          and m.starts_on <= attain.today() and (m.ends_on is null or m.ends_on > attain.today())
        union
        select t.id from teams t join led on t.parent_id = led.id
        where t.workspace_id = attain.workspace() and t.deleted_at is null
      ) select coalesce(array_agg(id), '{}') from led $$`,
    // Policies ask for the teams and the people in each table that a query touches, so a transaction finds them once,
    // when it begins.
    "create or replace function attain.led_teams() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('attain.led_teams', true), '')::uuid[], attain.find_led_teams()) $$",
    // The actor and the people whose latest team (today's, or the last one of a leaver) is one that he leads.
    `create or replace function attain.find_people() returns uuid[] language sql stable parallel safe security definer set search_path = public as $$
      with latest as (
        select distinct on (m.user_id) m.user_id, m.team_id from memberships m
        where m.workspace_id = attain.workspace() and m.deleted_at is null and m.starts_on <= attain.today()
        order by m.user_id, m.starts_on desc, m.id desc
      )
      select array_append(coalesce(array_agg(user_id), '{}'), attain.actor()) from latest where team_id = any (attain.led_teams()) $$`,
    "create or replace function attain.people() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('attain.people', true), '')::uuid[], attain.find_people()) $$",
    // Numbers of a series without gaps by rollback and without collisions: the counter's row is locked until the end of
    // the transaction. A number that somebody gave by hand, also of a record that the actor may not see, is passed over;
    // only live records are looked at, since the index holds no others.
    "drop function if exists attain.next_number(text)",
    `create or replace function attain.next_number(series_name text, table_name text, column_name text) returns text language plpgsql volatile security definer set search_path = public as $$
      declare number bigint; spoken text; taken boolean := true;
      begin
        while taken loop
          insert into number_counters (workspace_id, series, value) values (attain.workspace(), series_name, 1)
            on conflict (workspace_id, series) do update set value = number_counters.value + 1 returning value into number;
          spoken := series_name || '-' || lpad(number::text, greatest(6, length(number::text)), '0');
          execute format('select exists (select from %I where workspace_id = attain.workspace() and %I = $1 and deleted_at is null)', table_name, column_name) into taken using spoken;
        end loop;
        return spoken;
      end $$`,
    // The first confirmed sale of each named customer, whoever sold it: rights of the actor must not decide who is a
    // new customer. Lists of ids, not a join: of a workspace that is just being filled the planner knows nothing yet,
    // and a join of a few thousand orders with themselves would compare each with each. Live orders only, since the
    // indexes hold no others; what was deleted keeps its mark until it is restored, and counts nowhere meanwhile.
    `create or replace function attain.refresh_first_orders(accounts uuid[]) returns void language plpgsql volatile security definer set search_path = public as $$
      declare firsts uuid[]; others uuid[];
      begin
        select array_agg(id) filter (where first and was is distinct from true), array_agg(id) filter (where not first and was is distinct from false)
        into firsts, others from (
          select id, first_order as was, counts and row_number() over (partition by account_id, counts order by ordered_on, created_at, id) = 1 as first
          from (
            select id, first_order, account_id, ordered_on, created_at, status = 'confirmed' and kind = 'sale' as counts
            from orders where workspace_id = attain.workspace() and account_id = any (accounts) and deleted_at is null
          ) of_accounts
        ) ranked;
        if firsts is not null then update orders set first_order = true where workspace_id = attain.workspace() and id = any (firsts); end if;
        if others is not null then update orders set first_order = false where workspace_id = attain.workspace() and id = any (others); end if;
      end $$`,
    // Cost histories for freezing on order lines; only what a line needs, never listed by the API.
    `create or replace function attain.costs_of(products uuid[]) returns table (product_id uuid, valid_from date, value numeric) language sql stable security definer set search_path = public as $$
      select c.product_id, c.valid_from, c.cost from product_costs c
      where c.workspace_id = attain.workspace() and c.product_id = any (products) and c.deleted_at is null $$`,
    // Whether live rows of a table link to a record, seen or unseen by the actor. Names come from declarations only.
    `create or replace function attain.is_used(table_name text, column_name text, record uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
      declare used boolean;
      begin
        execute format('select exists (select from %I where workspace_id = attain.workspace() and %I = $1 and deleted_at is null)', table_name, column_name) into used using record;
        return used;
      end $$`,
    "revoke all on function attain.costs_of(uuid[]), attain.is_used(text, text, uuid), attain.next_number(text, text, text), attain.refresh_first_orders(uuid[]), attain.find_people(), attain.find_led_teams() from public",
    `grant execute on function attain.costs_of(uuid[]), attain.is_used(text, text, uuid), attain.next_number(text, text, text), attain.refresh_first_orders(uuid[]), attain.find_people(), attain.find_led_teams() to ${everyProfile}`,
  ];
}
