import { expect, test } from "vitest";
import type { Catalog } from "../../kernel/catalog.ts";
import { boolean, day, decimal, type Field, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { tablesOf } from "../../kernel/tables.ts";
import { planMigration } from "./plan-migration.ts";

const label = { zh: "名", en: "Name" };
const rights = { read: {}, create: {}, update: {}, delete: {}, export: {} };

/** A catalogue of clubs and their members; `more` are further fields of the member. */
function catalogOf(
  more: Record<string, Field> = {},
  changes: { unique?: string[][]; indexes?: string[][] } = {},
): Catalog {
  const shared = { label, description: label, ownership: { kind: "shared" }, rights, sections: [] } as const;
  const club = defineObject({
    ...shared,
    name: "club",
    plural: "clubs",
    title: "name",
    fields: { name: text({ label }) },
    list: { columns: ["name"], sort: "name" },
  });
  const fields: Record<string, Field> = {
    name: text({ label, required: true }),
    club: ref("club", { label, onDelete: "cascade" }),
    fee: decimal({ label, scale: 2 }),
    ...more,
  };
  const member = defineObject({
    ...shared,
    name: "member",
    plural: "members",
    title: "name",
    fields,
    list: { columns: ["name"], sort: "-name" },
    ...changes,
  });
  return { objects: [club, member], metrics: [], dimensions: [] };
}
const was = tablesOf(catalogOf());

test("a declared object is a table with its fields, the system's and none for dated values", () => {
  const [, members] = tablesOf(
    catalogOf({
      price: decimal({
        label,
        scale: 2,
        dated: { object: "club", by: "member", value: "name", from: "name" },
      }),
    }),
  );
  expect(
    members?.columns.map(({ name, type, required }) => `${name} ${type}${required ? " required" : ""}`),
  ).toEqual([
    "name text",
    "club_id uuid",
    "fee numeric(17,2)",
    "external_id text",
    "version integer required",
    "created_at timestamptz required",
    "created_by_id uuid",
    "updated_at timestamptz required",
    "updated_by_id uuid",
    "deleted_at timestamptz",
  ]);
  expect(members?.foreignKeys).toEqual([{ column: "club_id", table: "clubs", onDelete: "cascade" }]);
  expect(members?.indexes.map((index) => index.name)).toEqual([
    "members_external_id_key",
    "members_list_idx",
  ]);
});

test("equal tables need nothing", () => {
  expect(planMigration(was, tablesOf(catalogOf()))).toEqual([]);
});

test("a new field is one statement, and never required of the rows that are there", () => {
  expect(planMigration(was, tablesOf(catalogOf({ active: boolean({ label, required: true }) })))).toEqual([
    'alter table "members" add column "active" boolean;',
  ]);
});

test("a new link is a column and a key that keeps to its workspace", () => {
  expect(planMigration(was, tablesOf(catalogOf({ second_club: ref("club", { label }) })))).toEqual([
    'alter table "members" add column "second_club_id" uuid;',
    'alter table "members" add foreign key (workspace_id, "second_club_id") references "clubs" (workspace_id, id) on delete restrict;',
  ]);
});

test("another type is a conversion", () => {
  expect(planMigration(was, tablesOf(catalogOf({ fee: decimal({ label, scale: 6 }) })))).toEqual([
    'alter table "members" alter column "fee" type numeric(21,6) using "fee"::numeric(21,6);',
  ]);
});

test("a removed field or object is left to a person to decide", () => {
  const withDay = tablesOf(catalogOf({ joined: day({ label }) }));
  expect(planMigration(withDay, was)).toEqual(['-- decide: alter table "members" drop column "joined";']);
  expect(planMigration(was, was.slice(0, 1))).toEqual(['-- decide: drop table "members";']);
});

test("indexes come, go and change; unique ones hold for live rows, and empty values are equal to each other", () => {
  const unique = tablesOf(catalogOf({}, { unique: [["name", "club"]] }));
  expect(planMigration(was, unique)).toEqual([
    'create unique index "members_name_club_key" on "members" (workspace_id, "name", "club_id") nulls not distinct where deleted_at is null;',
  ]);
  expect(planMigration(unique, was)).toEqual(['drop index "members_name_club_key";']);
  const changed = was.map((table) => ({
    ...table,
    indexes: table.indexes.map((index) => ({ ...index, where: null })),
  }));
  expect(planMigration(changed.slice(0, 1), was.slice(0, 1))).toEqual([
    'drop index "clubs_external_id_key";',
    'create unique index "clubs_external_id_key" on "clubs" (workspace_id, "external_id") nulls not distinct where external_id is not null;',
    'drop index "clubs_list_idx";',
    'create index "clubs_list_idx" on "clubs" (workspace_id, "name", "id") where deleted_at is null;',
  ]);
});

test("a new object is its table, its history, its keys and indexes, workspace first", () => {
  const statements = planMigration(was.slice(0, 1), was);
  expect(statements.map((statement) => statement.split(" (")[0])).toEqual([
    'create table "members"',
    'create table "members_log"',
    'alter table "members" add foreign key',
    'create unique index "members_external_id_key" on "members"',
    'create index "members_list_idx" on "members"',
  ]);
  for (const statement of statements) expect(statement).toContain("workspace_id");
});
