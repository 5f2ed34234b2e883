-- People who can sign in, their sessions and passwords. The tables are those of the library better-auth 1.7, under our
-- names. Frozen: a later change is a migration of its own. Nothing in here belongs to a workspace; a person belongs to
-- workspaces by the users of the product that have the same e-mail address.
create schema sign_in;

create table sign_in.identities (
  id text primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- Addresses are stored in lower case.
create unique index identities_email on sign_in.identities (email);

create table sign_in.sessions (
  id text primary key,
  token text not null,
  user_id text not null references sign_in.identities (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index sessions_token on sign_in.sessions (token);
create index sessions_user_id on sign_in.sessions (user_id);
create index sessions_expires_at on sign_in.sessions (expires_at);

-- How a person proves who he is: a password, or an account with a provider.
create table sign_in.credentials (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references sign_in.identities (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index credentials_account on sign_in.credentials (provider_id, account_id);
create index credentials_user_id on sign_in.credentials (user_id);

create table sign_in.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on sign_in.verifications (identifier);

-- Only the owner of the database comes here; the roles of the product have no right to the schema.
revoke all on schema sign_in from public;
