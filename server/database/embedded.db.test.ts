import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type HeldDatabase, holdDatabase } from "../../test/held-database.ts";
import { openDatabase } from "./open-database.server.ts";
import { parsePostmasterFile } from "./postmaster-file.ts";
import { processIdentity } from "./running-process.server.ts";

let folder = "";
let held: HeldDatabase[] = [];
const data = (): string => join(folder, "data");
const quiet = { onProgress: () => undefined };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "attain-embedded-"));
  held = [];
});
afterEach(async () => {
  for (const each of held) if (each.process.exitCode === null) each.process.kill("SIGKILL");
  const processId = postmaster();
  if (processId !== undefined) process.kill(processId, "SIGKILL");
  while (postmaster() !== undefined) await sleep(10);
  rmSync(folder, { recursive: true, force: true });
});

/** Process id of the running PostgreSQL, or undefined. */
function postmaster(): number | undefined {
  const file = join(data(), "postgres", "postmaster.pid");
  const processId = existsSync(file) ? parsePostmasterFile(readFileSync(file, "utf8"))?.processId : undefined;
  return processId !== undefined && processIdentity(processId) !== undefined ? processId : undefined;
}

async function hold(): Promise<HeldDatabase> {
  const each = await holdDatabase(data());
  held.push(each);
  return each;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const numbers = async (url: string): Promise<unknown[]> =>
  (await ask(url, "select number from written order by number")).map((row) => row.number);

test("a new data folder gets a durable UTF-8 database that only this machine and this user reach", async () => {
  const lines: string[] = [];
  const database = await openDatabase({ dataFolder: data(), onProgress: (line) => lines.push(line) });
  expect(database).toMatchObject({ kind: "embedded", embedded: true });
  expect(lines).toHaveLength(1);
  const [settings] = await ask(
    database.url,
    `select current_database() as name, current_setting('server_encoding') as encoding,
       (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale,
       current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
       current_setting('listen_addresses') as addresses, current_setting('timezone') as zone,
       (select rolsuper from pg_roles where rolname = current_user) as owner`,
  );
  expect(settings).toEqual({
    name: "attain",
    encoding: "UTF8",
    locale: "b C.UTF-8",
    fsync: "on",
    commits: "on",
    addresses: "127.0.0.1",
    zone: "UTC",
    owner: true,
  });
  const wrong = new URL(database.url);
  wrong.password = "wrong";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  expect(statSync(join(data(), "postgres")).mode & 0o777).toBe(0o700);
  expect(statSync(join(data(), "postgres", "attain-password")).mode & 0o777).toBe(0o600);
  await database.close();
  await database.close();
  expect(postmaster()).toBeUndefined();
});

test("what was written is there after a close, and a second start says nothing", async () => {
  const first = await hold();
  first.send("write 3");
  await first.until((answer) => answer.acknowledged === 3);
  await first.close();
  expect(postmaster()).toBeUndefined();
  const second = await hold();
  expect(second.progress).toEqual([]);
  expect(await numbers(second.url)).toEqual([1, 2, 3]);
  await second.close();
});

test("a second process attaches to the running database, and the last to leave stops it", async () => {
  const first = await hold();
  const running = postmaster();
  const second = await hold();
  expect(second.url).toBe(first.url);
  await first.close();
  expect(postmaster()).toBe(running);
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.close();
  expect(postmaster()).toBeUndefined();
});

test("three processes that start at once on an empty folder share one database", async () => {
  const three = await Promise.all([hold(), hold(), hold()]);
  expect(new Set(three.map((each) => each.url)).size).toBe(1);
  await Promise.all(three.map((each) => each.close()));
  expect(postmaster()).toBeUndefined();
});

test("a killed process leaves the database running, and the next one takes it over and stops it", async () => {
  const first = await hold();
  const running = postmaster();
  first.process.kill("SIGKILL");
  await sleep(100);
  expect(postmaster()).toBe(running);
  const second = await hold();
  expect(postmaster()).toBe(running);
  await second.close();
  expect(postmaster()).toBeUndefined();
});

test("kill -9 of the database during 200 writes loses no acknowledged write, and it comes back by itself", async () => {
  const first = await hold();
  first.send("write 200");
  await first.until((answer) => answer.acknowledged === 60);
  const before = postmaster();
  if (before !== undefined) process.kill(before, "SIGKILL");
  const acknowledged = [...first.acknowledged];
  await first.until((answer) => answer.acknowledged === 200);
  expect(postmaster()).not.toBe(before);
  const found = await numbers(first.url);
  expect(found).toEqual(expect.arrayContaining(acknowledged));
  expect(found).toHaveLength(200);
  await first.close();
});

test("kill -9 of server and database during 200 writes loses no acknowledged write", async () => {
  const first = await hold();
  first.send("write 200");
  await first.until((answer) => answer.acknowledged === 60);
  first.process.kill("SIGKILL");
  const running = postmaster();
  if (running !== undefined) process.kill(running, "SIGKILL");
  const second = await hold();
  expect(await numbers(second.url)).toEqual(expect.arrayContaining([...first.acknowledged]));
  await second.close();
});

test("a stale process id that now belongs to another program is not taken for the database", async () => {
  const first = await hold();
  await first.close();
  const stale = ["", join(data(), "postgres"), "1", "5432", "", "127.0.0.1", "1 1", "ready"];
  writeFileSync(join(data(), "postgres", "postmaster.pid"), `${process.pid}${stale.join("\n")}\n`);
  const second = await hold();
  expect(await ask(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.close();
});

test("Ctrl+C, which signals the whole group, does not reach the database", async () => {
  const first = await hold();
  const running = postmaster();
  process.kill(-(first.process.pid ?? 0), "SIGINT");
  await sleep(200);
  expect(postmaster()).toBe(running);
  await (await hold()).close();
});

test("an interrupted creation leaves nothing that the next start would use", async () => {
  mkdirSync(join(data(), "postgres-new-abc", "cluster"), { recursive: true });
  const database = await openDatabase({ dataFolder: data(), ...quiet });
  expect(existsSync(join(data(), "postgres-new-abc"))).toBe(false);
  await database.close();
});

test("files of another version of PostgreSQL are refused before they are touched", async () => {
  await (await hold()).close();
  writeFileSync(join(data(), "postgres", "PG_VERSION"), "17\n");
  await expect(openDatabase({ dataFolder: data(), ...quiet })).rejects.toMatchObject({
    code: "database.other_version",
  });
});
