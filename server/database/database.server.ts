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
import { type Role, roles } from "../../kernel/role.ts";
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

function hasTeamScope(catalog: Catalog, role: Role): boolean {
  return catalog.objects.some((object) =>
    Object.values(object.rights).some((scopes) => scopes[role] === "team"),
  );
}

/**
 * One round trip: the transaction begins as the actor's profile, and knows the people of who leads a team. All values
 * are our own, quoted as literals.
 */
function openingSql(
  settings: readonly (readonly [name: string, value: string])[],
  mode: string,
  leads: boolean,
): string {
  const set = settings.map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  );
  return [
    `begin ${mode}`,
    `select ${set.join(", ")}`,
    ...(leads
      ? [
          "select set_config('attain.led_teams', attain.find_led_teams()::text, true)",
          "select set_config('attain.people', attain.find_people()::text, true)",
        ]
      : []),
  ].join("; ");
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
  // A lost connection must not end the process, whether its client is idle or at work: the query at hand is refused by
  // itself, and the next one gets a fresh client.
  for (const each of [owner, pool]) {
    each.on("error", () => {});
    each.on("connect", (client) => void client.on("error", () => {}));
  }
  pool.on("connect", (client) => void client.query(`set role ${idleRole}`).catch(() => {}));
  const profiles = new Map(roles.map((role) => [role, profileOf(catalog, role)]));
  const leading = new Set(roles.filter((role) => hasTeamScope(catalog, role)));
  const opening = (actor: Actor, profile: string, today: string, mode: string): string =>
    openingSql(
      [
        ["role", profile],
        ["attain.workspace", actor.workspace.id],
        ["attain.actor", actor.userId ?? ""],
        ["attain.today", today],
      ],
      mode,
      leading.has(actor.role),
    );

  const as: Database["as"] = async (actor, work, mode = "read write") => {
    const at = now();
    const today = dayOfInstant(at, actor.workspace.timeZone);
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(opening(actor, profiles.get(actor.role) ?? idleRole, today, mode));
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
