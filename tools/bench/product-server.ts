/** The product's API in a process of its own, without a limit of requests: `product-server.ts URL`. Says its port. */
import type { AddressInfo } from "node:net";
import { openApp } from "../../server/app.server.ts";
import { httpServer } from "../../server/http/http-server.server.ts";
import { allRoutes } from "../../server/http/routes.ts";

const [url = ""] = process.argv.slice(2);
const app = openApp({
  url,
  secret: "a secret of at least thirty-two characters",
  now: () => new Date().toISOString(),
});
const server = await httpServer(app, allRoutes(app), {
  webFolder: null,
  logger: false,
  requestsPerMinute: 1_000_000_000,
});
await server.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`);
process.once("SIGTERM", () => void server.close().then(() => process.exit(0)));
