import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { constants, existsSync } from "node:fs";
import {
  access,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { DatabaseRefusal } from "./database-refusal.ts";
import { type Account, chooseAccount, findLauncher, type Launcher } from "./postgres-account.server.ts";
import { findPrograms } from "./postgres-programs.server.ts";
import { initdbArguments } from "./postgres-settings.ts";

/** The folder of PostgreSQL's files inside the data folder, and how its programs are started. */
export type Cluster = { readonly folder: string; readonly dataFolder: string; readonly launcher: Launcher };

/** The owner's password lies inside the cluster, so that the two can be neither separated nor half-made. */
const passwordName = "attain-password";
const draftPrefix = "postgres-new-";
const passwordBytes = 24;

/**
 * Creates the data folder when it is missing: closed to others, but root's must be passable for PostgreSQL.
 * @returns its real path, the one name under which every process knows it
 */
export async function makeDataFolder(dataFolder: string): Promise<string> {
  const asRoot = process.getuid?.() === 0;
  try {
    await mkdir(dataFolder, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
    await access(dataFolder, constants.W_OK | constants.X_OK);
    return await realpath(dataFolder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseRefusal(
      "database.folder_not_writable",
      `数据文件夹 ${dataFolder} 无法写入，请检查权限或设置 ATTAIN_DATA。`,
      `The data folder ${dataFolder} cannot be written to (${reason}); check its rights or set ATTAIN_DATA.`,
      error,
    );
  }
}

async function giveTo(account: Account | undefined, ...paths: string[]): Promise<void> {
  if (account === undefined) return;
  for (const path of paths) await chown(path, account.uid, account.gid);
}

/** An ordinary user cannot open what root made, and root takes over what was copied as root. */
async function checkOwner(folder: string, account: Account | undefined): Promise<void> {
  const owner = (await stat(folder)).uid;
  const mine = account?.uid ?? process.getuid?.();
  if (owner === mine || mine === undefined) return;
  if (account !== undefined && owner === 0) {
    spawnSync("chown", ["-R", `${account.uid}:${account.gid}`, folder]);
    return;
  }
  throw new DatabaseRefusal(
    "database.other_owner",
    `数据文件夹 ${folder} 属于另一个用户（uid ${owner}）。请用该用户启动，或者用 chown -R 把它交给当前用户。`,
    `The data folder ${folder} belongs to another user (uid ${owner}). Start as that user, or hand it over with chown -R.`,
  );
}

/** The version of PostgreSQL that made the files; only the same major version can open them. */
async function checkVersion(cluster: Cluster): Promise<void> {
  const made = (await readFile(join(cluster.folder, "PG_VERSION"), "utf8")).trim();
  const [major = ""] = cluster.launcher.programs.version.split(".");
  if (made === major) return;
  throw new DatabaseRefusal(
    "database.other_version",
    `数据文件夹 ${cluster.folder} 由 PostgreSQL ${made} 创建，不能用 PostgreSQL ${major} 打开。请先用旧版本导出数据。`,
    `The data folder ${cluster.folder} was made by PostgreSQL ${made} and cannot be opened by PostgreSQL ${major}. Export the data with the older version first.`,
  );
}

/**
 * Runs initdb in a draft folder and renames it when all is done, so that an interrupted start leaves no half-made
 * cluster.
 * @param synced false leaves writing to the disk to the system: only for tests
 */
async function createCluster(cluster: Cluster, synced: boolean): Promise<void> {
  const { launcher, dataFolder, folder } = cluster;
  for (const name of await readdir(dataFolder)) {
    if (name.startsWith(draftPrefix)) await rm(join(dataFolder, name), { recursive: true, force: true });
  }
  const draft = await mkdtemp(join(dataFolder, draftPrefix));
  const passwordFile = join(draft, passwordName);
  await writeFile(passwordFile, randomBytes(passwordBytes).toString("base64url"), { mode: 0o600 });
  await giveTo(launcher.account, passwordFile, draft);

  const made = join(draft, "cluster");
  const command = [...launcher.prefix, launcher.programs.initdb];
  const [program = "", ...args] = command.concat(initdbArguments(made, passwordFile, synced));
  const child = spawn(program, args, {
    ...launcher.options,
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk;
  });
  const failure = await new Promise<string | undefined>((resume) => {
    child.once("error", (error) => resume(error.message));
    child.once("close", (code) => resume(code === 0 ? undefined : complaint.trim() || `exit code ${code}`));
  });
  if (failure !== undefined) {
    await rm(draft, { recursive: true, force: true });
    throw new DatabaseRefusal(
      "database.create_failed",
      `无法在 ${dataFolder} 创建数据库：`,
      `The database could not be created in ${dataFolder}: ${failure}`,
    );
  }
  await rename(passwordFile, join(made, passwordName));
  await rename(made, folder);
  await rm(draft, { recursive: true, force: true });
}

/** The password of the owner role. */
export async function readPassword(cluster: Cluster): Promise<string> {
  const file = join(cluster.folder, passwordName);
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    throw new DatabaseRefusal(
      "database.no_password",
      `找不到数据库密码文件 ${file}，请从备份恢复它。`,
      `The database's password file ${file} cannot be read; restore it from a backup.`,
      error,
    );
  }
}

/**
 * Finds the cluster in the data folder, and creates it when it is missing. The caller holds the data folder's lock.
 * @param dataFolder as makeDataFolder returned it
 * @param onProgress told before the slow step
 */
export async function prepareCluster(
  dataFolder: string,
  options: { readonly synced: boolean; readonly onProgress: (line: string) => void },
): Promise<Cluster> {
  const folder = join(dataFolder, "postgres");
  const account = chooseAccount(folder);
  if (existsSync(folder)) await checkOwner(folder, account);
  const cluster = { folder, dataFolder, launcher: findLauncher(account, findPrograms(), dataFolder) };
  if (existsSync(folder)) {
    await checkVersion(cluster);
    return cluster;
  }
  options.onProgress("创建数据库（首次约 5 秒）… Creating the database (about 5 seconds the first time) …");
  await createCluster(cluster, options.synced);
  return cluster;
}
