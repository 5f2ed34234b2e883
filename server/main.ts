import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "./start.server.ts";

/** `npm start`: open the database, migrate, fill the demo on the first run, serve. Says where and how to sign in. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const running = await startServer({
    root,
    dataFolder: resolve(process.env.ATTAIN_DATA ?? join(root, "data")),
    databaseUrl: process.env.DATABASE_URL,
    port: Number(process.env.PORT ?? 3000),
    host: process.env.ATTAIN_HOST ?? "127.0.0.1",
    demo: process.env.ATTAIN_DEMO !== "off",
    now: () => new Date().toISOString(),
    onProgress: say,
  });
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    say(`收到 ${signal}，正在停止 … Stopping …`);
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
