import { type SpawnOptions, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseRefusal } from "./database-refusal.ts";
import type { PostgresPrograms } from "./postgres-programs.server.ts";

export type Account = { readonly uid: number; readonly gid: number; readonly name: string };

/** How the programs of PostgreSQL are started: a command in front of theirs, and options of spawn. */
export type Launcher = {
  readonly account: Account | undefined;
  readonly programs: PostgresPrograms;
  readonly prefix: readonly string[];
  readonly options: Pick<SpawnOptions, "uid" | "gid">;
};

/** System accounts that may run PostgreSQL for root, the most fitting first. */
const systemAccounts = ["postgres", "_postgres", "nobody"];

function readAccounts(): Account[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4 && !fields[0]?.startsWith("#"))
    .map(([name = "", , uid = "", gid = ""]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** The folder itself when it exists, otherwise the nearest folder above it that does. */
function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: the owner of an existing cluster, else the
 * owner of the folder that the data lies in (root may work in somebody's checkout), else a system account.
 * @returns undefined when this process is not root and runs PostgreSQL itself
 */
export function chooseAccount(clusterFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  const owner = statSync(nearestExisting(resolve(clusterFolder))).uid;
  const wanted = [(account: Account) => owner !== 0 && account.uid === owner].concat(
    systemAccounts.map((name) => (account: Account) => account.name === name),
  );
  for (const fits of wanted) {
    const found = accounts.find(fits);
    if (found !== undefined && found.uid > 0) return found;
  }
  throw new DatabaseRefusal(
    "database.no_account",
    "PostgreSQL 不能以 root 运行，而本机没有 postgres 或 nobody 账号。请用普通用户启动，或设置 DATABASE_URL。",
    "PostgreSQL cannot run as root, and this machine has no account postgres or nobody. Start as an ordinary user, or set DATABASE_URL.",
  );
}

/** True when a process started this way can run the programs and write into the folder. */
function reaches(launcher: Launcher, dataFolder: string): boolean {
  const script = 'test -x "$1" && "$1" --version >/dev/null 2>&1 && cd "$2"';
  const command = [...launcher.prefix, "/bin/sh", "-c", script, "sh", launcher.programs.initdb, dataFolder];
  const [program = "", ...args] = command;
  return spawnSync(program, args, { ...launcher.options, cwd: "/", stdio: "ignore" }).status === 0;
}

/** Copies the programs next to the data, for an account that may enter the data folder but not the checkout. */
function copyPrograms(programs: PostgresPrograms, dataFolder: string): PostgresPrograms {
  const copy = join(dataFolder, `postgres-programs-${programs.version}`);
  if (!existsSync(join(copy, "complete"))) {
    cpSync(programs.folder, copy, { recursive: true, verbatimSymlinks: true });
    cpSync("/dev/null", join(copy, "complete"));
  }
  const at = (name: string) => join(copy, "bin", name);
  return { ...programs, folder: copy, initdb: at("initdb"), postgres: at("postgres") };
}

/**
 * Finds a way to run PostgreSQL as this account. A checkout may lie in a folder that only root may enter (/root); then
 * the process keeps two of root's capabilities, to pass closed folders, and nothing else of root.
 */
export function findLauncher(
  account: Account | undefined,
  programs: PostgresPrograms,
  dataFolder: string,
): Launcher {
  if (account === undefined) return { account, programs, prefix: [], options: {} };
  const { uid, gid } = account;
  const plain: Launcher = { account, programs, prefix: [], options: { uid, gid } };
  if (reaches(plain, dataFolder)) return plain;

  const keep = "+dac_override,+dac_read_search";
  const ids = ["--reuid", String(uid), "--regid", String(gid), "--clear-groups"];
  // Without the secure bit access(2), by which PostgreSQL looks for its own files, would ignore the capabilities.
  const capabilities = [`--inh-caps=${keep}`, `--ambient-caps=${keep}`, "--securebits=+no_setuid_fixup"];
  const prefix = ["setpriv", ...ids, ...capabilities];
  const withCapabilities: Launcher = { account, programs, prefix, options: {} };
  if (reaches(withCapabilities, dataFolder)) return withCapabilities;

  const copied: Launcher = { ...plain, programs: copyPrograms(programs, dataFolder) };
  if (reaches(copied, dataFolder)) return copied;
  throw new DatabaseRefusal(
    "database.folder_closed",
    `PostgreSQL 不能以 root 运行，而账号 ${account.name} 无权进入 ${dataFolder}。请用普通用户启动，或把 ATTAIN_DATA 设为它能进入的文件夹，例如 /var/lib/attain。`,
    `PostgreSQL cannot run as root, and the account ${account.name} may not enter ${dataFolder}. Start as an ordinary user, or set ATTAIN_DATA to a folder that it may enter, such as /var/lib/attain.`,
  );
}
