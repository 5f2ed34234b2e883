import { spawn } from "node:child_process";
import { closeSync, fchownSync, openSync, renameSync, statSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Cluster } from "./cluster.server.ts";
import { DatabaseRefusal } from "./database-refusal.ts";
import { postgresArguments } from "./postgres-settings.ts";
import { type Postmaster, parsePostmasterFile } from "./postmaster-file.ts";
import { commandLineOf, processIdentity } from "./running-process.server.ts";

const pollMs = 10;
const noticeMs = 3_000;
/** How long processes of a killed PostgreSQL may still hold its memory. */
const leftoverMs = 30_000;
const stopMs = 60_000;
const logBytesMax = 10_000_000;

export type StartOptions = {
  readonly settings: Readonly<Record<string, string>>;
  readonly onProgress: (line: string) => void;
};

const postmasterPath = (cluster: Cluster): string => join(cluster.folder, "postmaster.pid");
const logPath = (cluster: Cluster): string => join(cluster.dataFolder, "postgres.log");

/**
 * The PostgreSQL that runs on this cluster, or undefined. After a kill or a power cut its file stays, and its process
 * id may since belong to any other program, so its command line must name the cluster as well.
 */
export async function runningPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  const text = await readFile(postmasterPath(cluster), "utf8").catch(() => "");
  const postmaster = parsePostmasterFile(text);
  if (postmaster === undefined || processIdentity(postmaster.processId) === undefined) return undefined;
  const commandLine = commandLineOf(postmaster.processId);
  return commandLine?.includes(cluster.folder) === false ? undefined : postmaster;
}

/** A port of 127.0.0.1 that is free at this moment; the preferred one when it is. */
function freePort(preferred: number | undefined): Promise<number> {
  return new Promise((resume, fail) => {
    const probe = createServer();
    probe.once("error", (error) => (preferred === undefined ? fail(error) : resume(freePort(undefined))));
    probe.listen({ host: "127.0.0.1", port: preferred ?? 0 }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resume(port));
    });
  });
}

/** Opens the log for appending; a log that grew large is set aside once. Root gives it to PostgreSQL's account. */
function openLog(cluster: Cluster): { descriptor: number; begin: number } {
  const path = logPath(cluster);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > logBytesMax) renameSync(path, `${path}.old`);
  const descriptor = openSync(path, "a", 0o600);
  const { account } = cluster.launcher;
  if (account !== undefined) fchownSync(descriptor, account.uid, account.gid);
  return { descriptor, begin: size > logBytesMax ? 0 : size };
}

/**
 * Starts the process on a port. It is detached: Ctrl+C in the terminal must reach the server alone, which then stops
 * PostgreSQL in order; and it outlives a killed server, whose next start attaches to it.
 * @returns its log when it ended at once, undefined when it is ready for connections
 */
async function tryStart(cluster: Cluster, port: number, options: StartOptions): Promise<string | undefined> {
  const { launcher, folder } = cluster;
  const log = openLog(cluster);
  const command = [...launcher.prefix, launcher.programs.postgres];
  const [program = "", ...args] = command.concat(postgresArguments(folder, port, options.settings));
  const child = spawn(program, args, {
    ...launcher.options,
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    detached: true,
    stdio: ["ignore", log.descriptor, log.descriptor],
  });
  closeSync(log.descriptor);
  child.unref();
  let ended = false;
  child.once("error", () => {
    ended = true;
  });
  child.once("exit", () => {
    ended = true;
  });
  const begun = Date.now();
  let told = false;
  while (!ended) {
    const postmaster = parsePostmasterFile(await readFile(postmasterPath(cluster), "utf8").catch(() => ""));
    if (postmaster?.ready && postmaster.processId === child.pid) return undefined;
    if (!told && Date.now() - begun > noticeMs) {
      options.onProgress("数据库正在恢复 … The database is recovering …");
      told = true;
    }
    await sleep(pollMs);
  }
  const text = await readFile(logPath(cluster), "utf8").catch(() => "");
  return Buffer.from(text).subarray(log.begin).toString().trim() || "it ended without a message";
}

/**
 * Starts PostgreSQL on the cluster. The caller holds the lock and has seen that none runs. After a crash it takes the
 * same port again where that is free, since other processes of ours still ask there.
 */
export async function startPostgres(cluster: Cluster, options: StartOptions): Promise<number> {
  const deadline = Date.now() + leftoverMs;
  const last = parsePostmasterFile(await readFile(postmasterPath(cluster), "utf8").catch(() => ""));
  for (;;) {
    // PostgreSQL itself refuses to start while the process id in this file belongs to anybody of the same account.
    await rm(postmasterPath(cluster), { force: true });
    const port = await freePort(last?.port);
    const complaint = await tryStart(cluster, port, options);
    if (complaint === undefined) return port;
    const portTaken = complaint.includes("could not bind");
    const leftovers = complaint.includes("shared memory block");
    if (!(portTaken || leftovers) || Date.now() > deadline) {
      throw new DatabaseRefusal(
        "database.start_failed",
        `数据库无法启动，日志在 ${logPath(cluster)}：`,
        `The database does not start, its log is ${logPath(cluster)}: ${complaint}`,
      );
    }
    await sleep(leftovers ? 10 * pollMs : 0);
  }
}

/** Waits until a PostgreSQL that somebody else started accepts connections; undefined when it ends instead. */
export async function waitUntilReady(
  cluster: Cluster,
  onProgress: (line: string) => void,
): Promise<number | undefined> {
  const begun = Date.now();
  let told = false;
  for (;;) {
    const postmaster = await runningPostmaster(cluster);
    if (postmaster === undefined || postmaster.ready) return postmaster?.port;
    if (!told && Date.now() - begun > noticeMs) {
      onProgress("等待数据库 … Waiting for the database …");
      told = true;
    }
    await sleep(pollMs);
  }
}

/** Fast shutdown: connections are ended, a checkpoint is written. True when it ended within a minute. */
export async function stopPostgres(cluster: Cluster): Promise<boolean> {
  const postmaster = await runningPostmaster(cluster);
  if (postmaster === undefined) return true;
  const identity = processIdentity(postmaster.processId);
  process.kill(postmaster.processId, "SIGINT");
  const deadline = Date.now() + stopMs;
  while (identity !== undefined && processIdentity(postmaster.processId) === identity) {
    if (Date.now() > deadline) return false;
    await sleep(pollMs);
  }
  return true;
}
