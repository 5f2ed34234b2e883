/**
 * Makes sure that the locked packages are installed before a command of ours runs.
 *
 * npm runs this file before `npm start`, `npm test`, `npm run attain` and `npm run bench`. On an empty checkout it
 * runs under whatever Node the machine has (20 or newer) and can use nothing but Node itself; the command after it
 * runs under the pinned Node, because npm puts node_modules/.bin first in the PATH.
 *
 * Everything it says goes to standard error, so that `npm run -s attain -- measure …` prints nothing but its answer.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { acquireInstallLock } from "./install-lock.mjs";
import { expectedFiles, lockFingerprint, packagesMatchLock, stampPath } from "./installed-packages.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
const oldestNode = 20;

/** Prints one line for the person at the terminal. */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Prints why the command cannot go on, and ends with exit code 1. */
function refuse(...lines) {
  for (const line of lines) say(line);
  process.exit(1);
}

/** True when the last finished install was for exactly this lock file on this machine, and its programs are there. */
function isInstalled(fingerprint) {
  try {
    if (readFileSync(stampPath(root), "utf8").trim() !== fingerprint) return false;
  } catch {
    return false;
  }
  return expectedFiles(root).every((file) => existsSync(file));
}

/**
 * Node and npm that run the install. The pinned Node lives inside node_modules, which the install deletes first, so
 * npm runs under the Node that started it, and its scripts must not find the pinned one in the PATH either.
 */
function installCommand() {
  const binFolder = join(root, "node_modules", ".bin");
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => resolve(folder) !== binFolder);
  const env = { ...process.env, PATH: path.join(delimiter), npm_config_global: "false" };
  const flags = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npmScript = process.env.npm_execpath;
  const npmNode = process.env.npm_node_execpath;
  const outside = (file) => file !== undefined && !resolve(file).startsWith(join(root, "node_modules"));
  if (npmScript?.endsWith(".js") && outside(npmScript) && outside(npmNode)) {
    return { program: npmNode, args: [npmScript, ...flags], env, shell: false };
  }
  return { program: "npm", args: flags, env, shell: process.platform === "win32" };
}

/** The version that the pinned Node reports, or the reason why it does not run. */
function pinnedNodeVersion() {
  const program = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  const run = spawnSync(program, ["--version"], { encoding: "utf8", shell: process.platform === "win32" });
  if (run.status === 0) return { version: run.stdout.trim().replace(/^v/, "") };
  return { reason: run.error?.message ?? (run.stderr.trim() || `exit code ${run.status}`) };
}

/** Ends the command with an explanation unless node_modules holds the Node version of package.json and it runs. */
function requirePinnedNode() {
  const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).dependencies.node;
  const { version, reason } = pinnedNodeVersion();
  if (version === wanted) return;
  refuse(
    `固定的 Node ${wanted} 无法运行 The pinned Node ${wanted} does not run: ${reason ?? `it reports ${version}`}`,
    '它由 npm 包 node 的安装脚本下载 It is fetched by the install script of the npm package "node".',
    "请检查 Check: `npm config get ignore-scripts` (应为 false / must be false), 网络 the network, 磁盘 the disk; 然后 then: rm -rf node_modules",
  );
}

/** Runs npm to its end; its output goes to standard error. */
function runNpm(lock) {
  const { program, args, env, shell } = installCommand();
  const npm = spawn(program, args, { cwd: root, env, shell, stdio: ["ignore", 2, 2] });
  if (npm.pid !== undefined) lock.alsoHeldBy(npm.pid);
  return new Promise((resume) => {
    npm.once("error", (error) => resume({ error }));
    npm.once("exit", (status, signal) => resume({ status, signal }));
  });
}

/** Runs `npm ci`, checks its result and stamps it. The stamp is written last, so that it never vouches for a half. */
async function install(fingerprint, lock) {
  say("安装依赖（首次约 1–2 分钟）… Installing packages (1–2 minutes the first time) …");
  rmSync(stampPath(root), { force: true });
  const run = await runNpm(lock);
  if (run.error) refuse(`无法运行 npm Cannot run npm: ${run.error.message}`);
  if (run.signal) process.exit(130);
  if (run.status !== 0) {
    refuse(
      "依赖安装失败，原因见上 Installing the packages failed, see above.",
      "常见原因：网络或代理、磁盘已满、没有写权限 Usual causes: network or proxy, a full disk, no right to write here.",
    );
  }
  requirePinnedNode();
  const missing = expectedFiles(root).filter((file) => !existsSync(file));
  if (missing.length > 0) refuse("安装不完整，缺少 The install is incomplete, missing:", ...missing);
  writeFileSync(stampPath(root), `${fingerprint}\n`);
}

async function main() {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    refuse(
      `需要 Node ${oldestNode} 或更新版本 Node ${oldestNode} or newer is needed, this is ${process.versions.node}.`,
    );
  }
  const fingerprint = lockFingerprint(root);
  if (isInstalled(fingerprint)) return;

  mkdirSync(join(root, ".attain"), { recursive: true });
  const lock = await acquireInstallLock(join(root, ".attain", "install.lock"), () =>
    say("另一个进程正在安装依赖，等待中 … Another process is installing the packages, waiting …"),
  );
  try {
    if (isInstalled(fingerprint)) return;
    if (packagesMatchLock(root)) {
      // Packages that a developer installed by hand for this very lock file need no second install.
      requirePinnedNode();
      writeFileSync(stampPath(root), `${fingerprint}\n`);
      return;
    }
    await install(fingerprint, lock);
  } finally {
    lock.release();
  }
}

await main();
