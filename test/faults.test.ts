import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { objectNamed } from "../kernel/catalog.ts";
import { catalog } from "../modules/catalog.ts";
import { openApp } from "../server/app.server.ts";
import { createApiKey } from "../server/company/api-keys.server.ts";
import { createWorkspace, systemActor } from "../server/company/workspaces.server.ts";
import { migrate } from "../server/database/migrate.server.ts";
import { openDatabase } from "../server/database/open-database.server.ts";
import { parsePostmasterFile } from "../server/database/postmaster-file.ts";
import { processIdentity } from "../server/database/running-process.server.ts";

/* The product as `npm start` runs it, on files that survive a power cut; server or database are killed at work. */
let folder = "";
let key = "";
const running: ChildProcess[] = [];
const data = (): string => join(folder, "data");
const writes = 200;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "attain-faults-"));
  const opened = await openDatabase({ dataFolder: data(), onProgress: () => undefined });
  await migrate(opened.url, catalog);
  const app = openApp({ url: opened.url, secret: "s".repeat(32), now: () => new Date().toISOString() });
  const workspace = await createWorkspace(app.database, app.records, {
    name: "faults",
    title: "断电公司",
    currency: "CNY",
    timeZone: "Asia/Shanghai",
    fiscalStartMonth: 1,
    fiscalPattern: "months",
  });
  await app.database.as(systemActor(workspace, "command"), async (tx) => {
    for (const [object, row] of [
      ["account", { name: "客户", external_id: "c1" }],
      ["product", { name: "产品", code: "P1", external_id: "p1" }],
    ] as const)
      await app.records.create(tx, objectNamed(catalog, object), row);
    key = (await createApiKey(tx, app.records, { name: "key", role: "admin" })).key;
  });
  await app.database.close();
  await opened.close();
}, 60_000);

afterAll(async () => {
  for (const each of running) if (each.exitCode === null) each.kill("SIGKILL");
  const processId = postmaster();
  if (processId !== undefined) process.kill(processId, "SIGKILL");
  while (postmaster() !== undefined) await sleep(10);
  rmSync(folder, { recursive: true, force: true });
});

function postmaster(): number | undefined {
  const file = join(data(), "postgres", "postmaster.pid");
  const processId = existsSync(file) ? parsePostmasterFile(readFileSync(file, "utf8"))?.processId : undefined;
  return processId !== undefined && processIdentity(processId) !== undefined ? processId : undefined;
}

type Server = { readonly process: ChildProcess; readonly address: string };

async function start(): Promise<Server> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../server/main.ts")], {
    env: {
      ...process.env,
      ATTAIN_DATA: data(),
      ATTAIN_WEB: "off",
      ATTAIN_DEMO: "off",
      ATTAIN_SHOW_BUGS: "on",
      PORT: "0",
      DATABASE_URL: "",
    },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) return { process: child, address };
  }
  throw new Error("the server ended before it said its address");
}

const call = (server: Server, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    signal: AbortSignal.timeout(10_000),
  });

/**
 * Eight senders make orders until all are sent or nobody answers any more; after `enough` acknowledged ones `strike`
 * falls, once, in the midst of the others.
 */
async function writeUntil(
  server: Server,
  run: string,
  enough: number,
  strike: () => void,
): Promise<string[]> {
  const acknowledged: string[] = [];
  let next = 0;
  let struck = false;
  const sender = async (): Promise<void> => {
    while (next < writes) {
      const id = `${run}-${next++}`;
      const body = {
        external_id: id,
        account: "c1",
        ordered_on: "2026-11-20",
        lines: [
          { product: "p1", quantity: "1", unit_price: "10" },
          { product: "p1", quantity: "2", unit_price: "5.005" },
        ],
      };
      const answer = await call(server, "/api/orders", { method: "POST", body: JSON.stringify(body) }).catch(
        () => null,
      );
      if (answer === null) return;
      if (answer.status === 201) acknowledged.push(id);
      else
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
          503,
          "database.unavailable",
        ]);
      if (acknowledged.length >= enough && !struck) {
        struck = true;
        strike();
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, sender));
  return acknowledged;
}

type Order = {
  id: string;
  external_id: string;
  number: string;
  company_net: { amount: string };
};

async function orders(server: Server): Promise<Order[]> {
  const found: Order[] = [];
  let after = "";
  do {
    const page = (await (await call(server, `/api/orders?limit=200&after=${after}`)).json()) as {
      rows: Order[];
      next: string | null;
    };
    found.push(...page.rows);
    after = page.next ?? "";
  } while (after !== "");
  return found;
}

/** Every acknowledged order is there, each whole: two lines, 10.00 + 10.01, its own number, its history. */
async function expectAllThere(server: Server, acknowledged: readonly string[]): Promise<void> {
  const found = await orders(server);
  const ids = new Set(found.map((order) => order.external_id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(new Set(found.map((order) => order.number)).size).toBe(found.length);
  expect(found.filter((order) => order.company_net.amount !== "20.01")).toEqual([]);
  const lines = (await (await call(server, "/api/order_lines/count")).json()) as { count: number };
  expect(lines.count).toBe(found.length * 2);
  const [last] = found;
  const history = (await (await call(server, `/api/orders/${last?.id}/history`)).json()) as {
    entries: unknown[];
  };
  expect(history.entries).toHaveLength(1);
}

async function stop(server: Server): Promise<void> {
  server.process.kill("SIGTERM");
  if (server.process.exitCode === null && server.process.signalCode === null)
    await once(server.process, "exit");
}

test("a server killed while it writes loses no acknowledged order, and the next one starts on the same files", async () => {
  const server = await start();
  const acknowledged = await writeUntil(server, "server", 60, () => server.process.kill("SIGKILL"));
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(acknowledged.length).toBeLessThan(writes);
  const next = await start();
  await expectAllThere(next, acknowledged);
  await stop(next);
}, 120_000);

test("a database killed while it writes loses no acknowledged order; the server says so, lives, and brings it back", async () => {
  const server = await start();
  const acknowledged = await writeUntil(server, "database", 60, () =>
    process.kill(postmaster() ?? 0, "SIGKILL"),
  );
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  expect(acknowledged.length).toBeLessThan(writes);
  // What was asked meanwhile was refused in words (writeUntil holds it); then the server brings its database back.
  await expect
    .poll(async () => (await call(server, "/api/session")).status, { timeout: 30_000, interval: 200 })
    .toBe(200);
  expect(server.process.exitCode).toBeNull();
  await expectAllThere(server, acknowledged);
  await stop(server);
  const next = await start();
  await expectAllThere(next, acknowledged);
  await stop(next);
}, 120_000);
