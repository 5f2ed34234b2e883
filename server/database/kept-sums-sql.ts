/**
 * Sums by day, seller, team, territory and channel, kept by triggers in the same transaction as the orders they come
 * from: whoever writes an order (a page, an import, a repair by hand) keeps them right. Statement triggers with
 * transition tables, so that a batch of thousands of orders costs one upsert. Keys are taken in one order, so that two
 * batches never wait for each other in a circle.
 */
const keys = ["workspace_id", "ordered_on", "seller_id", "team_id", "territory_id", "channel"] as const;
const sums = ["company_net", "company_cost", "units", "orders", "first_orders"] as const;

const counted = "status = 'confirmed' and deleted_at is null";
/**
 * A row of orders as it counts: with sign + for what is there now, − for what was there before. Where the whole
 * workspace is being deleted there is nothing to keep.
 */
const contribution = (source: string, sign: "" | "-"): string =>
  `select ${keys.join(", ")}, ${sign}coalesce(company_net, 0) as company_net, ${sign}coalesce(company_cost, 0) as company_cost, ${sign}coalesce(units, 0) as units,
    ${sign}(kind = 'sale')::int as orders, ${sign}(kind = 'sale' and coalesce(first_order, false))::int as first_orders
  from ${source} where ${counted} and exists (select from workspaces w where w.id = ${source}.workspace_id)`;

const upsert = (source: string): string => `
  insert into sales_days as kept (id, version, created_at, updated_at, ${keys.join(", ")}, ${sums.join(", ")})
  select gen_random_uuid(), 1, now(), now(), ${keys.join(", ")}, ${sums.map((sum) => `sum(${sum})`).join(", ")}
  from (${source}) as change group by ${keys.join(", ")}
  having ${sums.map((sum) => `sum(${sum}) <> 0`).join(" or ")}
  order by ${keys.join(", ")}
  on conflict (${keys.join(", ")}) where deleted_at is null
  do update set ${sums.map((sum) => `${sum} = kept.${sum} + excluded.${sum}`).join(", ")}, version = kept.version + 1, updated_at = excluded.updated_at`;

const events = [
  { name: "insert", referencing: "new table as after_rows", source: contribution("after_rows", "") },
  { name: "delete", referencing: "old table as before_rows", source: contribution("before_rows", "-") },
  {
    name: "update",
    referencing: "old table as before_rows new table as after_rows",
    source: `${contribution("after_rows", "")} union all ${contribution("before_rows", "-")}`,
  },
] as const;

/** The functions and triggers, laid anew with the access rules. */
export function keptSumsStatements(): string[] {
  return events.flatMap(({ name, referencing, source }) => [
    `create or replace function attain.keep_sales_days_on_${name}() returns trigger language plpgsql security definer set search_path = public as $$
      begin ${upsert(source)}; return null; end $$`,
    `create or replace trigger keep_sales_days_on_${name} after ${name} on orders referencing ${referencing}
      for each statement execute function attain.keep_sales_days_on_${name}()`,
  ]);
}
