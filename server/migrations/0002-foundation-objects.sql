create table "territories" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "code" text,
  "parent_id" uuid,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "territories_log" (
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
  foreign key (workspace_id, record_id) references "territories" (workspace_id, id) on delete cascade
);

create table "teams" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "parent_id" uuid,
  "territory_id" uuid,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "teams_log" (
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
  foreign key (workspace_id, record_id) references "teams" (workspace_id, id) on delete cascade
);

create table "users" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "email" text,
  "role" text,
  "job_title" text,
  "phone" text,
  "joined_on" date,
  "left_on" date,
  "active" boolean,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "users_log" (
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
  foreign key (workspace_id, record_id) references "users" (workspace_id, id) on delete cascade
);

create table "memberships" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "user_id" uuid,
  "team_id" uuid,
  "lead" boolean,
  "starts_on" date,
  "ends_on" date,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "memberships_log" (
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
  foreign key (workspace_id, record_id) references "memberships" (workspace_id, id) on delete cascade
);

create table "accounts" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "kind" text,
  "level" text,
  "industry" text,
  "owner_id" uuid,
  "territory_id" uuid,
  "parent_id" uuid,
  "city" text,
  "address" text,
  "phone" text,
  "website" text,
  "tax_number" text,
  "note" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "accounts_log" (
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
  foreign key (workspace_id, record_id) references "accounts" (workspace_id, id) on delete cascade
);

create table "contacts" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "account_id" uuid,
  "owner_id" uuid,
  "part" text,
  "job_title" text,
  "mobile" text,
  "email" text,
  "note" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "contacts_log" (
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
  foreign key (workspace_id, record_id) references "contacts" (workspace_id, id) on delete cascade
);

create table "categories" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "parent_id" uuid,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "categories_log" (
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
  foreign key (workspace_id, record_id) references "categories" (workspace_id, id) on delete cascade
);

create table "products" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "code" text,
  "name" text,
  "category_id" uuid,
  "unit" text,
  "active" boolean,
  "description" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "products_log" (
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
  foreign key (workspace_id, record_id) references "products" (workspace_id, id) on delete cascade
);

create table "product_prices" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "product_id" uuid,
  "valid_from" date,
  "price" numeric(21,6),
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "product_prices_log" (
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
  foreign key (workspace_id, record_id) references "product_prices" (workspace_id, id) on delete cascade
);

create table "product_costs" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "product_id" uuid,
  "valid_from" date,
  "cost" numeric(21,6),
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "product_costs_log" (
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
  foreign key (workspace_id, record_id) references "product_costs" (workspace_id, id) on delete cascade
);

create table "currencies" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "code" char(3),
  "name" text,
  "active" boolean,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "currencies_log" (
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
  foreign key (workspace_id, record_id) references "currencies" (workspace_id, id) on delete cascade
);

create table "exchange_rates" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "from_currency" char(3),
  "to_currency" char(3),
  "valid_from" date,
  "rate" numeric(25,10),
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "exchange_rates_log" (
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
  foreign key (workspace_id, record_id) references "exchange_rates" (workspace_id, id) on delete cascade
);

create table "fiscal_calendars" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "start_month" integer,
  "pattern" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "fiscal_calendars_log" (
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
  foreign key (workspace_id, record_id) references "fiscal_calendars" (workspace_id, id) on delete cascade
);

create table "orders" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "number" text,
  "kind" text,
  "status" text,
  "ordered_on" date,
  "account_id" uuid,
  "seller_id" uuid,
  "team_id" uuid,
  "territory_id" uuid,
  "channel" text,
  "currency" char(3),
  "rate" numeric(25,10),
  "original_order_id" uuid,
  "units" numeric(19,4),
  "list_amount" bigint,
  "discount_amount" bigint,
  "net_amount" bigint,
  "tax_amount" bigint,
  "company_net" bigint,
  "company_cost" bigint,
  "first_order" boolean,
  "note" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "orders_log" (
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
  foreign key (workspace_id, record_id) references "orders" (workspace_id, id) on delete cascade
);

