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

describe("lines of an order", () => {
  const lineInput = (line: Body) => ({ id: line.id, product: line.product.id, quantity: line.quantity });

  test("given anew are the whole list: kept, changed, added and taken out, numbered in order", async () => {
    const order = await newOrder();
    const path = `/api/orders/${order.id}`;
    const [one, two] = order.lines;
    const { body } = await patch(path, {
      version: 1,
      lines: [
        { product: "p3", quantity: "6" },
        { ...lineInput(two), quantity: "3" },
      ],
    });
    expect(body.lines.map((line: Body) => [line.line_number, line.product.title, line.quantity])).toEqual([
      [1, "垫片", "6"],
      [2, "阀门", "3"],
    ]);
    expect(body.lines[1].id).toBe(two.id);
    expect((await ops(`/api/order_lines/${one.id}`)).status).toBe(404);
    const [entry] = await history(path);
    expect(entry.changes.lines.from.map((line: Body) => line.quantity)).toEqual(["1", "2"]);
    expect(entry.changes.lines.to.map((line: Body) => line.quantity)).toEqual(["6", "3"]);
    // Back in the old order, with the lines changing places.
    const back = await patch(path, {
      version: body.version,
      lines: [...body.lines].reverse().map(lineInput),
    });
    expect(back.body.lines.map((line: Body) => line.quantity)).toEqual(["3", "6"]);
  });

  test("changed by two editors ask; lines of one and a note of the other merge", async () => {
    const order = await newOrder();
    const path = `/api/orders/${order.id}`;
    const [one] = order.lines;
    await patch(path, { version: 1, lines: [{ ...lineInput(one), quantity: "5" }] }, admin);
    const second = await patch(path, { version: 1, lines: [{ ...lineInput(one), quantity: "9" }] });
    expect([second.status, second.body.code]).toEqual([409, "record.conflict"]);
    const { base, current, mine } = second.body.values.conflicts.lines;
    expect([base, current, mine].map((lines: Body[]) => lines.map((line) => line.quantity))).toEqual([
      ["1", "2"],
      ["5"],
      ["9"],
    ]);
    const merged = await patch(path, { version: 1, note: "加急" });
    expect(merged.body).toMatchObject({ note: "加急", units: "5" });
  });

  test("cannot be those of another order, given twice, or none at all", async () => {
    const [order, other] = [await newOrder(), await newOrder()];
    const path = `/api/orders/${order.id}`;
    const foreign = await patch(path, { version: 1, lines: [lineInput(other.lines[0])] });
    expect(foreign.body.code).toBe("record.not_found");
    const [one] = order.lines;
    const twice = await patch(path, {
      version: 1,
      lines: [lineInput(one), { ...lineInput(one), quantity: "9" }],
    });
    expect([twice.status, twice.body.code]).toEqual([422, "input.invalid"]);
    const none = await patch(path, { version: 1, lines: [] });
    expect(none.body.problems[0]).toMatchObject({ field: "lines", expected: "at least one row" });
    expect((await ops(path)).body.version).toBe(1);
  });

  test("name their row in every problem, and all problems come at once", async () => {
    const { status, body } = await post("/api/orders", {
      account: "c6",
      ordered_on: "2026-02-30",
      lines: [
        { product: "p1", quantity: "1" },
        { product: "p2", quantity: "viel", discount: "2" },
      ],
    });
    expect(status).toBe(422);
    expect(body.problems.map((problem: Body) => [problem.field, problem.row ?? null])).toEqual([
      ["ordered_on", null],
      ["quantity", 2],
      ["discount", 2],
    ]);
    expect(body.problems[1].message).toBe(
      "row 2 Quantity (quantity): “viel” is not valid, expected a number such as 12.5",
    );
  });

  test("are deleted and restored with their order, those taken out before stay out", async () => {
    const order = await newOrder();
    const path = `/api/orders/${order.id}`;
    await patch(path, { version: 1, lines: [lineInput(order.lines[1])] });
    fixture.clock.now = "2026-11-22T05:00:00.000Z";
    await remove(path);
    expect((await ops(`/api/order_lines/${order.lines[1].id}`)).status).toBe(404);
    const { body } = await post(`${path}/restore`, {});
    expect(body.lines.map((line: Body) => line.quantity)).toEqual(["2"]);
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

describe("numbers", () => {
  test("eight orders made at once get eight numbers in a row", async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, () => newOrder()));
    const numbers = orders.map((order) => Number(order.number.replace("SO-2026-", ""))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  test("an order that is refused leaves no gap", async () => {
    const next = async (): Promise<number> => Number((await newOrder()).number.slice(-6));
    const first = await next();
    expect((await post("/api/orders", { account: "c6", ordered_on: "2026-11-20", lines: [] })).status).toBe(
      422,
    );
    expect(await next()).toBe(first + 1);
  });

  test("a number that somebody gave by hand is passed over", async () => {
    const last = Number((await newOrder()).number.slice(-6));
    const number = (step: number): string => `SO-2026-${String(last + step).padStart(6, "0")}`;
    await newOrder({ number: number(1) });
    await newOrder({ number: number(2) });
    expect((await newOrder()).number).toBe(number(3));
    expect(
      (
        await post("/api/orders", {
          number: number(3),
          account: "c6",
          ordered_on: "2026-11-20",
          lines: [{ product: "p1", quantity: 1 }],
        })
      ).body.code,
    ).toBe("record.duplicate");
  });

  test("a new year begins a new series, of the company's own day", async () => {
    fixture.clock.now = "2026-12-31T16:30:00.000Z"; // half past midnight in Shanghai
    expect((await newOrder()).number).toBe("SO-2027-000001");
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

test("an archived plan's targets stand: none made, changed or taken away", async () => {
  const plan = (await post("/api/target_plans", { name: "旧方案", fiscal_year: 2024 })).body;
  const target = {
    plan: plan.id,
    seller: "an",
    period_start: "2026-01-01",
    period_end: "2026-02-01",
    amount: "5",
  };
  const kept = (await post("/api/targets", target)).body;
  await patch(`/api/target_plans/${plan.id}`, { version: 1, status: "archived" });
  const cells = (amount: string | null) =>
    ops(`/api/target_plans/${plan.id}/cells`, {
      method: "PUT",
      body: {
        cells: [{ seller: kept.seller.id, period_start: "2026-01-01", period_end: "2026-02-01", amount }],
      },
    });
  const answers = [
    await post("/api/targets", { ...target, period_start: "2026-02-01", period_end: "2026-03-01" }),
    await patch(`/api/targets/${kept.id}`, { version: 1, amount: "6" }),
    await remove(`/api/targets/${kept.id}`),
    await cells("7"),
    await cells(null),
  ];
  expect(answers.map((answer) => answer.body.code)).toEqual(Array(5).fill("target.plan_locked"));
  expect((await ops(`/api/targets/${kept.id}`)).body).toMatchObject({
    version: 1,
    amount: { amount: "5.00" },
  });
});

test("cells of the target grid are saved all or none, and null takes a target away", async () => {
  const plan = (await post("/api/target_plans", { name: "新方案", fiscal_year: 2027 })).body;
  const cell = (seller: string, month: number, amount: string | null) => ({
    seller: fixture.alpha.id("user", seller),
    period_start: `2027-0${month}-01`,
    period_end: `2027-0${month + 1}-01`,
    amount,
  });
  const save = async (...cells: unknown[]) =>
    ops(`/api/target_plans/${plan.id}/cells`, { method: "PUT", body: { cells } });
  const amounts = async (): Promise<string[]> =>
    (
      await ops("/api/targets", {
        query: { filter: { field: "plan", op: "eq", value: plan.id }, sort: "amount" },
      })
    ).body.rows.map((row: Body) => `${row.seller?.title ?? row.team.title} ${row.amount.amount}`);
  const team = {
    team: fixture.alpha.id("team", "east"),
    period_start: "2027-01-01",
    period_end: "2027-02-01",
  };
  expect((await save(cell("an", 1, "10"), cell("an", 2, "20.50"), { ...team, amount: "30" })).body).toEqual({
    saved: 3,
    removed: 0,
  });
  expect(await amounts()).toEqual(["安小北 10.00", "安小北 20.50", "东区 30.00"]);
  expect((await save(cell("an", 1, "11"), cell("an", 2, null), cell("bo", 1, null))).body).toEqual({
    saved: 1,
    removed: 1,
  });
  expect(await amounts()).toEqual(["安小北 11.00", "东区 30.00"]);
  const refused = await save(cell("an", 1, "12"), cell("bo", 1, "-1"));
  expect([refused.status, refused.body.problems[0].expected]).toEqual([422, "at least 0.00"]);
  expect(await amounts()).toEqual(["安小北 11.00", "东区 30.00"]);
});
