import Fastify, { type FastifyInstance } from "fastify";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Refusal } from "../../kernel/refusal.ts";
import { type TestDatabase, testDatabase } from "../../test/database.ts";
import { createSignIn, type SignIn } from "./sign-in.server.ts";

const secret = "a secret of at least thirty-two characters";
const person = { email: "Li.Na@example.com", password: "correct horse", name: "李娜" };

let database: TestDatabase;
let pool: pg.Pool;
let signIn: SignIn;
let server: FastifyInstance;
let identityId = "";

/** Like the product's pool: instants are read as texts. */
const textTypes = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === 1184 ? (text: string) => text : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig;

beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url, types: textTypes });
  const maker = createSignIn({ pool, secret });
  identityId = (await maker.createIdentity(person)).id;
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

// Attempts are counted per instance, so each test has its own.
beforeEach(() => {
  signIn = createSignIn({ pool, secret, trustedOrigins: ["https://portal.example.com"] });
  server = Fastify({ trustProxy: true });
  server.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof Refusal)) throw error;
    void reply.code(error.status).send({ code: error.code, values: error.values });
  });
  server.all("/api/auth/*", async (request, reply) => signIn.handle(request, reply));
});
afterEach(() => server.close());

function post(path: string, payload: object, headers: Record<string, string> = {}) {
  return server.inject({ method: "POST", url: `/api/auth${path}`, payload, headers });
}
const enter = (password = person.password, headers: Record<string, string> = {}) =>
  post("/sign-in/email", { email: person.email, password }, headers);

/** The Cookie header that a browser would send after this answer. */
function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return [answer.headers["set-cookie"]]
    .flat()
    .map((cookie) => String(cookie).split(";")[0])
    .join("; ");
}

test("the right password opens a session that the server knows, for 14 days", async () => {
  const answer = await enter();
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ user: { id: identityId, email: "li.na@example.com", name: "李娜" } });
  const session = await signIn.sessionOf({ cookie: cookieOf(answer) });
  expect(session).toMatchObject({ identityId, email: "li.na@example.com" });
  const days = await pool.query(
    "select round(extract(epoch from expires_at - created_at) / 86400)::int as days from sign_in.sessions where id = $1",
    [session?.sessionId],
  );
  expect(days.rows).toEqual([{ days: 14 }]);
});

