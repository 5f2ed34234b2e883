import type { Column, ForeignKey, Index, Table } from "../../kernel/tables.ts";

const quoted = (name: string): string => `"${name}"`;

/**
 * The SQL that leads from the tables as they were to the tables as they are declared. Empty when nothing differs.
 * A removed column or table is not dropped by itself: the statement is written as a comment, for a person to decide.
 */
export function planMigration(before: readonly Table[], after: readonly Table[]): string[] {
  const known = new Map(before.map((table) => [table.name, table]));
  const wanted = new Set(after.map((table) => table.name));
  const changed = after.map((table) => ({ table, was: known.get(table.name) }));
  return [
    ...changed.flatMap(({ table, was }) =>
      was === undefined ? createTable(table) : alterColumns(was, table),
    ),
    ...changed.flatMap(({ table, was }) => foreignKeys(was?.foreignKeys ?? [], table)),
    ...changed.flatMap(({ table, was }) => indexes(was?.indexes ?? [], table)),
    ...before
      .filter((table) => !wanted.has(table.name))
      .map((table) => `-- decide: drop table ${quoted(table.name)};`),
  ];
}

function createTable(table: Table): string[] {
  const columns = [
    "  workspace_id uuid not null references workspaces (id) on delete cascade",
    "  id uuid not null",
    ...table.columns.map((column) => `  ${columnSql(column)}`),
    "  primary key (workspace_id, id)",
  ];
  return [`create table ${quoted(table.name)} (\n${columns.join(",\n")}\n);`, createLog(table.name)];
}

/** Each object's own history: one row a version, so that a record's readers and its history's readers are the same. */
function createLog(name: string): string {
  return [
    `create table ${quoted(`${name}_log`)} (`,
    "  workspace_id uuid not null,",
    "  record_id uuid not null,",
    "  version integer not null,",
    "  at timestamptz not null,",
    "  actor_id uuid,",
    "  key_id uuid,",
    "  via text not null,",
    "  action text not null,",
    "  changes jsonb not null,",
    "  primary key (workspace_id, record_id, version),",
    `  foreign key (workspace_id, record_id) references ${quoted(name)} (workspace_id, id) on delete cascade`,
    ");",
  ].join("\n");
}

function columnSql(column: Column): string {
  return `${quoted(column.name)} ${column.type}${column.required ? " not null" : ""}`;
}

function alterColumns(was: Table, table: Table): string[] {
  const old = new Map(was.columns.map((column) => [column.name, column]));
  const kept = new Set(table.columns.map((column) => column.name));
  return [
    ...table.columns.flatMap((column) => {
      const before = old.get(column.name);
      if (before === undefined)
        return [`alter table ${quoted(table.name)} add column ${columnSql({ ...column, required: false })};`];
      if (before.type !== column.type)
        return [
          `alter table ${quoted(table.name)} alter column ${quoted(column.name)} type ${column.type} using ${quoted(column.name)}::${column.type};`,
        ];
      return [];
    }),
    ...was.columns
      .filter((column) => !kept.has(column.name))
      .map((column) => `-- decide: alter table ${quoted(table.name)} drop column ${quoted(column.name)};`),
  ];
}

function foreignKeys(was: readonly ForeignKey[], table: Table): string[] {
  const old = new Set(was.map((key) => key.column));
  return table.foreignKeys
    .filter((key) => !old.has(key.column))
    .map(
      (key) =>
        `alter table ${quoted(table.name)} add foreign key (workspace_id, ${quoted(key.column)}) references ${quoted(key.table)} (workspace_id, id) on delete ${key.onDelete};`,
    );
}

function indexes(was: readonly Index[], table: Table): string[] {
  const text = (index: Index): string =>
    `create ${index.unique ? "unique " : ""}index ${quoted(index.name)} on ${quoted(table.name)} (workspace_id, ${index.columns.map(quoted).join(", ")})${index.unique ? " nulls not distinct" : ""}${index.where === null ? "" : ` where ${index.where}`};`;
  const old = new Map(was.map((index) => [index.name, text(index)]));
  const kept = new Set(table.indexes.map((index) => index.name));
  return [
    ...was.filter((index) => !kept.has(index.name)).map((index) => `drop index ${quoted(index.name)};`),
    ...table.indexes.flatMap((index) => {
      if (old.get(index.name) === text(index)) return [];
      return [...(old.has(index.name) ? [`drop index ${quoted(index.name)};`] : []), text(index)];
    }),
  ];
}
