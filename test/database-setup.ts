import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { catalog } from "../modules/catalog.ts";
import { migrate } from "../server/database/migrate.server.ts";
import { openDatabase } from "../server/database/open-database.server.ts";
import { parsePostmasterFile } from "../server/database/postmaster-file.ts";
import { processIdentity } from "../server/database/running-process.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the owner to the test run's PostgreSQL; the database in it is the migrated template. */
    templateUrl: string;
  }
}

const prefix = "attain-test-";

/** Removes what a killed test run left behind: its PostgreSQL and its files. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || processIdentity(Number(owner)) !== undefined) continue;
    const folder = join(tmpdir(), name);
    try {
      const file = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8");
      const postmaster = parsePostmasterFile(file);
      if (postmaster !== undefined) process.kill(postmaster.processId, "SIGQUIT");
    } catch {
      // It runs no more, or belongs to somebody else.
    }
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** One PostgreSQL for the whole run, in a folder that goes away; nothing in it has to survive a power cut. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataFolder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  const database = await openDatabase({
    dataFolder,
    onProgress: () => undefined,
    settings: { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" },
  });
  const tearDown = async (): Promise<void> => {
    await database.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    await migrate(database.url, catalog);
    await allowCopies(database.url);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("templateUrl", database.url);
  return tearDown;
}

/** Closes the template to connections, since PostgreSQL copies no database that somebody is connected to. */
async function allowCopies(url: string): Promise<void> {
  const maintenance = new URL(url);
  const name = maintenance.pathname.slice(1);
  maintenance.pathname = "/postgres";
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  await client.query(
    `alter database ${client.escapeIdentifier(name)} with is_template true allow_connections false`,
  );
  await client.end();
}
