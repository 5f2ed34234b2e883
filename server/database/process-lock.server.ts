import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { processIdentity } from "./running-process.server.ts";

const retryMs = 25;

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Creates the lock file with our identity in it; false when it exists. A link appears whole or not at all. */
async function tryCreate(file: string): Promise<boolean> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(draft, processIdentity(process.pid) ?? "", { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function stateOf(file: string): Promise<"held" | "stale" | "free"> {
  try {
    const holder = await readFile(file, "utf8");
    return processIdentity(Number.parseInt(holder, 10)) === holder ? "held" : "stale";
  } catch (error) {
    if (hasCode(error, "ENOENT")) return "free";
    throw error;
  }
}

/** Moves a dead holder's lock away; puts it back when a living process took it over in between. */
async function removeStale(file: string): Promise<void> {
  const aside = `${file}.stale-${randomBytes(6).toString("hex")}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if ((await stateOf(aside)) === "held") await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/**
 * Does something while no other process on this machine does the same, and waits for its turn. A holder that was
 * killed keeps nobody waiting.
 * @param file path of the lock file, in an existing folder
 * @param onWait called once when another process holds the lock
 */
export async function withProcessLock<T>(
  file: string,
  onWait: () => void,
  action: () => Promise<T>,
): Promise<T> {
  let told = false;
  while (!(await tryCreate(file))) {
    const state = await stateOf(file);
    if (state === "stale") await removeStale(file);
    if (state !== "held") continue;
    if (!told) onWait();
    told = true;
    await sleep(retryMs);
  }
  try {
    return await action();
  } finally {
    await rm(file, { force: true });
  }
}
