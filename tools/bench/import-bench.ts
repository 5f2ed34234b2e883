import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { catalog } from "../../modules/catalog.ts";
import { openApp } from "../../server/app.server.ts";
import { createWorkspace, systemActor } from "../../server/company/workspaces.server.ts";
import { migrate } from "../../server/database/migrate.server.ts";
import { runImport } from "../../server/import/run-import.server.ts";
import { against, type Figure } from "./figures.ts";
import { timeOf } from "./timing.ts";

const adventureWorks = "../shared/data/adventureworks/oltp";

type Source = {
  readonly name: string;
  readonly mapping: unknown;
  readonly folder: string;
  readonly currency: string;
};

/** The real company where its data lies beside the repository, otherwise a generated one of the same size. */
function chooseSource(scratch: string): Source {
  if (!existsSync(adventureWorks)) return generatedSource(scratch);
  const mapping: unknown = JSON.parse(readFileSync("test/imports/adventureworks/mapping.json", "utf8"));
  return { name: "AdventureWorks", mapping, folder: adventureWorks, currency: "USD" };
}

function generatedSource(scratch: string): Source {
  const folder = join(scratch, "files");
  mkdirSync(folder, { recursive: true });
  const write = (name: string, head: string, count: number, line: (index: number) => string): void =>
    writeFileSync(
      join(folder, name),
      [head, ...Array.from({ length: count }, (_, index) => line(index))].join("\n"),
    );
  write("products.csv", "Id,Name", 500, (index) => `P${index},Product ${index}`);
  write("customers.csv", "Id,Name", 20_000, (index) => `C${index},Customer ${index}`);
  write(
    "orders.csv",
    "Id,Day,Customer",
    30_000,
    (index) => `O${index},${2024 + (index % 2)}-0${1 + (index % 9)}-15,C${index % 20_000}`,
  );
  write(
    "lines.csv",
    "Order,Product,Quantity,Price",
    120_000,
    (index) => `O${index % 30_000},P${index % 500},${1 + (index % 9)},${index % 400}.25`,
  );
  const mapping = {
    files: { products: "products.csv", customers: "customers.csv", orders: "orders.csv", lines: "lines.csv" },
    objects: [
      { object: "product", from: "products", external_id: "Id", fields: { code: "Id", name: "Name" } },
      { object: "account", from: "customers", external_id: "Id", fields: { name: "Name" } },
      {
        object: "order",
        from: "orders",
        external_id: "Id",
        fields: { number: "Id", account: "Customer", ordered_on: "Day" },
        children: {
          lines: {
            from: "lines",
            on: "Order",
            equals: "Id",
            fields: { product: "Product", quantity: "Quantity", unit_price: "Price" },
          },
        },
      },
    ],
  };
  return { name: "generated", mapping, folder, currency: "CNY" };
}

/** A database of its own beside the others of the run, with the current schema, and a server that has nothing left to write. */
async function freshDatabase(databaseUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  await migrate(url.href, catalog);
  await client.query("checkpoint");
  await client.end();
  return url.href;
}

const nothing = (): void => undefined;
const events = {
  onObject: nothing,
  onProblem: nothing,
  onWarning: nothing,
  onProgress: nothing,
  onWait: nothing,
};

/** Imports into a new database, and once more: milliseconds of both. */
async function importTwice(url: string, source: Source): Promise<{ first: number; again: number }> {
  const app = openApp({
    url,
    secret: "a secret of at least thirty-two characters",
    now: () => new Date().toISOString(),
  });
  const workspace = await createWorkspace(app.database, app.records, {
    name: "imported",
    title: source.name,
    currency: source.currency,
    timeZone: "UTC",
    fiscalStartMonth: 1,
    fiscalPattern: "months",
  });
  const target = { database: app.database, records: app.records, actor: systemActor(workspace, "import") };
  const run = async (): Promise<void> => {
    const report = await runImport(target, source.mapping, source.folder, events);
    if (report.problems > 0) throw new Error(`${report.problems} rows failed`);
  };
  const times = { first: await timeOf(run), again: await timeOf(run) };
  await app.database.close();
  return times;
}

/** Of each the better of two rounds: a checkpoint or a neighbour falls on one, hardly on both. */
const roundsOfEach = 2;

/** The import with mapping, checks, links, rules, audit and rights beside a bare COPY of the rows that came of it. */
export async function importBench(databaseUrl: string, scratch: string): Promise<Figure[]> {
  const source = chooseSource(scratch);
  // The sums by day are made by the orders' trigger, here as there.
  const objects = catalog.objects.filter((object) => object.name !== "sales_day");
  const tables = ["workspaces", ...objects.flatMap((object) => [object.plural, `${object.plural}_log`])];
  let rows = 0;
  const first: number[] = [];
  const again: number[] = [];
  const copy: number[] = [];
  for (let round = 0; round < roundsOfEach; round += 1) {
    const importedUrl = await freshDatabase(databaseUrl, `imported_${round}`);
    const times = await importTwice(importedUrl, source);
    first.push(times.first);
    again.push(times.again);
    rows = await unload(importedUrl, tables, scratch);
    copy.push(await load(await freshDatabase(databaseUrl, `copied_${round}`), tables, scratch));
  }
  const copyMs = Math.min(...copy);
  return [
    against(
      `import: ${source.name}, ${rows.toLocaleString("en-US")} rows, beside COPY of the same rows`,
      Math.min(...first),
      copyMs,
      6,
    ),
    against("import: the same again, nothing changed (beside the first COPY)", Math.min(...again), copyMs, 6),
  ];
}

async function unload(url: string, tables: readonly string[], scratch: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let rows = 0;
  for (const table of tables) {
    await pipeline(
      client.query(copyTo(`copy "${table}" to stdout`)),
      createWriteStream(join(scratch, `${table}.copy`)),
    );
    rows += Number(
      (await client.query<{ count: string }>(`select count(*) as count from "${table}"`)).rows[0]?.count,
    );
  }
  await client.end();
  return rows;
}

/** Into the same tables with their indexes, constraints and triggers; as the owner, whom row rights do not bind. */
async function load(url: string, tables: readonly string[], scratch: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ms = await timeOf(async () => {
    for (const table of tables)
      await pipeline(
        createReadStream(join(scratch, `${table}.copy`)),
        client.query(copyFrom(`copy "${table}" from stdin`)),
      );
  });
  await client.end();
  return ms;
}
