import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CutOff, openCutOff } from "../../test/fixture/cut-off.ts";
import { type Answer, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";
import { hashApiKey } from "../sign-in/api-key.server.ts";
import { httpServer } from "./http-server.server.ts";
import { allRoutes } from "./routes.ts";

let fixture: Fixture;
let way: CutOff;
beforeAll(async () => {
  fixture = await openFixture({
    through: async (url) => {
      way = await openCutOff(url);
      return way.url;
    },
  });
  for (const name of ["alpha", "beta"])
    await fixture.app.signIn.createIdentity({
      email: `an@${name}.example`,
      name: "安",
      password: "correct horse",
    });
});
afterAll(async () => {
  way.join();
  await fixture.close();
  await way.close();
});

const sites = { host: "sales.example.com", origin: "http://sales.example.com" };
async function signIn(email: string, password = "correct horse"): Promise<Answer> {
  return await fixture.with({ "accept-language": "en", ...sites })("/api/auth/sign-in/email", {
    method: "POST",
    body: { email, password },
  });
}
const cookieOf = (answer: Answer): string =>
  [answer.headers["set-cookie"]]
    .flat()
    .map((cookie) => String(cookie).split(";")[0])
    .join("; ");
async function signedIn(email: string, more = ""): Promise<Call> {
  return fixture.with({
    cookie: `${cookieOf(await signIn(email))}${more}`,
    "accept-language": "en",
    ...sites,
  });
}

describe("who asks", () => {
  test("nobody is asked to sign in, on every route that is not public", async () => {
    const nobody = fixture.with({ "accept-language": "en" });
    const urls = allRoutes(fixture.app).map(({ method, path, right }) => ({
      method,
      right,
      path: path.replace("{id}", fixture.alpha.id("account", "c1")),
    }));
    expect(urls.length).toBeGreaterThan(100);
    for (const { method, path, right } of urls) {
      const answer = await nobody(path, { method, ...(method === "GET" ? {} : { body: {} }) });
      if (right.kind === "public") expect([path, answer.status === 401]).toEqual([path, false]);
      else
        expect([method, path, answer.status, answer.body.code]).toEqual([
          method,
          path,
          401,
          "sign_in.required",
        ]);
    }
  });

  test("a key that is wrong, half or revoked is no key", async () => {
    for (const key of ["", "x", "att_", `att_${"0".repeat(43)}`, "a\u00e9"]) {
      const { status, body } = await fixture.with({ authorization: `Bearer ${key}` })("/api/session");
      expect([key, status]).toEqual([key, 401]);
      expect(["sign_in.bad_key", "sign_in.required"]).toContain(body.code);
    }
    expect(hashApiKey(fixture.alpha.keys.an ?? "")).toMatch(/^[0-9a-f]{64}$/);
  });

  test("who signs in is the user of the same e-mail, in the workspace that he belongs to", async () => {
    const call = await signedIn("an@alpha.example");
    const { body } = await call("/api/session");
    expect(body).toMatchObject({
      user: { name: "安小北", email: "an@alpha.example", role: "rep" },
      role: "rep",
      workspace: { name: "alpha", currency: "CNY", time_zone: "Asia/Shanghai", fiscal_start_month: 1 },
      workspaces: [{ name: "alpha", title: "公司 alpha" }],
      rights: { account: { read: "own", create: "own", update: "own", export: "own" } },
      today: "2026-11-22",
    });
    expect(body.rights.account.delete).toBeUndefined();
    expect((await call("/api/orders/count")).body).toEqual({ count: 6 });
  });

  test("another company is not reached by naming it: only where one belongs to it", async () => {
    for (const more of ["; attain_workspace=beta", "; attain_workspace=%E0%A4%A", "; attain_workspace="]) {
      const call = await signedIn("an@alpha.example", more);
      expect((await call("/api/session")).body.workspace.name).toBe("alpha");
    }
    const call = await signedIn("an@alpha.example");
    expect(
      (await call("/api/session", { headers: { "x-attain-workspace": "beta" } })).body.workspace.name,
    ).toBe("alpha");
    // Taken on there under the same address, he may choose.
    const admin = fixture.as("admin", fixture.beta);
    await admin("/api/users", {
      method: "POST",
      body: { name: "安", email: "AN@alpha.example", role: "finance" },
    });
    const chosen = await call("/api/session", { headers: { "x-attain-workspace": "beta" } });
    expect(chosen.body).toMatchObject({ role: "finance", workspace: { name: "beta" } });
    expect(chosen.body.workspaces).toHaveLength(2);
    expect((await call("/api/session")).body).toMatchObject({ role: "rep", workspace: { name: "alpha" } });
  });

  test("an expired session asks to sign in again, and what was typed can be sent afterwards", async () => {
    const call = await signedIn("an@alpha.example");
    await fixture.app.database.owner.query(
      "update sign_in.sessions set expires_at = now() - interval '1 second'",
    );
    const body = { name: "新客户" };
    const answer = await call("/api/accounts", { method: "POST", body });
    expect([answer.status, answer.body.code]).toEqual([401, "sign_in.required"]);
    expect(answer.body.detail).toBe("Sign in first; the session is missing or has expired");
    const again = await signedIn("an@alpha.example");
    expect((await again("/api/accounts", { method: "POST", body })).status).toBe(201);
  });

  test("a person who left, or was never taken on, belongs to no workspace", async () => {
    await fixture.app.signIn.createIdentity({
      email: "cai@alpha.example",
      name: "蔡",
      password: "correct horse",
    });
    await fixture.app.signIn.createIdentity({
      email: "stranger@example.com",
      name: "?",
      password: "correct horse",
    });
    for (const email of ["cai@alpha.example", "stranger@example.com"]) {
      const { status, body } = await (await signedIn(email))("/api/orders");
      expect([email, status, body.code]).toEqual([email, 403, "sign_in.no_workspace"]);
    }
  });
});

describe("requests from other sites", () => {
  test("are refused where they would change something with a person's cookie", async () => {
    const call = await signedIn("an@alpha.example");
    const send = (origin: string) =>
      call("/api/accounts", { method: "POST", body: { name: "x" }, headers: { origin } });
    for (const origin of [
      "https://evil.example",
      "null",
      "http://sales.example.com.evil.example",
      "not an address",
    ]) {
      const answer = await send(origin);
      expect([origin, answer.status, answer.body.code]).toEqual([origin, 403, "sign_in.other_site"]);
    }
    expect((await send("http://sales.example.com")).status).toBe(201);
  });

  test("of programs with a key are not a browser's, and are answered", async () => {
    const answer = await fixture.as("an")("/api/accounts", {
      method: "POST",
      body: { name: "程序" },
      headers: { origin: "https://tool.example" },
    });
    expect(answer.status).toBe(201);
  });
});

describe("passwords", () => {
  test("an administrator gives one, and older sessions end", async () => {
    const before = await signedIn("an@alpha.example");
    // Belongs to two companies since the test above: neither's administrator may take him over.
    const shared = await fixture.as("admin")(`/api/users/${fixture.alpha.id("user", "an")}/password`, {
      method: "POST",
      body: { password: "another password" },
    });
    expect([shared.status, shared.body.code]).toEqual([409, "sign_in.shared_identity"]);
    expect((await before("/api/session")).status).toBe(200);
    const bo = `/api/users/${fixture.alpha.id("user", "bo")}/password`;
    const give = (password: unknown) => fixture.as("admin")(bo, { method: "POST", body: { password } });
    expect((await give("first password")).body).toEqual({ set: true });
    const session = fixture.with({ cookie: cookieOf(await signIn("bo@alpha.example", "first password")) });
    expect((await session("/api/session")).status).toBe(200);
    await give("second password");
    expect((await session("/api/session")).status).toBe(401);
    for (const password of ["short", "", 12, null, "x".repeat(129)]) {
      const answer = await give(password);
      expect([answer.status, answer.body.problems[0].value]).toEqual([422, "•••"]);
    }
    expect(
      (await fixture.as("ops")(bo, { method: "POST", body: { password: "third password" } })).body.code,
    ).toBe("right.missing");
  });

  test("an administrator of one company cannot make himself somebody of another by taking his address", async () => {
    const admin = fixture.as("admin", fixture.beta);
    const email = "bo@alpha.example";
    const { body } = await admin("/api/users", { method: "POST", body: { name: "薄", email, role: "rep" } });
    const given = await admin(`/api/users/${body.id}/password`, {
      method: "POST",
      body: { password: "taken over now" },
    });
    expect([given.status, given.body.code]).toEqual([409, "sign_in.shared_identity"]);
    expect((await signIn(email, "taken over now")).status).toBe(401);
  });

  test("one's own is changed with the current one", async () => {
    await fixture.app.signIn.createIdentity({
      email: "dou@alpha.example",
      name: "窦",
      password: "the old one",
    });
    const call = fixture.with({
      cookie: cookieOf(await signIn("dou@alpha.example", "the old one")),
      "accept-language": "en",
      ...sites,
    });
    const change = (body: object) => call("/api/session/password", { method: "POST", body });
    const wrong = await change({ current: "wrong", new: "the new one" });
    expect([wrong.status, wrong.body.problems[0].expected]).toEqual([422, "your current password"]);
    expect((await change({ current: "the old one", new: "short" })).body.problems[0].field).toBe("new");
    expect((await change({ current: "the old one", new: "the new one" })).body).toEqual({ changed: true });
    expect((await signIn("dou@alpha.example", "the new one")).status).toBe(200);
    const byKey = await fixture.as("dou")("/api/session/password", {
      method: "POST",
      body: { current: "the new one", new: "another one" },
    });
    expect(byKey.status).toBe(401);
  });
});

test("every answer forbids what a page of ours never does", async () => {
  for (const path of ["/api/session", "/api/nothing", "/nothing"]) {
    const { headers } = await fixture.as("an")(path);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": expect.any(String),
      "referrer-policy": expect.any(String),
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("who asks too often is told when to come back, and others are not held up", async () => {
  const server = await httpServer(fixture.app, allRoutes(fixture.app), {
    webFolder: null,
    logger: false,
    requestsPerMinute: 3,
  });
  const ask = (key: string | undefined) =>
    server.inject({
      url: "/api/session",
      headers: { authorization: `Bearer ${key}`, "accept-language": "en" },
    });
  const answers = [];
  for (let index = 0; index < 5; index += 1) answers.push(await ask(fixture.alpha.keys.ops));
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429, 429]);
  const last = answers[4];
  expect(last?.json()).toMatchObject({ code: "request.too_many", values: { seconds: expect.any(Number) } });
  expect(Number(last?.headers["retry-after"])).toBeGreaterThan(0);
  expect(answers[0]?.headers).toMatchObject({ "x-ratelimit-limit": "3", "x-ratelimit-remaining": "2" });
  expect((await ask(fixture.alpha.keys.finance)).statusCode).toBe(200);
  await server.close();
});

describe("a lost database", () => {
  test("is said in words, nothing half is written, and the next request after it is back works", async () => {
    const call = fixture.as("ops");
    const count = async (): Promise<number> => (await call("/api/accounts/count")).body.count;
    const before = await count();
    way.cut();
    for (const path of ["/api/session", "/api/accounts", "/api/measure?metrics=net_sales", "/api/health"]) {
      const answer = await call(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 503, "database.unavailable"]);
    }
    const lost = await call("/api/accounts", { method: "POST", body: { name: "谁也没有写下" } });
    expect(lost.body).toMatchObject({
      code: "database.unavailable",
      detail: expect.stringContaining("try again shortly"),
    });
    way.join();
    expect(await count()).toBe(before);
    expect((await call("/api/accounts", { method: "POST", body: { name: "又可以了" } })).status).toBe(201);
    expect((await call("/api/health")).body).toEqual({ status: "ok" });
  });

  test("in the midst of many requests: each is answered, and each acknowledged write is there", async () => {
    const call = fixture.as("ops");
    const writes = Array.from({ length: 40 }, (_, index) =>
      call("/api/accounts", { method: "POST", body: { name: `断线 ${index}`, external_id: `cut-${index}` } }),
    );
    setTimeout(() => way.cut(), 60);
    const answers = await Promise.all(writes);
    way.join();
    const known = new Set(
      (await call("/api/accounts", { query: { limit: "200", q: "断线" } })).body.rows.map(
        (row: { external_id: string }) => row.external_id,
      ),
    );
    for (const [index, answer] of answers.entries()) {
      expect([201, 503]).toContain(answer.status);
      if (answer.status === 201) expect(known).toContain(`cut-${index}`);
    }
  });
});
