/**
 * `npm run bench [-- list record …]`: the speeds that the product must keep, each beside the bare limit in the same run.
 * Everything lies in a folder of its own that is removed at the end.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalog } from "../../modules/catalog.ts";
import { openApp } from "../../server/app.server.ts";
import { migrate } from "../../server/database/migrate.server.ts";
import { openDatabase } from "../../server/database/open-database.server.ts";
import {
  createBench,
  listBench,
  numbersBench,
  recordBench,
  type Servers,
  startServers,
  sumBench,
} from "./api-benches.ts";
import { type Figure, table } from "./figures.ts";
import { importBench } from "./import-bench.ts";
import { fillLargeCompany } from "./large-company.ts";
import { scriptBench, serverBench } from "./server-benches.ts";

const orders = 1_000_000;
const overServers: Readonly<Record<string, (servers: Servers) => Promise<Figure[]>>> = {
  list: listBench,
  record: recordBench,
  sum: sumBench,
  create: createBench,
  numbers: numbersBench,
};
const names = [...Object.keys(overServers), "import", "server", "script"];

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !names.includes(name));
if (unknown !== undefined) {
  say(`There is no bench “${unknown}”; there are ${names.join(", ")}`);
  process.exit(2);
}
const wanted = (name: string): boolean => asked.length === 0 || asked.includes(name);

const scratch = await mkdtemp(join(tmpdir(), "attain-bench-"));
const figures: Figure[] = [];
const note = (found: readonly Figure[]): void => {
  figures.push(...found);
  for (const each of found) say(`${each.name}: ${each.product} ${each.ratio}`);
};
try {
  // First, while nothing else of ours runs.
  if (wanted("server") || wanted("script")) note(await serverBench(scratch));
  if (wanted("script")) note(scriptBench());
  const databaseBenches = [...Object.keys(overServers), "import"].filter(wanted);
  if (databaseBenches.length > 0) await withDatabase(databaseBenches);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
process.stdout.write(`${table(figures)}\n`);
process.exitCode = figures.every((figure) => figure.kept) ? 0 : 1;

async function withDatabase(benches: readonly string[]): Promise<void> {
  const opened = await openDatabase({ dataFolder: join(scratch, "data"), onProgress: () => undefined });
  try {
    if (benches.includes("import")) note(await importBench(opened.url, scratch));
    const chosen = Object.entries(overServers).filter(([name]) => benches.includes(name));
    if (chosen.length === 0) return;
    await migrate(opened.url, catalog);
    const app = openApp({
      url: opened.url,
      secret: "a secret of at least thirty-two characters",
      now: () => new Date().toISOString(),
    });
    say(`filling ${orders.toLocaleString("en-US")} orders …`);
    const company = await fillLargeCompany(app, orders);
    await app.database.close();
    const servers = await startServers(opened.url, company);
    try {
      for (const [, bench] of chosen) note(await bench(servers));
    } finally {
      await servers.stop();
    }
  } finally {
    await opened.close();
  }
}
