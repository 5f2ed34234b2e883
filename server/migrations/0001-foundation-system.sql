-- Tables that belong to no declared object: workspaces, numbers.
create table workspaces (
  id uuid primary key,
  name text not null unique,
  title text not null,
  currency char(3) not null,
  time_zone text not null,
  demo boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null
);

create table number_counters (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  series text not null,
  value bigint not null,
  primary key (workspace_id, series)
);
