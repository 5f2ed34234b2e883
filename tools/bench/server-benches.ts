import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { absolute, type Figure } from "./figures.ts";
import { request } from "./request.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const startMax = 120_000;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

type Started = { readonly child: ChildProcess; readonly ms: number; readonly built: boolean };

/** The real server, as `npm start` runs it, until it answers. */
async function start(dataFolder: string, port: number): Promise<Started> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, "server", "main.ts")], {
    env: {
      ...process.env,
      ATTAIN_DATA: dataFolder,
      PORT: String(port),
      ATTAIN_DEMO: "off",
      DATABASE_URL: "",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  while (performance.now() - begun < startMax) {
    const answer = await request(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
    if (answer?.status === 200)
      return { child, ms: performance.now() - begun, built: said.includes("Building") };
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    await sleep(20);
  }
  throw new Error("the server does not start");
}

async function stop({ child }: Started): Promise<void> {
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** Megabytes that the process itself holds, without the database's. */
function residentMegabytes(processId: number | undefined): number | undefined {
  const status = `/proc/${processId}/status`;
  const found = existsSync(status) ? /VmRSS:\s+(\d+) kB/.exec(readFileSync(status, "utf8")) : null;
  return found === null ? undefined : Number(found[1]) / 1024;
}

/** The second start on the same data, and what the server holds when nobody asks anything. */
export async function serverBench(scratch: string): Promise<Figure[]> {
  const dataFolder = join(scratch, "server-data");
  const port = await freePort();
  await stop(await start(dataFolder, port));
  let second = await start(dataFolder, port);
  // Somebody may be writing pages while this runs; a start that builds them is a first start again.
  while (second.built) {
    await stop(second);
    second = await start(dataFolder, port);
  }
  await sleep(5_000);
  const megabytes = residentMegabytes(second.child.pid);
  await stop(second);
  return [
    absolute("start: second start until it answers", second.ms / 1000, "s", 3),
    ...(megabytes === undefined ? [] : [absolute("memory: server at rest", megabytes, "MB", 250)]),
  ];
}

/** Scripts that a page loads before it shows: the entry, what it imports, and the page's own part with what that imports. */
function scriptsOf(assets: string, entries: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name) || !existsSync(join(assets, name))) return;
    seen.add(name);
    const text = readFileSync(join(assets, name), "utf8");
    // Static imports only: what is imported by a call is loaded when it is needed.
    for (const found of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) visit(found[1] ?? "");
  };
  for (const entry of entries) visit(entry);
  return seen;
}

/** Kilobytes of script, compressed, of the first page: the entry and the dashboard. */
export function scriptBench(): Figure[] {
  const assets = join(root, "web", "dist", "assets");
  const page = readFileSync(join(root, "web", "dist", "index.html"), "utf8");
  const entries = [...page.matchAll(/assets\/([^"]+\.js)/g)].map((found) => found[1] ?? "");
  const dashboard = readdirSync(assets).filter((name) => /^dashboard-page-.*\.js$/.test(name));
  const size = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0) / 1000;
  return [
    absolute(
      "script: first page (shell and dashboard), gzip",
      size(scriptsOf(assets, [...entries, ...dashboard])),
      "kB",
      400,
    ),
  ];
}
