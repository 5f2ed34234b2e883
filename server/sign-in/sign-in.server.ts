import type { IncomingHttpHeaders } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type pg from "pg";
import { handleSignIn } from "./handle-sign-in.server.ts";
import type { NewIdentity } from "./identities.server.ts";
import type { Session } from "./session.ts";
import { readSessionToken } from "./session-cookie.server.ts";

export type { Session } from "./session.ts";

export type SignInOptions = {
  /** Pool of the owner of the database. */
  readonly pool: pg.Pool;
  /** Signs the cookies; see sessionSecret. */
  readonly secret: string;
  /** The address under which people reach the product, where it is known; its origin is trusted. */
  readonly baseUrl?: string;
  /** Other origins whose pages may call the sign-in endpoints. */
  readonly trustedOrigins?: readonly string[];
};

export type SignIn = {
  /**
   * Answers /api/auth/*: POST sign-in/email, POST sign-out, POST change-password, GET get-session. Nothing else is open;
   * people are created by an administrator.
   * @throws Refusal sign_in.wrong, sign_in.other_site, request.too_many, input.invalid
   */
  handle(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Who sends these headers; null without a session, with an expired one or a forged cookie. One indexed query. */
  sessionOf(headers: IncomingHttpHeaders): Promise<Session | null>;
  /** Creates who can sign in by this e-mail address; one who can already is left as he is, password included. */
  createIdentity(identity: NewIdentity): Promise<{ id: string }>;
  setPassword(identityId: string, password: string): Promise<void>;
  verifyPassword(identityId: string, password: string): Promise<boolean>;
  /** Ends all sessions of a person, but for the one that is kept. */
  revokeSessions(identityId: string, keptSessionId?: string): Promise<void>;
};

const sessionQuery = {
  name: "attain-session",
  text: `select s.id as session_id, i.id as identity_id, i.email
    from sign_in.sessions s join sign_in.identities i on i.id = s.user_id
    where s.token = $1 and s.expires_at > now()`,
};

type SessionRow = { session_id: string; identity_id: string; email: string };

/** Sign-in by password and sessions in cookies. better-auth is loaded when somebody first signs in. */
export function createSignIn(options: SignInOptions): SignIn {
  const { pool, secret } = options;
  const sessionOf = async (headers: IncomingHttpHeaders): Promise<Session | null> => {
    const token = readSessionToken(headers.cookie, secret);
    if (token === undefined) return null;
    const found = await pool.query<SessionRow>({ ...sessionQuery, values: [token] });
    const [row] = found.rows;
    if (row === undefined) return null;
    return { identityId: row.identity_id, email: row.email, sessionId: row.session_id };
  };
  const identities = () => import("./identities.server.ts");
  return {
    handle: handleSignIn({ ...options, sessionOf }),
    sessionOf,
    createIdentity: async (identity) => (await identities()).createIdentity(pool, identity),
    setPassword: async (identityId, password) => (await identities()).setPassword(pool, identityId, password),
    verifyPassword: async (identityId, password) =>
      (await identities()).isPasswordOf(pool, identityId, password),
    async revokeSessions(identityId, keptSessionId = "") {
      await pool.query("delete from sign_in.sessions where user_id = $1 and id <> $2", [
        identityId,
        keptSessionId,
      ]);
    },
  };
}
