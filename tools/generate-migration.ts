/** Writes the next migration from the declarations: `node tools/generate-migration.ts add-account-source`. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Table } from "../kernel/tables.ts";
import { tablesOf } from "../kernel/tables.ts";
import { catalog } from "../modules/catalog.ts";
import { planMigration } from "../server/database/plan-migration.ts";

const folder = new URL("../server/migrations/", import.meta.url);
const snapshotFile = new URL("tables.json", folder);
const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9-]*$/.test(name)) {
  process.stderr.write(
    "Give the migration a name in small letters: node tools/generate-migration.ts add-account-source\n",
  );
  process.exit(2);
}

const files = readdirSync(folder);
const before: Table[] = files.includes("tables.json")
  ? (JSON.parse(readFileSync(snapshotFile, "utf8")) as Table[])
  : [];
const after = tablesOf(catalog);
const statements = planMigration(before, after);
if (statements.length === 0) {
  process.stdout.write("Nothing to migrate: the tables are as declared.\n");
} else {
  const next = String(files.filter((file) => file.endsWith(".sql")).length + 1).padStart(4, "0");
  writeFileSync(new URL(`${next}-${name}.sql`, folder), `${statements.join("\n\n")}\n`);
  writeFileSync(snapshotFile, `${JSON.stringify(after, null, 1)}\n`);
  process.stdout.write(
    `Wrote server/migrations/${next}-${name}.sql (${statements.length} statements). Read it before you commit it.\n`,
  );
}
