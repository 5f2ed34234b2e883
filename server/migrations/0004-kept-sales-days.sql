create table "sales_days" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "ordered_on" date,
  "seller_id" uuid,
  "team_id" uuid,
  "territory_id" uuid,
  "channel" text,
  "company_net" bigint,
  "company_cost" bigint,
  "units" numeric(19,4),
  "orders" integer,
  "first_orders" integer,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "sales_days_log" (
  workspace_id uuid not null,
  record_id uuid not null,
  version integer not null,
  at timestamptz not null,
  actor_id uuid,
  key_id uuid,
  via text not null,
  action text not null,
  changes jsonb not null,
  primary key (workspace_id, record_id, version),
  foreign key (workspace_id, record_id) references "sales_days" (workspace_id, id) on delete cascade
);

alter table "sales_days" add foreign key (workspace_id, "seller_id") references "users" (workspace_id, id) on delete restrict;

alter table "sales_days" add foreign key (workspace_id, "team_id") references "teams" (workspace_id, id) on delete restrict;

alter table "sales_days" add foreign key (workspace_id, "territory_id") references "territories" (workspace_id, id) on delete restrict;

create unique index "sales_days_external_id_key" on "sales_days" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "sales_days_list_idx" on "sales_days" (workspace_id, "ordered_on", "id") where deleted_at is null;

create unique index "sales_days_ordered_on_seller_team_territory_channel_key" on "sales_days" (workspace_id, "ordered_on", "seller_id", "team_id", "territory_id", "channel") nulls not distinct where deleted_at is null;

create index "sales_days_seller_ordered_on_idx" on "sales_days" (workspace_id, "seller_id", "ordered_on", "id") where deleted_at is null;

create index "sales_days_team_ordered_on_idx" on "sales_days" (workspace_id, "team_id", "ordered_on", "id") where deleted_at is null;

-- Orders that were there before the sums were kept.
insert into sales_days (id, version, created_at, updated_at, workspace_id, ordered_on, seller_id, team_id, territory_id, channel, company_net, company_cost, units, orders, first_orders)
select gen_random_uuid(), 1, now(), now(), workspace_id, ordered_on, seller_id, team_id, territory_id, channel,
  sum(coalesce(company_net, 0)), sum(coalesce(company_cost, 0)), sum(coalesce(units, 0)),
  count(*) filter (where kind = 'sale'), count(*) filter (where kind = 'sale' and first_order)
from orders where status = 'confirmed' and deleted_at is null
group by workspace_id, ordered_on, seller_id, team_id, territory_id, channel;
