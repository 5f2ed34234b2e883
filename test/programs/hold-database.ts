/**
 * A process of its own that has a data folder's database open, for tests that kill it. It obeys lines on its standard
 * input and answers each with one line of JSON: `write N` inserts N rows one by one and answers each row once it is
 * acknowledged; `close` leaves the database and ends.
 */
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../../server/database/open-database.server.ts";

const retryMs = 50;

function answer(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Inserts until it is acknowledged; a number that an unacknowledged try already left there is fine. */
async function insert(pool: pg.Pool, number: number): Promise<void> {
  for (;;) {
    try {
      await pool.query("insert into written (number) values ($1) on conflict do nothing", [number]);
      return;
    } catch {
      await sleep(retryMs);
    }
  }
}

const [dataFolder = ""] = process.argv.slice(2);
try {
  const progress: string[] = [];
  const database = await openDatabase({ dataFolder, onProgress: (line) => progress.push(line) });
  const pool = new pg.Pool({ connectionString: database.url, application_name: "attain" });
  pool.on("error", () => undefined);
  await pool.query("create table if not exists written (number int primary key)");
  answer({ opened: database.url, progress });
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, argument] = line.split(" ");
    if (verb === "write") {
      for (let number = 1; number <= Number(argument); number += 1) {
        await insert(pool, number);
        answer({ acknowledged: number });
      }
    }
    if (verb === "close") break;
  }
  await pool.end();
  await database.close();
  answer({ closed: true });
} catch (error) {
  answer({ refused: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
// An open input would keep the process alive.
process.stdin.destroy();
