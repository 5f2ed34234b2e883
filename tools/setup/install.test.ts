import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/*
 * The real install.mjs in a checkout of its own. In place of npm stands a small program that does what `npm ci` does
 * to a folder (deletes node_modules, fills it, writes its record last) without the network, and counts its runs.
 */
const standInForNpm = `
import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from "node:fs";
appendFileSync("runs.txt", process.argv.slice(2).join(" ") + "\\n");
rmSync("node_modules", { recursive: true, force: true });
mkdirSync("node_modules/.bin", { recursive: true });
await new Promise((resume) => setTimeout(resume, Number(process.env.STAND_IN_MS ?? 300)));
if (process.env.STAND_IN_FAILS) process.exit(1);
symlinkSync(process.execPath, "node_modules/.bin/node");
copyFileSync("package-lock.json", "node_modules/.package-lock.json");
console.log("added 1 package");
`;

let checkout = "";

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), "attain-install-"));
  mkdirSync(join(checkout, "tools"));
  cpSync(import.meta.dirname, join(checkout, "tools", "setup"), { recursive: true });
  writeFileSync(
    join(checkout, "package.json"),
    JSON.stringify({ dependencies: { node: process.versions.node } }),
  );
  lockVersion("1.0.0");
  writeFileSync(join(checkout, "npm.js"), standInForNpm);
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function lockVersion(version: string): void {
  const packages = { "": {}, "node_modules/thing": { version, integrity: `sha512-${version}` } };
  writeFileSync(join(checkout, "package-lock.json"), JSON.stringify({ packages }));
}

function begin(environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [join(checkout, "tools/setup/install.mjs")], {
    cwd: checkout,
    env: {
      ...process.env,
      npm_execpath: join(checkout, "npm.js"),
      npm_node_execpath: process.execPath,
      ...environment,
    },
  });
}

async function finish(install: ChildProcess): Promise<{ code: number | null; out: string; told: string }> {
  let out = "";
  let told = "";
  install.stdout?.on("data", (chunk: Buffer) => {
    out += chunk;
  });
  install.stderr?.on("data", (chunk: Buffer) => {
    told += chunk;
  });
  const code = await new Promise<number | null>((resume) => install.once("close", resume));
  return { code, out, told };
}

const runs = (): number => {
  const file = join(checkout, "runs.txt");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").length : 0;
};

test("an empty checkout is installed once, and the answer's own stream stays clean", async () => {
  const first = await finish(begin());
  expect(first).toMatchObject({ code: 0, out: "" });
  expect(first.told).toContain("安装依赖");
  expect(await finish(begin())).toEqual({ code: 0, out: "", told: "" });
  expect(runs()).toBe(1);
});

test("a changed lock file installs again", async () => {
  await finish(begin());
  lockVersion("1.0.1");
  expect((await finish(begin())).code).toBe(0);
  expect(runs()).toBe(2);
});

test("packages that a developer installed for this very lock file are taken as they are", async () => {
  await finish(begin());
  rmSync(join(checkout, "node_modules/.attain-install"));
  expect(await finish(begin())).toEqual({ code: 0, out: "", told: "" });
  expect(runs()).toBe(1);
});

test("two starts at once install once, and the second says that it waits", async () => {
  const [one, two] = await Promise.all([finish(begin()), finish(begin())]);
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(one.told + two.told).toContain("等待中");
  expect(runs()).toBe(1);
});

test("a start after a killed install waits for the npm that lives on, then uses what it installed", async () => {
  const killed = begin({ STAND_IN_MS: "1500" });
  const end = finish(killed);
  while (!existsSync(join(checkout, "node_modules"))) await new Promise((resume) => setTimeout(resume, 20));
  killed.kill("SIGKILL");
  const next = await finish(begin());
  await end;
  expect(next.code).toBe(0);
  expect(runs()).toBe(1);
});

test("a failed install ends with exit code 1, and the next start tries again", async () => {
  const failed = await finish(begin({ STAND_IN_FAILS: "1" }));
  expect(failed.code).toBe(1);
  expect(failed.told).toContain("依赖安装失败");
  expect((await finish(begin())).code).toBe(0);
  expect(runs()).toBe(2);
});

test("a Node other than the pinned one is explained", async () => {
  writeFileSync(join(checkout, "package.json"), JSON.stringify({ dependencies: { node: "99.0.0" } }));
  const { code, told } = await finish(begin());
  expect(code).toBe(1);
  expect(told).toContain("The pinned Node 99.0.0 does not run");
});
