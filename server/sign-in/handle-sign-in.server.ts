import type { IncomingHttpHeaders } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type pg from "pg";
import { Refusal } from "../../kernel/refusal.ts";
import { attemptLimit } from "./attempt-limit.ts";
import type { Session } from "./session.ts";

type HandleOptions = {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly baseUrl?: string;
  readonly trustedOrigins?: readonly string[];
  readonly sessionOf: (headers: IncomingHttpHeaders) => Promise<Session | null>;
};

type Authenticate = (request: Request) => Promise<Response>;

const windowMs = 15 * 60_000;
/** One address guessing at one person; and one address, or all together, guessing at many or from many places. */
const limits = { addressAndEmail: 10, address: 100, email: 100 };

/**
 * The endpoints that are open, each with what of better-auth's answer goes out: never the token, which only the cookie
 * may carry, out of the reach of scripts.
 */
const openEndpoints = [
  "POST /sign-in/email",
  "POST /sign-out",
  "POST /change-password",
  "GET /get-session",
] as const;
type Endpoint = (typeof openEndpoints)[number];

function endpointOf(request: FastifyRequest): Endpoint | undefined {
  const [path = ""] = request.url.split("?");
  const wanted = `${request.method} ${path.replace(/^\/api\/auth/, "")}`;
  return openEndpoints.find((endpoint) => endpoint === wanted);
}

function textOf(body: unknown, key: string): string {
  if (typeof body !== "object" || body === null) return "";
  const value = (body as Record<string, unknown>)[key];
  return typeof value === "string" ? value : "";
}

/** The request as better-auth sees it: only what it needs, and always from its own origin. */
async function innerRequest(request: FastifyRequest, endpoint: Endpoint): Promise<Request> {
  const { addressHeader, basePath, innerOrigin } = await import("./authenticator.server.ts");
  const [method = "", path = ""] = endpoint.split(" ");
  const headers = new Headers({ origin: innerOrigin, [addressHeader]: request.ip });
  if (request.headers.cookie !== undefined) headers.set("cookie", request.headers.cookie);
  if (request.headers["user-agent"] !== undefined) headers.set("user-agent", request.headers["user-agent"]);
  if (method !== "POST") return new Request(`${innerOrigin}${basePath}${path}`, { method, headers });
  headers.set("content-type", "application/json");
  const body = JSON.stringify(request.body ?? {});
  return new Request(`${innerOrigin}${basePath}${path}`, { method, headers, body });
}

function passCookies(request: FastifyRequest, reply: FastifyReply, answer: Response): void {
  const secure = request.protocol === "https" ? "; Secure" : "";
  for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", `${cookie}${secure}`);
}

/** Makes the handler of /api/auth/*. */
export function handleSignIn(options: HandleOptions) {
  const { pool, secret, sessionOf } = options;
  const trusted = [options.baseUrl, ...(options.trustedOrigins ?? [])].flatMap((url) =>
    url === undefined ? [] : [new URL(url).origin],
  );
  const byBoth = attemptLimit(limits.addressAndEmail, windowMs);
  const byAddress = attemptLimit(limits.address, windowMs);
  const byEmail = attemptLimit(limits.email, windowMs);

  let loaded: Promise<Authenticate> | undefined;
  const authenticate: Authenticate = async (request) => {
    loaded ??= import("./authenticator.server.ts").then((module) => module.createAuthenticator(pool, secret));
    return (await loaded)(request);
  };

  /** A page of another site must neither sign anybody in nor out. Programs send no origin. */
  const refuseOtherSites = (request: FastifyRequest): void => {
    const { origin } = request.headers;
    if (request.method === "GET" || origin === undefined) return;
    const own = URL.canParse(origin) && new URL(origin).host === request.host;
    if (!own && !trusted.includes(origin)) throw new Refusal("sign_in.other_site");
  };

  const signIn = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const email = textOf(request.body, "email").trim().toLowerCase();
    const keys = [
      { limit: byBoth, key: `${request.ip} ${email}` },
      { limit: byAddress, key: request.ip },
      { limit: byEmail, key: email },
    ];
    const now = Date.now();
    const seconds = Math.max(...keys.map(({ limit, key }) => limit.waitSeconds(key, now)));
    if (seconds > 0) throw new Refusal("request.too_many", { seconds });
    const answer = await authenticate(await innerRequest(request, "POST /sign-in/email"));
    if (answer.status >= 500) throw new Error(`sign-in failed: ${await answer.text()}`);
    if (!answer.ok) {
      for (const { limit, key } of keys) limit.failed(key, now);
      throw new Refusal("sign_in.wrong");
    }
    // The address alone is not forgiven by one right password: an attacker may hold an account of his own.
    byBoth.succeeded(`${request.ip} ${email}`);
    await pool.query("delete from sign_in.sessions where expires_at < now()");
    passCookies(request, reply, answer);
    const { user } = (await answer.json()) as { user: { id: string; email: string; name: string } };
    await reply.send({ user: { id: user.id, email: user.email, name: user.name } });
  };

  const signOut = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const answer = await authenticate(await innerRequest(request, "POST /sign-out"));
    passCookies(request, reply, answer);
    await reply.send({ signed_out: true });
  };

  const changePassword = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const session = await sessionOf(request.headers);
    if (session === null) throw new Refusal("sign_in.required");
    const key = `change ${session.identityId}`;
    const seconds = byBoth.waitSeconds(key, Date.now());
    if (seconds > 0) throw new Refusal("request.too_many", { seconds });
    const answer = await authenticate(await innerRequest(request, "POST /change-password"));
    if (answer.status >= 500) throw new Error(`changing the password failed: ${await answer.text()}`);
    if (!answer.ok) {
      byBoth.failed(key, Date.now());
      throw new Refusal("sign_in.wrong");
    }
    passCookies(request, reply, answer);
    await reply.send({ changed: true });
  };

  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header("cache-control", "no-store");
    refuseOtherSites(request);
    switch (endpointOf(request)) {
      case "POST /sign-in/email":
        return signIn(request, reply);
      case "POST /sign-out":
        return signOut(request, reply);
      case "POST /change-password":
        return changePassword(request, reply);
      case "GET /get-session": {
        const session = await sessionOf(request.headers);
        await reply.send(
          session === null ? null : { user: { id: session.identityId, email: session.email } },
        );
        return;
      }
      default:
        await reply.callNotFound();
    }
  };
}
