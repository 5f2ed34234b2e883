import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Body, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

let fixture: Fixture;
let ops: Call;
let admin: Call;
beforeAll(async () => {
  fixture = await openFixture();
  ops = fixture.as("ops");
  admin = fixture.as("admin");
});
afterAll(() => fixture.close());
beforeEach(() => {
  fixture.clock.now = "2026-11-22T04:00:00.000Z";
});

const post = (path: string, body: unknown, call: Call = ops) => call(path, { method: "POST", body });
const patch = (path: string, body: unknown, call: Call = ops) => call(path, { method: "PATCH", body });
const remove = (path: string, call: Call = ops) => call(path, { method: "DELETE" });
let made = 0;
async function newAccount(values: Record<string, unknown> = {}): Promise<Body> {
  made += 1;
  const answer = await post("/api/accounts", { name: `客户 ${made}`, ...values });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
async function newOrder(values: Record<string, unknown> = {}): Promise<Body> {
  const answer = await post("/api/orders", {
    account: "c6",
    ordered_on: "2026-11-20",
    lines: [
      { product: "p1", quantity: "1" },
      { product: "p2", quantity: "2" },
    ],
    ...values,
  });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const history = async (path: string): Promise<Body[]> => (await ops(`${path}/history`)).body.entries;

describe("a new record", () => {
  test("has its defaults, its maker, its first version and a history of one line", async () => {
    const account = await newAccount({ name: "  新 客户  ", city: "", industry: null });
    const me = { id: fixture.alpha.id("user", "ops"), title: "欧运营" };
    expect(account).toMatchObject({
      name: "新 客户",
      kind: "company",
      level: "normal",
      city: null,
      industry: null,
      version: 1,
      created_at: "2026-11-22T04:00:00.000Z",
      created_by: me,
      updated_by: me,
      deleted_at: null,
    });
    expect(await history(`/api/accounts/${account.id}`)).toEqual([
      { version: 1, at: "2026-11-22T04:00:00.000Z", by: me, via: "api", action: "create", changes: {} },
    ]);
    expect((await ops(`/api/accounts/${account.id}`)).body).toEqual(account);
  });

  test("takes links as ids, objects and external ids, and gives them with their titles", async () => {
    const id = fixture.alpha.id("user", "an");
    const owner = { id, title: "安小北" };
    for (const given of [id, { id }, "an", { external_id: "an" }, id.toUpperCase()])
      expect((await newAccount({ owner: given })).owner).toEqual(owner);
  });

  test("may link to another of the same kind, and to nothing that is not there", async () => {
    const parent = await newAccount();
    expect((await newAccount({ parent: parent.id })).parent.title).toBe(parent.name);
    const missing = await post("/api/accounts", { name: "x", owner: "niemand" });
    expect([missing.status, missing.body.code]).toEqual([422, "reference.not_found"]);
    expect(missing.body.detail).toBe("owner: User “niemand” does not exist, or you may not use it");
    await remove(`/api/accounts/${parent.id}`);
    expect((await post("/api/accounts", { name: "x", parent: parent.id })).body.code).toBe(
      "reference.not_found",
    );
  });

  test("of a name that is taken is refused with field and value; among deleted ones it is free", async () => {
    const name = "唯一方案";
    const plan = (await post("/api/target_plans", { name, fiscal_year: 2027 })).body;
    const again = await post("/api/target_plans", { name, fiscal_year: 2027 });
    expect([again.status, again.body.code]).toEqual([409, "record.duplicate"]);
    expect(again.body.values).toMatchObject({ fields: "Name", value: name });
    expect(again.body.detail).toContain("Target plan");
    await remove(`/api/target_plans/${plan.id}`);
    const third = await post("/api/target_plans", { name, fiscal_year: 2027 });
    expect(third.status).toBe(201);
    const restored = await post(`/api/target_plans/${plan.id}/restore`, {});
    expect([restored.status, restored.body.code]).toEqual([409, "record.duplicate"]);
  });

  test("of the other company may have the same names and external ids", async () => {
    const beta = fixture.as("ops", fixture.beta);
    const account = { name: "同名", external_id: "same" };
    expect((await post("/api/accounts", account)).status).toBe(201);
    expect((await post("/api/accounts", account, beta)).status).toBe(201);
    expect((await post("/api/accounts", account)).body.values).toMatchObject({
      fields: "External id",
      value: "same",
    });
  });
});

describe("a change", () => {
  test("writes the given fields, raises the version and says in the history from what to what", async () => {
    const account = await newAccount({ city: "上海", owner: "an" });
    const path = `/api/accounts/${account.id}`;
    const changed = await patch(path, { version: 1, city: "北京", owner: "bo", note: "一\n二" });
    expect(changed.body).toMatchObject({ version: 2, city: "北京", note: "一\n二", name: account.name });
    const [entry] = await history(path);
    expect(entry).toMatchObject({ version: 2, action: "update" });
    const title = (key: string, name: string) => ({ id: fixture.alpha.id("user", key), title: name });
    expect(entry.changes).toEqual({
      city: { from: "上海", to: "北京" },
      owner: { from: title("an", "安小北"), to: title("bo", "薄小南") },
      note: { from: null, to: "一\n二" },
    });
  });

  test("that changes nothing leaves version and history", async () => {
    const account = await newAccount({ city: "上海" });
    const path = `/api/accounts/${account.id}`;
    expect((await patch(path, { version: 1, city: " 上海 ", level: "normal" })).body.version).toBe(1);
    expect(await history(path)).toHaveLength(1);
  });

  test("needs the version that was read", async () => {
    const account = await newAccount();
    const path = `/api/accounts/${account.id}`;
    for (const version of [undefined, "1", 1.5, null]) {
      const answer = await patch(path, { version, city: "x" });
      expect([version, answer.status, answer.body.code]).toEqual([version, 422, "record.version_missing"]);
    }
    const ahead = await patch(path, { version: 7, city: "x" });
    expect([ahead.status, ahead.body.code]).toEqual([409, "record.conflict"]);
    expect((await ops(path)).body.city).toBeNull();
  });

  test("of different fields by two editors keeps both", async () => {
    const account = await newAccount();
    const path = `/api/accounts/${account.id}`;
    await patch(path, { version: 1, city: "北京" }, admin);
    const second = await patch(path, { version: 1, industry: "纺织" });
    expect(second.body).toMatchObject({ version: 3, city: "北京", industry: "纺织" });
  });

  test("of the same field by two editors asks, with what was, is and would be; nothing is written", async () => {
    const account = await newAccount({ city: "上海", owner: "an" });
    const path = `/api/accounts/${account.id}`;
    await patch(path, { version: 1, city: "北京" }, admin);
    await patch(path, { version: 2, city: "天津" }, admin);
    const second = await patch(path, { version: 1, city: "广州", industry: "纺织" });
    expect([second.status, second.body.code]).toEqual([409, "record.conflict"]);
    expect(second.body.values).toMatchObject({
      version: 3,
      conflicts: { city: { base: "上海", current: "天津", mine: "广州" } },
    });
    expect(Object.keys(second.body.values.conflicts)).toEqual(["city"]);
    expect((await ops(path)).body).toMatchObject({ version: 3, city: "天津", industry: null });
    // Having chosen, he sends the version that he has now seen.
    expect((await patch(path, { version: 3, city: "广州" })).body.city).toBe("广州");
  });

  test("to the value that the other editor gave too is no conflict", async () => {
    const account = await newAccount();
    const path = `/api/accounts/${account.id}`;
    await patch(path, { version: 1, city: "北京" }, admin);
    expect((await patch(path, { version: 1, city: "北京" })).status).toBe(200);
  });

  test("by eight editors at once to the same field is made once, and seven are asked", async () => {
    const account = await newAccount();
    const path = `/api/accounts/${account.id}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => patch(path, { version: 1, city: `城市 ${index}` })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(409)]);
    expect((await ops(path)).body.version).toBe(2);
  });

  test("of what is frozen or set by the system is refused; the same frozen value is not", async () => {
    const order = await newOrder({ external_id: "frozen" });
    const path = `/api/orders/${order.id}`;
    expect((await patch(path, { version: 1, kind: "sale", number: order.number })).status).toBe(200);
    for (const body of [{ kind: "return" }, { number: "SO-1" }, { external_id: null }]) {
      const answer = await patch(path, { version: 1, ...body });
      expect([body, answer.status]).toEqual([body, 422]);
    }
    for (const field of ["company_net", "team", "rate", "units", "created_at", "deleted_at", "first_order"]) {
      const answer = await patch(path, { version: 1, [field]: order[field] });
      expect([field, answer.status, answer.body.code]).toEqual([field, 422, "input.read_only"]);
    }
    expect((await patch(path, { version: 1, id: order.id })).body.code).toBe("input.unknown_field");
  });

  test("may empty what is not required, and nothing that is", async () => {
    const account = await newAccount({ city: "上海" });
    const path = `/api/accounts/${account.id}`;
    expect((await patch(path, { version: 1, city: null })).body.city).toBeNull();
    const answer = await patch(path, { version: 2, name: "  " });
    expect([answer.status, answer.body.problems[0].field]).toEqual([422, "name"]);
    expect(answer.body.problems[0].message).toBe("Name (name): “” is not valid, expected a value (required)");
  });
});

describe("deleting", () => {
  test("is soft: gone from lists, found among the deleted, back by restoring, all in the history", async () => {
    const account = await newAccount({ external_id: "soft" });
    const path = `/api/accounts/${account.id}`;
    const listed = async (deleted?: string): Promise<number> =>
      (
        await ops("/api/accounts/count", {
          query: { filter: { field: "id", op: "eq", value: account.id }, ...(deleted ? { deleted } : {}) },
        })
      ).body.count;
    expect((await ops(path, { method: "DELETE", query: { version: "1" } })).body).toEqual({ id: account.id });
    expect([await listed(), await listed("only")]).toEqual([0, 1]);
    expect((await ops(path)).status).toBe(404);
    expect((await remove(path)).status).toBe(404);
    expect((await patch(path, { version: 2, city: "x" })).status).toBe(404);
    const restored = await post(`${path}/restore`, {});
    expect(restored.body).toMatchObject({ id: account.id, version: 3, deleted_at: null });
    expect([await listed(), await listed("only")]).toEqual([1, 0]);
    expect((await post(`${path}/restore`, {})).body.version).toBe(3); // restoring twice changes nothing
    expect((await history(path)).map((entry) => entry.action)).toEqual(["restore", "delete", "create"]);
  });

  test("asks where somebody changed the record since it was read", async () => {
    const account = await newAccount();
    const path = `/api/accounts/${account.id}`;
    await patch(path, { version: 1, city: "北京" });
    const stale = await ops(path, { method: "DELETE", query: { version: "1" } });
    expect([stale.status, stale.body.code]).toEqual([409, "record.conflict"]);
  });

  test.each([
    ["accounts", "account", "c1", "Order"],
    ["users", "user", "an", "Account"],
    ["teams", "team", "shanghai", "Membership"],
    ["teams", "team", "east", "Team"],
    ["products", "product", "p1", "Order line"],
    ["categories", "category", "devices", "Product"],
    ["target_plans", "target_plan", "plan", "Target"],
  ])("%s that are in use are kept, and it says by what", async (plural, object, key, by) => {
    const answer = await remove(`/api/${plural}/${fixture.alpha.id(object, key)}`, admin);
    expect([answer.status, answer.body.code, answer.body.values.by]).toEqual([409, "record.in_use", by]);
  });

  test("is refused also where the user of the record is not seen by the one who deletes", async () => {
    const account = await newAccount({ owner: "an" });
    await newOrder({ account: account.id, seller: "bo" });
    const manager = fixture.as("shanghai_manager");
    expect((await remove(`/api/accounts/${account.id}`, manager)).body.code).toBe("record.in_use");
  });
});

test("a team that would lie under itself is refused, and nothing has changed", async () => {
  const east = `/api/teams/${fixture.alpha.id("team", "east")}`;
  for (const parent of ["east", "shanghai"]) {
    const answer = await patch(east, { version: 1, parent });
    expect([parent, answer.status, answer.body.code]).toEqual([parent, 422, "team.cycle"]);
  }
  expect((await ops(east)).body).toMatchObject({ version: 1, parent: { title: "公司" } });
});
