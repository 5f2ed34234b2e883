import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ImportApp, openImportApp } from "./import-app.ts";

let imported: ImportApp;
let folder: string;
beforeAll(async () => {
  imported = await openImportApp("CNY");
});
afterAll(() => imported?.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "attain-import-"));
  return () => rmSync(folder, { recursive: true });
});

const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
const rows = async <R extends Record<string, unknown>>(statement: string): Promise<R[]> =>
  (await imported.app.database.owner.query<R>(statement)).rows;

const accounts = () => ({
  files: { customers: "customers.csv" },
  objects: [{ object: "account", from: "customers", external_id: "Id", fields: { name: "Name" } }],
});

describe("an import that loses its database", () => {
  it("says so, keeps what it had, and is completed by the next run", async () => {
    const total = 9_000;
    const list = Array.from({ length: total }, (_, index) => `L${index},客户 ${index}`);
    write("customers.csv", ["Id,Name", ...list].join("\n"));
    const cut = imported.import(accounts(), folder, (read) => {
      if (read === 6_000)
        void rows(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        );
    });
    await expect(cut).rejects.toThrow();
    // The pools' idle connections were ended too, and each is noticed only when it is used: ask until one answers.
    let kept: { n: number }[] = [];
    for (let tries = 0; kept.length === 0 && tries < 50; tries += 1) {
      await sleep(100);
      kept = await rows<{ n: number }>(
        "select count(*)::int as n from accounts where external_id like 'L%'",
      ).catch(() => []);
    }
    expect(kept[0]?.n).toBeGreaterThanOrEqual(4_000);
    const [report] = (await imported.import(accounts(), folder)).objects;
    expect(report).toMatchObject({
      read: total,
      skipped: kept[0]?.n,
      created: total - (kept[0]?.n ?? 0),
      failed: 0,
    });
  });
});

describe("an import that is killed half-way", () => {
  it("keeps what it had, and the next run completes it without doing anything twice", async () => {
    const total = 12_000;
    const list = Array.from({ length: total }, (_, index) => `K${index},客户 ${index}`);
    write("customers.csv", ["Id,Name", ...list].join("\n"));
    write("mapping.json", JSON.stringify(accounts()));
    const program = join(import.meta.dirname, "..", "programs", "run-import.ts");
    const child = spawn(
      process.execPath,
      [program, imported.databaseUrl, imported.workspace.name, join(folder, "mapping.json"), folder],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    // The third batch is being written when this is told; the first two are kept.
    child.stdout.on("data", (chunk: Buffer) => {
      if (/^6000$/m.test(chunk.toString())) child.kill("SIGKILL");
    });
    await once(child, "exit");
    expect(child.signalCode).toBe("SIGKILL");
    const result = await imported.import(accounts(), folder);
    const [report] = result.objects;
    expect(report).toMatchObject({ read: total, updated: 0, failed: 0 });
    expect(report?.skipped).toBeGreaterThanOrEqual(4_000);
    expect(report?.skipped).toBeLessThan(total);
    expect(
      await rows(
        "select count(*)::int as n, max(version) as version from accounts where external_id like 'K%'",
      ),
    ).toEqual([{ n: total, version: 1 }]);
    expect(
      await rows(
        "select count(*)::int as n from accounts_log l join accounts a on a.id = l.record_id where a.external_id like 'K%'",
      ),
    ).toEqual([{ n: total }]);
  });
});
