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
