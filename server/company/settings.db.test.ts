import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, type Body, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

test("settings of the company are changed together or not at all", async () => {
  const admin = fixture.as("admin");
  const before = (await admin("/api/company")).body;
  const change = (body: object) => admin("/api/company", { method: "PATCH", body });
  for (const body of [
    { title: "新名", fiscal_start_month: 13 },
    { title: "新名", time_zone: "Mars/Base" },
    { title: "新名", currency: "USD" },
    { title: "  " },
    { title: "新名", fiscal_pattern: "5-5-5" },
  ])
    expect([body, (await change(body)).status]).toEqual([body, 422]);
  expect((await admin("/api/company")).body).toEqual(before);
  const changed = await change({
    title: "新名",
    time_zone: "Asia/Tokyo",
    fiscal_start_month: 4,
    currency: "CNY",
  });
  expect(changed.body).toEqual({ ...before, title: "新名", time_zone: "Asia/Tokyo", fiscal_start_month: 4 });
  expect((await fixture.as("admin", fixture.beta)("/api/company")).body.title).toBe("公司 beta");
});

test("an API key acts as a user or with a role, not as both or neither", async () => {
  const make = (body: object): Promise<Answer> =>
    fixture.as("admin")("/api/api_keys", { method: "POST", body });
  for (const body of [{ name: "x" }, { name: "x", user: "an", role: "rep" }]) {
    const answer = await make(body);
    expect([answer.status, answer.body.problems[0].expected]).toEqual([422, "either a user or a role"]);
  }
  const { count } = (await fixture.as("admin")("/api/api_keys/count")).body;
  const made = await make({ name: "只看", role: "auditor" });
  expect(made.body.key).toMatch(/^att_[0-9A-Za-z]{43}$/);
  expect((await fixture.as("admin")(`/api/api_keys/${made.body.id}`)).text).not.toContain(made.body.key);
  expect((await fixture.as("admin")("/api/api_keys/count")).body.count).toBe(count + 1);
  const keyed = fixture.with({ authorization: `Bearer ${made.body.key}` });
  expect((await keyed("/api/session")).body).toMatchObject({
    user: null,
    role: "auditor",
    workspace: { name: "alpha" },
  });
  await fixture.as("admin")(`/api/api_keys/${made.body.id}`, { method: "DELETE" });
  expect((await keyed("/api/session")).body.code).toBe("sign_in.bad_key");
});

test("the leaver's key no longer works, and a user who is made inactive is out at once", async () => {
  const admin = fixture.as("admin");
  const dou = fixture.as("dou");
  const path = `/api/users/${fixture.alpha.id("user", "dou")}`;
  expect((await dou("/api/session")).status).toBe(200);
  const { body }: { body: Body } = await admin(path);
  await admin(path, { method: "PATCH", body: { version: body.version, active: false } });
  expect((await dou("/api/session")).body.code).toBe("sign_in.bad_key");
});
