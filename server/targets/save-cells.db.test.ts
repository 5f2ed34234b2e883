import { afterAll, beforeAll, expect, test } from "vitest";
import { type Body, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

let fixture: Fixture;
let ops: Call;
beforeAll(async () => {
  fixture = await openFixture();
  ops = fixture.as("ops");
});
afterAll(() => fixture.close());
const post = (path: string, body: unknown, call: Call = ops) => call(path, { method: "POST", body });
const patch = (path: string, body: unknown, call: Call = ops) => call(path, { method: "PATCH", body });
const remove = (path: string, call: Call = ops) => call(path, { method: "DELETE" });
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

test("one call may empty a person's cell in one team and fill it in another", async () => {
  const plan = (await post("/api/target_plans", { name: "换组方案", fiscal_year: 2028 })).body;
  const seller = fixture.alpha.id("user", "an");
  const teams: Body[] = (await ops("/api/teams")).body.rows;
  const [first, second] = [teams[0]?.id, teams[1]?.id];
  const cell = (team: string, amount: string | null) => ({
    seller,
    team,
    period_start: "2028-01-01",
    period_end: "2028-02-01",
    amount,
  });
  const put = (cells: object[]) =>
    ops(`/api/target_plans/${plan.id}/cells`, { method: "PUT", body: { cells } });
  expect((await put([cell(first, "5")])).body).toEqual({ saved: 1, removed: 0 });
  expect((await put([cell(first, null), cell(second, "8")])).body).toMatchObject({
    removed: 1,
  });
  const filter = encodeURIComponent(JSON.stringify({ field: "plan", op: "eq", value: plan.id }));
  const { rows } = (await ops(`/api/targets?filter=${filter}`)).body;
  expect(rows.map((row: Body) => [row.team.id, row.amount.amount])).toEqual([[second, "8.00"]]);
});
