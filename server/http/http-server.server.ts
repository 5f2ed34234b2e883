import { existsSync } from "node:fs";
import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import serveStatic from "@fastify/static";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { objectNamed } from "../../kernel/catalog.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { requireRight } from "../../kernel/rights.ts";
import { roleLabels } from "../../kernel/role.ts";
import type { Actor } from "../../kernel/transaction.ts";
import type { App } from "../app.server.ts";
import { actorOf, localeOf } from "./actor.server.ts";
import { problemJson, refusalOf } from "./problem.ts";
import type { Route } from "./route.ts";

const bodyLimit = 8 * 1024 * 1024;

export type HttpOptions = {
  readonly webFolder: string | null;
  readonly logger: boolean;
  readonly requestsPerMinute: number;
};

/** The product over HTTP: the API of the route table, sign-in, and the pages. */
export async function httpServer(
  app: App,
  routes: readonly Route[],
  options: HttpOptions,
): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit,
    trustProxy: process.env.ATTAIN_TRUST_PROXY === "on",
    logger: options.logger
      ? { level: "warn", redact: ["req.headers.authorization", "req.headers.cookie"] }
      : false,
    routerOptions: { maxParamLength: 200 },
  });
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library writes its styles into the page as it renders.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await server.register(compress, { threshold: 1024 });
  await server.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: "1 minute",
    keyGenerator: (request) => request.headers.authorization ?? request.headers.cookie ?? request.ip,
    errorResponseBuilder: (_request, context) =>
      new Refusal("request.too_many", { seconds: Math.ceil(context.ttl / 1000) }),
    allowList: (request) => !request.url.startsWith("/api/"),
  });
  server.setErrorHandler((error, request, reply) => void answerError(error, request, reply));
  server.setNotFoundHandler((request, reply) => void notFound(request, reply, options.webFolder));
  // Input is checked by the kinds, in words; the framework's own checker would say the same a second time.
  server.setValidatorCompiler(() => () => true);
  for (const route of routes) register(server, app, route);
  server.all("/api/auth/*", async (request, reply) => {
    refuseOtherSites(request);
    await app.signIn.handle(request, reply);
  });
  if (options.webFolder !== null && existsSync(options.webFolder))
    await server.register(serveStatic, {
      root: options.webFolder,
      wildcard: false,
      // Built files carry a hash in their name; the page that names them does not.
      setHeaders: (response, path) =>
        void response.header(
          "cache-control",
          path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    });
  return server;
}

function register(server: FastifyInstance, app: App, route: Route): void {
  server.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ":$1"),
    handler: async (request, reply) => {
      if (route.method !== "GET") refuseOtherSites(request);
      const actor = route.right.kind === "public" ? nobody : await actorOf(app, request);
      guard(app, route, actor);
      reply.header("cache-control", "no-store");
      const answer = await route.handle({
        params: request.params as Record<string, string>,
        query: plainQuery(request.query),
        body: request.body,
        actor,
        request,
        reply,
      });
      return await reply.code(route.status ?? 200).send(answer);
    },
  });
}

/** Public routes get an actor that has no workspace: anything that touches data under it fails. */
const nobody = null as unknown as Actor;

function guard(app: App, route: Route, actor: Actor): void {
  if (route.right.kind === "object")
    requireRight(objectNamed(app.database.catalog, route.right.object), route.right.action, actor.role);
  if (route.right.kind === "role" && !route.right.roles.includes(actor.role))
    throw new Refusal("right.missing", { role: roleLabels[actor.role], action: route.summary, object: "" });
}

/** A browser says from which site a request comes; with a session cookie only our own may change anything. */
function refuseOtherSites(request: FastifyRequest): void {
  if (request.headers.authorization !== undefined) return;
  const origin = request.headers.origin;
  if (origin === undefined || request.method === "GET") return;
  let host: string | null = null;
  try {
    host = new URL(origin).host;
  } catch {
    // not an address: refused below
  }
  if (host !== request.headers.host && host !== request.headers["x-forwarded-host"])
    throw new Refusal("sign_in.other_site");
}

function plainQuery(query: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((query ?? {}) as Record<string, unknown>).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value.at(-1) : value;
      return typeof one === "string" ? [[name, one]] : [];
    }),
  );
}

async function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = refusalOf(error);
  if (refusal === null) request.log.error({ err: error }, "bug");
  if (refusal === null && process.env.ATTAIN_SHOW_BUGS === "on")
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const answer = refusal ?? new Refusal("server.bug", { request: request.id });
  if (answer.code === "request.too_many") reply.header("retry-after", String(answer.values.seconds));
  await reply
    .code(answer.status)
    .header("cache-control", "no-store")
    .type("application/problem+json")
    .send(JSON.stringify(problemJson(answer, localeOf(request))));
}

/** Addresses of pages are the web's; only the API says that something is not there. */
async function notFound(
  request: FastifyRequest,
  reply: FastifyReply,
  webFolder: string | null,
): Promise<void> {
  const isPage =
    request.method === "GET" && !request.url.startsWith("/api/") && !request.url.startsWith("/assets/");
  if (isPage && webFolder !== null && existsSync(webFolder)) {
    await reply.header("cache-control", "no-cache").sendFile("index.html");
    return;
  }
  await answerError(new Refusal("route.not_found", { path: request.url.split("?")[0] }), request, reply);
}
