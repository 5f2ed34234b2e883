import type { AddressInfo } from "node:net";
import { catalog } from "../modules/catalog.ts";
import { type App, openApp } from "./app.server.ts";
import { listWorkspaces } from "./company/workspaces.server.ts";
import { migrate } from "./database/migrate.server.ts";
import { openDatabase } from "./database/open-database.server.ts";
import { demoPassword, demoSignIns } from "./demo/demo-sign-ins.server.ts";
import { fillDemo } from "./demo/fill-demo.server.ts";
import { httpServer } from "./http/http-server.server.ts";
import { openApiDocument } from "./http/openapi.ts";
import { allRoutes } from "./http/routes.ts";
import { sessionSecret } from "./sign-in/session-secret.server.ts";
import { buildWeb } from "./web-build.server.ts";

export type StartOptions = {
  readonly root: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
  readonly now: () => string;
  readonly onProgress: (line: string) => void;
};
export type RunningServer = {
  readonly address: string;
  readonly app: App;
  readonly close: () => Promise<void>;
};

/** Start everything in order; close everything in the opposite order. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { onProgress } = options;
  if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65_535)
    throw new Error(
      `PORT 应为 0 到 65535 的端口号。 PORT must be a port number from 0 to 65535, not “${options.port}”.`,
    );
  const opened = await openDatabase({
    dataFolder: options.dataFolder,
    databaseUrl: options.databaseUrl,
    onProgress,
  });
  let app: App | undefined;
  try {
    const done = await migrate(opened.url, catalog);
    if (done.length > 0)
      onProgress(`数据库结构已更新（${done.length} 步） Database brought up to date (${done.length} steps)`);
    const opening = openApp({
      url: opened.url,
      secret: sessionSecret(options.dataFolder),
      now: options.now,
      openApi: () => openApiDocument(catalog, allRoutes(opening)),
    });
    app = opening;
    if (options.demo) await fillDemo(app, onProgress);
    const webFolder = await buildWeb(options.root, onProgress);
    const server = await httpServer(app, allRoutes(app), {
      webFolder,
      logger: true,
      requestsPerMinute: 6_000,
    });
    await listen(server, options);
    const { port } = server.server.address() as AddressInfo;
    const address = `http://${options.host === "0.0.0.0" ? "127.0.0.1" : options.host}:${port}`;
    await greet(app, address, onProgress);
    const closing = app;
    return {
      address,
      app,
      close: async () => {
        await server.close();
        await closing.database.close();
        await opened.close();
      },
    };
  } catch (error) {
    await app?.database.close();
    await opened.close();
    throw error;
  }
}

async function listen(server: Awaited<ReturnType<typeof httpServer>>, options: StartOptions): Promise<void> {
  try {
    await server.listen({ port: options.port, host: options.host });
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "EADDRINUSE")
      throw new Error(
        `端口 ${options.port} 已被占用：请停止占用它的程序，或用 PORT=另一个端口 npm start。 Port ${options.port} is taken; stop what uses it, or choose another with PORT.`,
      );
    throw error;
  }
}

async function greet(app: App, address: string, say: (line: string) => void): Promise<void> {
  const accounts = await demoSignIns(app);
  const workspaces = await listWorkspaces(app.database);
  say("");
  say(`达成 Attain  →  ${address}`);
  if (accounts.length > 0) {
    const [first] = accounts;
    say(
      `演示登录 Demo sign-in: ${first?.email}  ${demoPassword}   （登录页可一键选择各角色 / one click per role on the sign-in page）`,
    );
  } else if (workspaces.length === 0) {
    say("还没有公司：npm run -s attain -- workspace create 名称 --currency CNY --admin 邮箱");
    say("No workspace yet: npm run -s attain -- workspace create NAME --currency CNY --admin E-MAIL");
  }
}
