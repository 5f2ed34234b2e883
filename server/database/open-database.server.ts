import { openEmbedded } from "./embedded.server.ts";
import type { OpenDatabaseOptions, OpenedDatabase } from "./opened-database.ts";
import { openOutside } from "./outside.server.ts";

export type { OpenDatabaseOptions, OpenedDatabase } from "./opened-database.ts";

/**
 * Opens the product's database: the outside one where a URL is given, otherwise the embedded one on the data folder.
 * Several processes may have the same data folder open.
 * @throws DatabaseRefusal with a sentence for the person at the terminal
 */
export function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const { databaseUrl } = options;
  if (databaseUrl === undefined || databaseUrl.trim() === "") return openEmbedded(options);
  return openOutside(databaseUrl.trim());
}
