import type { Actor } from "../../kernel/transaction.ts";
import type { Database } from "../database/database.server.ts";
import type { Records } from "../records/records.server.ts";

/** Where an import writes, and in whose name. */
export type ImportTarget = {
  readonly database: Database;
  readonly records: Records;
  readonly actor: Actor;
};
