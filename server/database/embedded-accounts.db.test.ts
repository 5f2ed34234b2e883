import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, type TestContext, test } from "vitest";
import { holdDatabase } from "../../test/held-database.ts";
import { openDatabase } from "./open-database.server.ts";

/* An ordinary user of this machine: `nobody` has no home, no shell and no rights. */
const user = { uid: 65_534, gid: 65_534 };
const asRoot = process.getuid?.() === 0;

let base = "";
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "attain-accounts-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** A folder that only this user may enter, inside a folder that everybody may. */
function closedFolder(owner: { uid: number; gid: number }): string {
  chmodSync(base, 0o755);
  const folder = join(base, "closed");
  mkdirSync(folder, { mode: 0o700 });
  chownSync(folder, owner.uid, owner.gid);
  return join(folder, "data");
}

function needRoot(context: TestContext): void {
  context.skip(!asRoot, "only root can start processes as another user");
}

/** The ordinary user must be able to read our own files; in a checkout under /root he cannot. */
function needOpenCheckout(context: TestContext): void {
  const parents = [];
  for (let folder = import.meta.dirname; folder !== "/"; folder = join(folder, "..")) parents.push(folder);
  const open = parents.every((folder) => (statSync(folder).mode & 0o001) !== 0);
  context.skip(!open, "this checkout lies in a folder that an ordinary user cannot enter");
}

test("this user opens a database in a folder that nobody else may enter", async () => {
  const dataFolder = closedFolder({ uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 });
  const held = await holdDatabase(dataFolder);
  await held.close();
  const owner = statSync(join(dataFolder, "postgres")).uid;
  if (asRoot) expect(owner).not.toBe(0);
  else expect(owner).toBe(process.getuid?.());
});

test("an ordinary user opens a database in his own closed folder", async (context) => {
  needRoot(context);
  needOpenCheckout(context);
  const dataFolder = closedFolder(user);
  const held = await holdDatabase(dataFolder, user);
  await held.close();
  expect(statSync(join(dataFolder, "postgres")).uid).toBe(user.uid);
});

test("root in another user's folder leaves a database that the user can open", async (context) => {
  needRoot(context);
  needOpenCheckout(context);
  const dataFolder = closedFolder(user);
  mkdirSync(dataFolder, { mode: 0o700 });
  chownSync(dataFolder, user.uid, user.gid);
  const database = await openDatabase({ dataFolder, onProgress: () => undefined });
  await database.close();
  await (await holdDatabase(dataFolder, user)).close();
});

test("an ordinary user is told that root's database is not his", async (context) => {
  needRoot(context);
  needOpenCheckout(context);
  const dataFolder = join(base, "data");
  chmodSync(base, 0o755);
  const database = await openDatabase({ dataFolder, onProgress: () => undefined });
  await database.close();
  await expect(holdDatabase(dataFolder, user)).rejects.toThrow("cannot be written to");
  chmodSync(dataFolder, 0o777);
  const stranger = { uid: 12_345, gid: 12_345 };
  await expect(holdDatabase(dataFolder, stranger)).rejects.toThrow("belongs to another user");
});
