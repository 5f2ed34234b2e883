import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withProcessLock } from "./process-lock.server.ts";
import { processIdentity } from "./running-process.server.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "attain-lock-"));
  file = join(folder, "it.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inTime = { onWait: () => undefined };

test("what is done under the lock is done one after the other", async () => {
  const events: string[] = [];
  const turn = (name: string) =>
    withProcessLock(file, inTime.onWait, async () => {
      events.push(`${name} begins`);
      await sleep(30);
      events.push(`${name} ends`);
    });
  await Promise.all(["a", "b", "c"].map(turn));
  expect(events).toHaveLength(6);
  for (const at of [0, 2, 4]) expect(events[at]?.[0]).toBe(events[at + 1]?.[0]);
});

test("the one that waits is told so once, and a failed action gives the lock back", async () => {
  let told = 0;
  let begun = (): void => undefined;
  const holding = new Promise<void>((resume) => {
    begun = resume;
  });
  const failing = withProcessLock(file, inTime.onWait, async () => {
    begun();
    await sleep(100);
    throw new Error("no");
  });
  await holding;
  const waiting = withProcessLock(
    file,
    () => (told += 1),
    () => Promise.resolve("done"),
  );
  await expect(failing).rejects.toThrow("no");
  expect(await waiting).toBe("done");
  expect(told).toBe(1);
});

test("the lock of a process that is gone, or whose id another process has now, holds nobody up", async () => {
  for (const holder of ["999999999@1", `${process.pid}@1`, "garbage", ""]) {
    writeFileSync(file, holder);
    expect(await withProcessLock(file, inTime.onWait, () => Promise.resolve(holder))).toBe(holder);
  }
});

test("a process has the same identity at each look, and none once it is gone", () => {
  expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
  expect(processIdentity(999_999_999)).toBeUndefined();
});