create table "order_lines" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "order_id" uuid not null,
  "line_number" integer,
  "product_id" uuid,
  "quantity" numeric(19,4),
  "unit_price" numeric(21,6),
  "discount" numeric(12,6),
  "unit_cost" numeric(21,6),
  "tax_rate" numeric(12,6),
  "list_amount" bigint,
  "discount_amount" bigint,
  "net_amount" bigint,
  "tax_amount" bigint,
  "company_net" bigint,
  "company_cost" bigint,
  "kind" text,
  "status" text,
  "ordered_on" date,
  "account_id" uuid,
  "seller_id" uuid,
  "team_id" uuid,
  "territory_id" uuid,
  "channel" text,
  "currency" char(3),
  "note" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "order_lines_log" (
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
  foreign key (workspace_id, record_id) references "order_lines" (workspace_id, id) on delete cascade
);

create table "target_plans" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "fiscal_year" integer,
  "status" text,
  "note" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "target_plans_log" (
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
  foreign key (workspace_id, record_id) references "target_plans" (workspace_id, id) on delete cascade
);

create table "targets" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "plan_id" uuid,
  "metric" text,
  "seller_id" uuid,
  "team_id" uuid,
  "period_start" date,
  "period_end" date,
  "amount" bigint,
  "note" text,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "targets_log" (
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
  foreign key (workspace_id, record_id) references "targets" (workspace_id, id) on delete cascade
);

create table "api_keys" (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  "name" text,
  "user_id" uuid,
  "role" text,
  "prefix" text,
  "hash" text,
  "last_used_at" timestamptz,
  "external_id" text,
  "version" integer not null,
  "created_at" timestamptz not null,
  "created_by_id" uuid,
  "updated_at" timestamptz not null,
  "updated_by_id" uuid,
  "deleted_at" timestamptz,
  primary key (workspace_id, id)
);

create table "api_keys_log" (
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
  foreign key (workspace_id, record_id) references "api_keys" (workspace_id, id) on delete cascade
);

alter table "territories" add foreign key (workspace_id, "parent_id") references "territories" (workspace_id, id) on delete restrict;

alter table "teams" add foreign key (workspace_id, "parent_id") references "teams" (workspace_id, id) on delete restrict;

alter table "teams" add foreign key (workspace_id, "territory_id") references "territories" (workspace_id, id) on delete restrict;

alter table "memberships" add foreign key (workspace_id, "user_id") references "users" (workspace_id, id) on delete cascade;

alter table "memberships" add foreign key (workspace_id, "team_id") references "teams" (workspace_id, id) on delete restrict;

alter table "accounts" add foreign key (workspace_id, "owner_id") references "users" (workspace_id, id) on delete restrict;

alter table "accounts" add foreign key (workspace_id, "territory_id") references "territories" (workspace_id, id) on delete restrict;

alter table "accounts" add foreign key (workspace_id, "parent_id") references "accounts" (workspace_id, id) on delete restrict;

alter table "contacts" add foreign key (workspace_id, "account_id") references "accounts" (workspace_id, id) on delete cascade;

alter table "contacts" add foreign key (workspace_id, "owner_id") references "users" (workspace_id, id) on delete restrict;

alter table "categories" add foreign key (workspace_id, "parent_id") references "categories" (workspace_id, id) on delete restrict;

alter table "products" add foreign key (workspace_id, "category_id") references "categories" (workspace_id, id) on delete restrict;

alter table "product_prices" add foreign key (workspace_id, "product_id") references "products" (workspace_id, id) on delete cascade;

alter table "product_costs" add foreign key (workspace_id, "product_id") references "products" (workspace_id, id) on delete cascade;

alter table "orders" add foreign key (workspace_id, "account_id") references "accounts" (workspace_id, id) on delete restrict;

alter table "orders" add foreign key (workspace_id, "seller_id") references "users" (workspace_id, id) on delete restrict;

alter table "orders" add foreign key (workspace_id, "team_id") references "teams" (workspace_id, id) on delete restrict;

