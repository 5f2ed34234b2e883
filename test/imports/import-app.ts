import type { Workspace } from "../../kernel/transaction.ts";
import { type App, openApp } from "../../server/app.server.ts";
import { createApiKey } from "../../server/company/api-keys.server.ts";
import { createWorkspace, systemActor } from "../../server/company/workspaces.server.ts";
import { httpServer } from "../../server/http/http-server.server.ts";
import { allRoutes } from "../../server/http/routes.ts";
import { type ImportProblem, problemLine } from "../../server/import/import-problem.ts";
import type { ObjectReport } from "../../server/import/import-report.ts";
import { runImport } from "../../server/import/run-import.server.ts";
import { testDatabase } from "../database.ts";

export type Imported = {
  readonly objects: readonly ObjectReport[];
  readonly problems: readonly ImportProblem[];
  readonly warnings: readonly ImportProblem[];
  /** The problems as the terminal shows them. */
  readonly told: readonly string[];
};

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely; a wrong shape fails the test that looks
export type Answer = { readonly status: number; readonly body: any; readonly text: string };

export type ImportApp = {
  readonly app: App;
  readonly workspace: Workspace;
  readonly databaseUrl: string;
  readonly import: (
    mapping: unknown,
    folder: string,
    onProgress?: (read: number) => void,
  ) => Promise<Imported>;
  /** Calls of the API with a new key of a user (external id) or of a role. */
  readonly callerAs: (who: {
    user?: string;
    role?: string;
  }) => Promise<(path: string, query?: Readonly<Record<string, unknown>>) => Promise<Answer>>;
  readonly close: () => Promise<void>;
};

/** The product on a fresh database with one empty company, ready to be filled by imports. */
export async function openImportApp(currency: string): Promise<ImportApp> {
  const database = await testDatabase();
  const app = openApp({
    url: database.url,
    secret: "a secret of at least thirty-two characters",
    now: () => "2014-07-01T12:00:00.000Z",
  });
  const workspace = await createWorkspace(app.database, app.records, {
    name: "imported",
    title: "Imported",
    currency,
    timeZone: "UTC",
    fiscalStartMonth: 1,
    fiscalPattern: "months",
  });
  const server = await httpServer(app, allRoutes(app), {
    webFolder: null,
    logger: false,
    requestsPerMinute: 1_000_000,
  });
  return {
    app,
    workspace,
    databaseUrl: database.url,
    import: async (mapping, folder, onProgress) => {
      const problems: ImportProblem[] = [];
      const warnings: ImportProblem[] = [];
      const actor = systemActor(workspace, "import", "en");
      const report = await runImport(
        { database: app.database, records: app.records, actor },
        mapping,
        folder,
        {
          onObject: () => {},
          onProblem: (_object, problem) => problems.push(problem),
          onWarning: (_object, problem) => warnings.push(problem),
          onProgress: (_object, read) => onProgress?.(read),
          onWait: () => {},
        },
      );
      return {
        objects: report.objects,
        problems,
        warnings,
        told: problems.map((problem) => problemLine(problem, "en")),
      };
    },
    callerAs: async (who) => {
      const { key } = await app.database.as(systemActor(workspace, "command"), (tx) =>
        createApiKey(tx, app.records, {
          name: "test",
          ...(who.user === undefined ? { role: who.role } : { user: { external_id: who.user } }),
        }),
      );
      return async (path, query = {}) => {
        const answer = await server.inject({
          method: "GET",
          url: path,
          headers: { authorization: `Bearer ${key}`, "accept-language": "en" },
          query: Object.fromEntries(
            Object.entries(query).map(([name, value]) => [
              name,
              typeof value === "string" ? value : JSON.stringify(value),
            ]),
          ),
        });
        const isJson = String(answer.headers["content-type"] ?? "").includes("json");
        return { status: answer.statusCode, body: isJson ? answer.json() : null, text: answer.payload };
      };
    },
    close: async () => {
      await server.close();
      await app.database.close();
      await database.drop();
    },
  };
}
