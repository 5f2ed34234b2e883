import { getMigrations } from "better-auth/db/migration";
import pg from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { authenticatorOptions } from "./authenticator.server.ts";

test("the frozen tables are all that the installed better-auth wants", async () => {
  const database = await testDatabase();
  const pool = new pg.Pool({ connectionString: database.url });
  const { toBeCreated, toBeAdded } = await getMigrations(
    authenticatorOptions(pool, "a secret of at least thirty-two characters"),
  );
  expect(toBeCreated).toEqual([]);
  expect(toBeAdded).toEqual([]);
  await pool.end();
  await database.drop();
});