test("the cookie is out of the reach of scripts and other sites, and the token stands nowhere else", async () => {
  const answer = await enter();
  const cookie = String(answer.headers["set-cookie"]);
  expect(cookie).toMatch(/^attain\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(cookie).toMatch(/Max-Age=1209600/);
  expect(cookie).not.toMatch(/Secure/);
  const token = decodeURIComponent(cookie.split(";")[0]?.split("=")[1] ?? "").split(".")[0] ?? "";
  expect(token.length).toBeGreaterThan(20);
  expect(answer.body).not.toContain(token);
});

test("over https the cookie is for https alone", async () => {
  const answer = await enter(person.password, { "x-forwarded-proto": "https" });
  expect(String(answer.headers["set-cookie"])).toMatch(/; Secure$/);
});

test("a wrong password and an unknown address get the same answer and no cookie", async () => {
  const wrong = await enter("wrong");
  const unknown = await post("/sign-in/email", { email: "nobody@example.com", password: "wrong" });
  expect(wrong.statusCode).toBe(401);
  expect(wrong.json()).toEqual({ code: "sign_in.wrong", values: {} });
  expect(unknown.json()).toEqual(wrong.json());
  expect(wrong.headers["set-cookie"]).toBeUndefined();
});

test.each([{}, { email: 1, password: [] }, { email: "no address", password: "x" }, { email: person.email }])(
  "the body %j is refused, not a failure",
  async (body) => {
    expect((await post("/sign-in/email", body)).statusCode).toBe(401);
  },
);

test("after ten wrong passwords from one address the right one has to wait; another address has not", async () => {
  for (let attempt = 1; attempt <= 10; attempt += 1) expect((await enter("wrong")).statusCode).toBe(401);
  const answer = await enter();
  expect(answer.statusCode).toBe(429);
  expect(answer.json().code).toBe("request.too_many");
  expect((await enter(person.password, { "x-forwarded-for": "203.0.113.9" })).statusCode).toBe(200);
});

test("signing out ends the session on the server", async () => {
  const cookie = cookieOf(await enter());
  const out = await post("/sign-out", {}, { cookie });
  expect(out.statusCode).toBe(200);
  expect(String(out.headers["set-cookie"])).toMatch(/Max-Age=0/);
  expect(await signIn.sessionOf({ cookie })).toBeNull();
});

test("an expired session, a forged or broken cookie and no cookie are nobody", async () => {
  const cookie = cookieOf(await enter());
  const session = await signIn.sessionOf({ cookie });
  await pool.query("update sign_in.sessions set expires_at = now() where id = $1", [session?.sessionId]);
  expect(await signIn.sessionOf({ cookie })).toBeNull();
  const forged = [
    `${cookie.slice(0, -6)}AAAA%3D`,
    "attain.session_token=abc",
    "attain.session_token=%E0%A4%A",
    "attain.session_token=.",
    "other=1",
    "",
  ];
  for (const header of forged) expect(await signIn.sessionOf({ cookie: header })).toBeNull();
  expect(await signIn.sessionOf({})).toBeNull();
  expect(await createSignIn({ pool, secret: `${secret}!` }).sessionOf({ cookie })).toBeNull();
});

test("nobody signs up over HTTP, and no other endpoint is open", async () => {
  const body = { email: "new@example.com", password: "long enough", name: "New" };
  for (const path of [
    "/sign-up/email",
    "/request-password-reset",
    "/update-user",
    "/delete-user",
    "/list-sessions",
  ])
    expect((await post(path, body)).statusCode).toBe(404);
  expect((await server.inject({ url: "/api/auth/sign-in/email" })).statusCode).toBe(404);
  const found = await pool.query("select 1 from sign_in.identities where email = 'new@example.com'");
  expect(found.rowCount).toBe(0);
});

test("a page of another site is refused, our own and a trusted one are not", async () => {
  const from = (origin: string) => enter(person.password, { host: "sales.example.com", origin });
  expect((await from("https://evil.example.com")).json().code).toBe("sign_in.other_site");
  expect((await from("null")).json().code).toBe("sign_in.other_site");
  expect((await from("https://sales.example.com")).statusCode).toBe(200);
  expect((await from("https://portal.example.com")).statusCode).toBe(200);
});

test("get-session tells who is signed in, without the token", async () => {
  const cookie = cookieOf(await enter());
  const known = await server.inject({ url: "/api/auth/get-session", headers: { cookie } });
  expect(known.json()).toEqual({ user: { id: identityId, email: "li.na@example.com" } });
  const unknown = await server.inject({ url: "/api/auth/get-session" });
  expect(unknown.json()).toBeNull();
});

test("an identity that exists is found, and keeps its password", async () => {
  const again = await signIn.createIdentity({
    ...person,
    email: " LI.NA@example.com ",
    password: "another one",
  });
  expect(again.id).toBe(identityId);
  expect(await signIn.verifyPassword(identityId, person.password)).toBe(true);
  expect(await signIn.verifyPassword(identityId, "another one")).toBe(false);
});

test("a set password replaces the old one, and revoking ends all sessions but the kept one", async () => {
  const { id } = await signIn.createIdentity({
    email: "wang@example.com",
    password: "first password",
    name: "王",
  });
  const signInAs = (password: string) => post("/sign-in/email", { email: "wang@example.com", password });
  const [one, two] = [cookieOf(await signInAs("first password")), cookieOf(await signInAs("first password"))];
  await signIn.setPassword(id, "second password");
  expect((await signInAs("first password")).statusCode).toBe(401);
  expect((await signInAs("second password")).statusCode).toBe(200);
  const kept = await signIn.sessionOf({ cookie: one });
  await signIn.revokeSessions(id, kept?.sessionId);
  expect(await signIn.sessionOf({ cookie: one })).not.toBeNull();
  expect(await signIn.sessionOf({ cookie: two })).toBeNull();
  await signIn.revokeSessions(id);
  expect(await signIn.sessionOf({ cookie: one })).toBeNull();
});

test("one changes one's own password with the current one, and other sessions can be ended by it", async () => {
  await signIn.createIdentity({ email: "zhao@example.com", password: "old password", name: "赵" });
  const signInAs = (password: string) => post("/sign-in/email", { email: "zhao@example.com", password });
  const cookie = cookieOf(await signInAs("old password"));
  const change = (body: object, headers: Record<string, string> = { cookie }) =>
    post("/change-password", body, headers);
  expect((await change({ currentPassword: "x", newPassword: "new password" }, {})).json().code).toBe(
    "sign_in.required",
  );
  expect((await change({ currentPassword: "wrong", newPassword: "new password" })).statusCode).toBe(401);
  const changed = await change({ currentPassword: "old password", newPassword: "new password" });
  expect(changed.json()).toEqual({ changed: true });
  expect((await signInAs("new password")).statusCode).toBe(200);
});