alter table "orders" add foreign key (workspace_id, "territory_id") references "territories" (workspace_id, id) on delete restrict;

alter table "orders" add foreign key (workspace_id, "original_order_id") references "orders" (workspace_id, id) on delete restrict;

alter table "order_lines" add foreign key (workspace_id, "order_id") references "orders" (workspace_id, id) on delete cascade;

alter table "order_lines" add foreign key (workspace_id, "product_id") references "products" (workspace_id, id) on delete restrict;

alter table "targets" add foreign key (workspace_id, "plan_id") references "target_plans" (workspace_id, id) on delete restrict;

alter table "targets" add foreign key (workspace_id, "seller_id") references "users" (workspace_id, id) on delete restrict;

alter table "targets" add foreign key (workspace_id, "team_id") references "teams" (workspace_id, id) on delete restrict;

alter table "api_keys" add foreign key (workspace_id, "user_id") references "users" (workspace_id, id) on delete cascade;

create unique index "territories_external_id_key" on "territories" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "territories_list_idx" on "territories" (workspace_id, "name", "id") where deleted_at is null;

create unique index "teams_external_id_key" on "teams" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "teams_list_idx" on "teams" (workspace_id, "name", "id") where deleted_at is null;

create index "teams_parent_idx" on "teams" (workspace_id, "parent_id", "id") where deleted_at is null;

create unique index "users_external_id_key" on "users" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "users_list_idx" on "users" (workspace_id, "name", "id") where deleted_at is null;

create unique index "users_email_key" on "users" (workspace_id, "email") nulls not distinct where deleted_at is null;

create unique index "memberships_external_id_key" on "memberships" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "memberships_list_idx" on "memberships" (workspace_id, "starts_on", "id") where deleted_at is null;

create unique index "memberships_user_team_starts_on_key" on "memberships" (workspace_id, "user_id", "team_id", "starts_on") nulls not distinct where deleted_at is null;

create index "memberships_user_starts_on_idx" on "memberships" (workspace_id, "user_id", "starts_on", "id") where deleted_at is null;

create index "memberships_team_idx" on "memberships" (workspace_id, "team_id", "id") where deleted_at is null;

create unique index "accounts_external_id_key" on "accounts" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "accounts_owner_idx" on "accounts" (workspace_id, "owner_id", "id") where deleted_at is null;

create index "accounts_territory_idx" on "accounts" (workspace_id, "territory_id", "id") where deleted_at is null;

create index "accounts_name_idx" on "accounts" (workspace_id, "name", "id") where deleted_at is null;

create index "accounts_parent_idx" on "accounts" (workspace_id, "parent_id", "id") where deleted_at is null;

create unique index "contacts_external_id_key" on "contacts" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "contacts_list_idx" on "contacts" (workspace_id, "name", "id") where deleted_at is null;

create index "contacts_account_idx" on "contacts" (workspace_id, "account_id", "id") where deleted_at is null;

create index "contacts_owner_idx" on "contacts" (workspace_id, "owner_id", "id") where deleted_at is null;

create unique index "categories_external_id_key" on "categories" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "categories_list_idx" on "categories" (workspace_id, "name", "id") where deleted_at is null;

create unique index "products_external_id_key" on "products" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "products_list_idx" on "products" (workspace_id, "code", "id") where deleted_at is null;

create unique index "products_code_key" on "products" (workspace_id, "code") nulls not distinct where deleted_at is null;

create index "products_category_idx" on "products" (workspace_id, "category_id", "id") where deleted_at is null;

create index "products_name_idx" on "products" (workspace_id, "name", "id") where deleted_at is null;

create unique index "product_prices_external_id_key" on "product_prices" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "product_prices_list_idx" on "product_prices" (workspace_id, "valid_from", "id") where deleted_at is null;

create unique index "product_prices_product_valid_from_key" on "product_prices" (workspace_id, "product_id", "valid_from") nulls not distinct where deleted_at is null;

create unique index "product_costs_external_id_key" on "product_costs" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "product_costs_list_idx" on "product_costs" (workspace_id, "valid_from", "id") where deleted_at is null;

