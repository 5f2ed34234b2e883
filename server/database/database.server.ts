import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from "kysely";
import pg from "pg";
import { dayOfInstant } from "../../engine/calendar/index.ts";
import type { Catalog } from "../../kernel/catalog.ts";
import { roles } from "../../kernel/role.ts";
import type { Actor, Transaction } from "../../kernel/transaction.ts";
import { idleRole, profileOf } from "./access-sql.ts";

export type Database = {
  readonly catalog: Catalog;
  readonly now: () => string;
  /** Work as an actor, in one transaction: all of it or nothing. */
  readonly as: <T>(
    actor: Actor,
    work: (tx: Transaction) => Promise<T>,
    mode?: "read only" | "read write",
  ) => Promise<T>;
  /** Outside of every workspace's rights: sign-in, keys, workspaces. Nothing here may be reached by a user's input alone. */
  readonly owner: pg.Pool;
  readonly close: () => Promise<void>;
};

/** Days and numerics stay texts, instants become ISO texts; nothing is turned into a float or a local date. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => {
    if (oid === 1082 || oid === 1700 || oid === 20) return (text: string) => text;
    if (oid === 1184) return (text: string) => new Date(text).toISOString();
    return pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

/** Tables are always meant in `public`, also where the owner has the name of a schema. */
export const publicSchema = "-c search_path=public";

const builder = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The SQL text and parameters of a built query. */
export function compile(query: RawBuilder<unknown>): {
  readonly text: string;
  readonly values: readonly unknown[];
} {
  const compiled = query.compile(builder);
  return { text: compiled.sql, values: compiled.parameters };
}

export function openPools(url: string, catalog: Catalog, now: () => string, size = 10): Database {
  const owner = new pg.Pool({
    connectionString: url,
    max: 4,
    types,
    application_name: "attain owner",
    options: publicSchema,
  });
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types,
    application_name: "attain",
    options: publicSchema,
  });
  // A lost connection of an idle client must not end the process; the next query gets a fresh one.
  for (const each of [owner, pool]) each.on("error", () => {});
  pool.on("connect", (client) => void client.query(`set role ${idleRole}`).catch(() => {}));
  const profiles = new Map(roles.map((role) => [role, profileOf(catalog, role)]));

  const as: Database["as"] = async (actor, work, mode = "read write") => {
    const at = now();
    const today = dayOfInstant(at, actor.workspace.timeZone);
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      // One round trip: the transaction begins as the actor's profile. All values are our own, quoted as literals.
      await client.query(
        `begin ${mode}; select ${[
          ["role", profiles.get(actor.role) ?? idleRole],
          ["attain.workspace", actor.workspace.id],
          ["attain.actor", actor.userId ?? ""],
          ["attain.today", today],
        ]
          .map(
            ([name, value]) =>
              `set_config(${pg.escapeLiteral(name ?? "")}, ${pg.escapeLiteral(value ?? "")}, true)`,
          )
          .join(", ")}`,
      );
      const tx: Transaction = {
        actor,
        now: at,
        today,
        client,
        rows: async <R>(query: RawBuilder<unknown>) => {
          const { text, values } = compile(query);
          return (await client.query(text, [...values])).rows as R[];
        },
      };
      const result = await work(tx);
      await client.query("commit");
      return result;
    } catch (error) {
      await client.query("rollback").catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error(String(failure));
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return { catalog, now, as, owner, close: async () => void (await Promise.all([pool.end(), owner.end()])) };
}
