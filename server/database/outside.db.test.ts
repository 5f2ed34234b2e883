import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "./open-database.server.ts";
import type { OpenedDatabase } from "./opened-database.ts";
import { serverRefusal } from "./outside.server.ts";

const onProgress = (): void => undefined;
let folder = "";
let server: OpenedDatabase;

/* An outside server as the product meets it: a PostgreSQL of its own, known by its URL alone. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "attain-outside-"));
  server = await openDatabase({ dataFolder: folder, onProgress, settings: { fsync: "off" } });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function urlWith(change: (url: URL) => void): string {
  const url = new URL(server.url);
  change(url);
  return url.href;
}

const open = (databaseUrl: string): Promise<OpenedDatabase> =>
  openDatabase({ dataFolder: "/nowhere", databaseUrl, onProgress });

test("a missing database is created, and the server is left running", async () => {
  const databaseUrl = urlWith((url) => {
    url.pathname = "/sales-2026";
  });
  const opened = await open(databaseUrl);
  expect(opened).toMatchObject({ kind: "outside", embedded: false, url: databaseUrl });
  await opened.close();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  expect((await client.query("select current_database() as name")).rows).toEqual([{ name: "sales-2026" }]);
  await client.end();
});

test("a URL without a database means the one named attain", async () => {
  const opened = await open(
    urlWith((url) => {
      url.pathname = "";
    }),
  );
  expect(new URL(opened.url).pathname).toBe("/attain");
});

test.each(["nonsense", "mysql://u:p@host/db", "postgres://", "http://127.0.0.1:5432"])(
  "the URL %s is refused by its form",
  async (databaseUrl) => {
    await expect(open(databaseUrl)).rejects.toMatchObject({ code: "database.url_invalid" });
  },
);

test("an unreachable server is named without the password", async () => {
  const wrongPort = open("postgres://sales:secret@127.0.0.1:1/attain");
  await expect(wrongPort).rejects.toMatchObject({ code: "database.unreachable" });
  await expect(wrongPort).rejects.toThrow("127.0.0.1:1/attain");
  await expect(wrongPort).rejects.not.toThrow("secret");
});

test("a wrong password is told", async () => {
  const databaseUrl = urlWith((url) => {
    url.password = "wrong";
  });
  await expect(open(databaseUrl)).rejects.toThrow("password authentication failed");
});

test("a database that is not UTF-8 is refused", async () => {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(
    "create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0",
  );
  await client.end();
  const databaseUrl = urlWith((url) => {
    url.pathname = "/latin";
  });
  await expect(open(databaseUrl)).rejects.toMatchObject({ code: "database.not_utf8" });
});

test("PostgreSQL 15 is new enough, 14 is not", () => {
  expect(serverRefusal({ version: "15.0", encoding: "UTF8" })).toBeUndefined();
  expect(serverRefusal({ version: "18.4 (Debian 18.4-1)", encoding: "UTF8" })).toBeUndefined();
  expect(serverRefusal({ version: "14.19", encoding: "UTF8" })?.code).toBe("database.too_old");
});
