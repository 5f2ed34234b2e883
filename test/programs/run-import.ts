/**
 * A process of its own that imports, for tests that kill it: `run-import.ts URL WORKSPACE MAPPING.json FOLDER`. It
 * writes a line for each batch that it began to write.
 */
import { readFileSync } from "node:fs";
import { openApp } from "../../server/app.server.ts";
import { systemActor, workspaceNamed } from "../../server/company/workspaces.server.ts";
import { runImport } from "../../server/import/run-import.server.ts";

const [url = "", name = "", mapping = "", folder = ""] = process.argv.slice(2);
const app = openApp({
  url,
  secret: "a secret of at least thirty-two characters",
  now: () => new Date().toISOString(),
});
const actor = systemActor(await workspaceNamed(app.database, name), "import");
const nothing = (): void => undefined;
await runImport(
  { database: app.database, records: app.records, actor },
  JSON.parse(readFileSync(mapping, "utf8")),
  folder,
  {
    onObject: nothing,
    onProblem: nothing,
    onWarning: nothing,
    onProgress: (_object, read) => void process.stdout.write(`${read}\n`),
    onWait: nothing,
  },
);
await app.database.close();
