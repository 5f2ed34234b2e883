import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, makeDataFolder, prepareCluster, readPassword } from "./cluster.server.ts";
import { DatabaseRefusal } from "./database-refusal.ts";
import type { OpenDatabaseOptions, OpenedDatabase } from "./opened-database.ts";
import { runningPostmaster, startPostgres, stopPostgres, waitUntilReady } from "./postgres-server.server.ts";
import { databaseName, ownerRole } from "./postgres-settings.ts";
import { withProcessLock } from "./process-lock.server.ts";

/*
 * Every process that has the embedded database open holds one idle connection, its presence, under this name. The
 * server counts them, and a killed process loses its own at once: so the last one to close knows that it is the last.
 */
const presenceName = "attain presence";
const retryMs = 1_000;
const attachAttempts = 5;

type Attached = { readonly cluster: Cluster; readonly presence: pg.Client; readonly url: string };

function urlOf(password: string, port: number, database: string): string {
  return `postgres://${ownerRole}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function connectPresence(password: string, port: number): Promise<pg.Client> {
  const presence = new pg.Client({
    connectionString: urlOf(password, port, "postgres"),
    application_name: presenceName,
    keepAlive: true,
  });
  // Without a listener a lost connection would end the process; who holds the presence adds a listener of its own.
  presence.on("error", () => undefined);
  await presence.connect();
  return presence;
}

async function createDatabaseIfMissing(presence: pg.Client): Promise<void> {
  const found = await presence.query("select 1 from pg_database where datname = $1", [databaseName]);
  if (found.rowCount === 0)
    await presence.query(`create database ${presence.escapeIdentifier(databaseName)}`);
}

/** Connects to the PostgreSQL of the data folder, starting it where none runs. The caller holds the lock. */
async function attach(dataFolder: string, options: OpenDatabaseOptions): Promise<Attached> {
  const { onProgress, settings = {} } = options;
  const cluster = await prepareCluster(dataFolder, { synced: settings.fsync !== "off", onProgress });
  const password = await readPassword(cluster);
  for (let attempt = 1; ; attempt += 1) {
    const running = await waitUntilReady(cluster, onProgress);
    const port = running ?? (await startPostgres(cluster, { settings, onProgress }));
    try {
      const presence = await connectPresence(password, port);
      await createDatabaseIfMissing(presence);
      return { cluster, presence, url: urlOf(password, port, databaseName) };
    } catch (error) {
      // It may have been killed between the look at its file and the connection; once more finds out.
      if (attempt < attachAttempts) continue;
      const reason = error instanceof Error ? error.message : String(error);
      throw new DatabaseRefusal(
        "database.no_answer",
        `内置数据库（端口 ${port}）没有应答。`,
        `The embedded database (port ${port}) does not answer: ${reason}`,
        error,
      );
    }
  }
}

async function countOthers(presence: pg.Client): Promise<number> {
  const result = await presence.query<{ others: number }>(
    "select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
    [presenceName],
  );
  const [row] = result.rows;
  if (row === undefined) throw new Error("count(*) gave no row");
  return row.others;
}

/** Leaves the database; the last one stops PostgreSQL. The caller holds the lock. */
async function leave({ cluster, presence }: Attached): Promise<void> {
  const others = await countOthers(presence).catch(() => undefined);
  await presence.end().catch(() => undefined);
  // A lost presence tells nothing about the others: then PostgreSQL stays, and the next start finds it.
  if (others === 0 && (await runningPostmaster(cluster)) !== undefined) await stopPostgres(cluster);
}

/**
 * Opens the PostgreSQL that comes with the packages on the files in the data folder: creates, starts or attaches. It
 * is started again when it is killed while open, on the same port, so that connection pools find it by themselves.
 */
export async function openEmbedded(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const { onProgress } = options;
  const dataFolder = await makeDataFolder(options.dataFolder);
  const locked = <T>(action: () => Promise<T>): Promise<T> =>
    withProcessLock(join(dataFolder, "postgres.lock"), () => onProgress(waitingLine), action);

  let attached = await locked(() => attach(dataFolder, options));
  const { url } = attached;
  let closing: Promise<void> | undefined;
  let recovery: Promise<void> = Promise.resolve();

  const watch = ({ presence }: Attached): void => {
    presence.once("end", () => {
      if (closing === undefined) recovery = recover();
    });
  };

  const recover = async (): Promise<void> => {
    onProgress("数据库连接断开，正在恢复 … The database connection is lost, recovering …");
    while (closing === undefined) {
      try {
        attached = await locked(() => attach(dataFolder, options));
        watch(attached);
        onProgress(attached.url === url ? "数据库已恢复 The database is back" : movedLine);
        return;
      } catch (error) {
        onProgress(error instanceof Error ? error.message : String(error));
        await sleep(retryMs);
      }
    }
  };

  watch(attached);
  return {
    url,
    kind: "embedded",
    embedded: true,
    close() {
      closing ??= Promise.resolve()
        .then(() => recovery)
        .then(() => locked(() => leave(attached)));
      return closing;
    },
  };
}

const waitingLine =
  "另一个进程正在打开或关闭数据库，等待中 … Another process is opening or closing the database, waiting …";
const movedLine =
  "数据库已恢复，但原端口被占用，请重新启动本程序 The database is back, but on another port: please start this program again";
