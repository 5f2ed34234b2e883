import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { catalog } from "../modules/catalog.ts";
import { type App, openApp } from "../server/app.server.ts";
import { migrate } from "../server/database/migrate.server.ts";
import { openDatabase } from "../server/database/open-database.server.ts";
import { sessionSecret } from "../server/sign-in/session-secret.server.ts";
import type { Terminal } from "./command.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Work with the product: beside a running server, whose database is then shared, or without one, when the database is
 * started for the command and stopped after it. ATTAIN_DATA and DATABASE_URL say where, as for the server.
 */
export async function withApp<T>(terminal: Terminal, work: (app: App) => Promise<T>): Promise<T> {
  const dataFolder = resolve(process.env.ATTAIN_DATA ?? join(root, "data"));
  const opened = await openDatabase({
    dataFolder,
    databaseUrl: process.env.DATABASE_URL,
    onProgress: terminal.err,
  });
  try {
    await migrate(opened.url, catalog);
    const app = openApp({
      url: opened.url,
      secret: sessionSecret(dataFolder),
      now: () => new Date().toISOString(),
    });
    try {
      return await work(app);
    } finally {
      await app.database.close();
    }
  } finally {
    await opened.close();
  }
}
