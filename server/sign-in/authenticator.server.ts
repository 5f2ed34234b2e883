import { type BetterAuthOptions, betterAuth } from "better-auth";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { cookiePrefix } from "./session-cookie.server.ts";

/** The address under which better-auth sees every request; which hosts may call is decided before it. */
export const innerOrigin = "http://attain.internal";
export const addressHeader = "x-attain-address";
export const basePath = "/api/auth";

const daySeconds = 86_400;
export const sessionDays = 14;
export const passwordLength = { min: 10, max: 128 };

const times = { createdAt: "created_at", updatedAt: "updated_at" };

/** The product's pool reads instants as texts; better-auth compares dates, so its queries are read the usual way. */
function withUsualTypes(pool: pg.Pool): ConstructorParameters<typeof PostgresDialect>[0]["pool"] {
  return {
    async connect() {
      const client = await pool.connect();
      const query = (text: string, values: readonly unknown[]) =>
        client.query({ text, values: [...values], types: pg.types });
      return { query, release: () => client.release() } as unknown as never;
    },
    // The pool belongs to the product, which ends it.
    end: () => Promise.resolve(),
  };
}

/** Settings of better-auth: our tables, no sign-up, sessions that end 14 days after the sign-in. */
export function authenticatorOptions(pool: pg.Pool, secret: string): BetterAuthOptions {
  const db = new Kysely<Record<string, never>>({
    dialect: new PostgresDialect({ pool: withUsualTypes(pool) }),
  });
  return {
    appName: "Attain",
    baseURL: innerOrigin,
    basePath,
    secret,
    database: { db, type: "postgres", schemaName: "sign_in" },
    telemetry: { enabled: false },
    logger: { level: "error" },
    // Attempts are counted by attempt-limit.ts, by address and e-mail together.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: { modelName: "identities", fields: { ...times, emailVerified: "email_verified" } },
    session: {
      modelName: "sessions",
      fields: {
        ...times,
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
      },
      expiresIn: sessionDays * daySeconds,
      disableSessionRefresh: true,
    },
    account: {
      modelName: "credentials",
      fields: {
        ...times,
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    verification: { modelName: "verifications", fields: { ...times, expiresAt: "expires_at" } },
    advanced: {
      cookiePrefix,
      // "Secure" is added where the request came by https, which only the server knows.
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  };
}

/** better-auth as a function from request to answer. */
export function createAuthenticator(pool: pg.Pool, secret: string): (request: Request) => Promise<Response> {
  const auth = betterAuth(authenticatorOptions(pool, secret));
  return (request) => auth.handler(request);
}