create unique index "product_costs_product_valid_from_key" on "product_costs" (workspace_id, "product_id", "valid_from") nulls not distinct where deleted_at is null;

create unique index "currencies_external_id_key" on "currencies" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "currencies_list_idx" on "currencies" (workspace_id, "code", "id") where deleted_at is null;

create unique index "currencies_code_key" on "currencies" (workspace_id, "code") nulls not distinct where deleted_at is null;

create unique index "exchange_rates_external_id_key" on "exchange_rates" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "exchange_rates_list_idx" on "exchange_rates" (workspace_id, "valid_from", "id") where deleted_at is null;

create unique index "exchange_rates_from_currency_to_currency_valid_from_key" on "exchange_rates" (workspace_id, "from_currency", "to_currency", "valid_from") nulls not distinct where deleted_at is null;

create unique index "fiscal_calendars_external_id_key" on "fiscal_calendars" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "fiscal_calendars_list_idx" on "fiscal_calendars" (workspace_id, "name", "id") where deleted_at is null;

create unique index "fiscal_calendars_name_key" on "fiscal_calendars" (workspace_id, "name") nulls not distinct where deleted_at is null;

create unique index "orders_external_id_key" on "orders" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create unique index "orders_number_key" on "orders" (workspace_id, "number") nulls not distinct where deleted_at is null;

create index "orders_ordered_on_idx" on "orders" (workspace_id, "ordered_on", "id") where deleted_at is null;

create index "orders_seller_ordered_on_idx" on "orders" (workspace_id, "seller_id", "ordered_on", "id") where deleted_at is null;

create index "orders_team_ordered_on_idx" on "orders" (workspace_id, "team_id", "ordered_on", "id") where deleted_at is null;

create index "orders_account_ordered_on_idx" on "orders" (workspace_id, "account_id", "ordered_on", "id") where deleted_at is null;

create unique index "order_lines_external_id_key" on "order_lines" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create unique index "order_lines_order_line_number_key" on "order_lines" (workspace_id, "order_id", "line_number") nulls not distinct where deleted_at is null;

create index "order_lines_ordered_on_idx" on "order_lines" (workspace_id, "ordered_on", "id") where deleted_at is null;

create index "order_lines_seller_ordered_on_idx" on "order_lines" (workspace_id, "seller_id", "ordered_on", "id") where deleted_at is null;

create index "order_lines_team_ordered_on_idx" on "order_lines" (workspace_id, "team_id", "ordered_on", "id") where deleted_at is null;

create index "order_lines_product_ordered_on_idx" on "order_lines" (workspace_id, "product_id", "ordered_on", "id") where deleted_at is null;

create index "order_lines_account_ordered_on_idx" on "order_lines" (workspace_id, "account_id", "ordered_on", "id") where deleted_at is null;

create unique index "target_plans_external_id_key" on "target_plans" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "target_plans_list_idx" on "target_plans" (workspace_id, "fiscal_year", "id") where deleted_at is null;

create unique index "target_plans_name_key" on "target_plans" (workspace_id, "name") nulls not distinct where deleted_at is null;

create unique index "targets_external_id_key" on "targets" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create unique index "targets_plan_metric_seller_team_period_start_key" on "targets" (workspace_id, "plan_id", "metric", "seller_id", "team_id", "period_start") nulls not distinct where deleted_at is null;

create index "targets_period_start_idx" on "targets" (workspace_id, "period_start", "id") where deleted_at is null;

create index "targets_seller_period_start_idx" on "targets" (workspace_id, "seller_id", "period_start", "id") where deleted_at is null;

create index "targets_team_period_start_idx" on "targets" (workspace_id, "team_id", "period_start", "id") where deleted_at is null;

create unique index "api_keys_external_id_key" on "api_keys" (workspace_id, "external_id") nulls not distinct where external_id is not null;

create index "api_keys_list_idx" on "api_keys" (workspace_id, "name", "id") where deleted_at is null;

create unique index "api_keys_hash_key" on "api_keys" (workspace_id, "hash") nulls not distinct where deleted_at is null;
