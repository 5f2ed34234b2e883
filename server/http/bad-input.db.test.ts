import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  type Call,
  type CallOptions,
  type Fixture,
  openFixture,
} from "../../test/fixture/open-fixture.ts";

/* Whatever is sent, the answer is a sentence in the user's language, never a failure of ours. */
let fixture: Fixture;
let call: Call;
beforeAll(async () => {
  fixture = await openFixture();
  call = fixture.as("ops");
});
afterAll(() => fixture.close());

function expectProblem(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body?.code, answer.text.slice(0, 200)]).toEqual([
    status,
    code,
    expect.any(String),
  ]);
  expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.body).toMatchObject({ type: `urn:attain:refusal:${code}`, title: code, status });
  expect(answer.body.detail).toMatch(/\S/);
  expect(answer.body.detail).not.toMatch(/\{\w+\}|undefined|\[object/);
}

const account = (extra: object): CallOptions => ({ method: "POST", body: { name: "客户", ...extra } });
const order = (extra: object, line: object = {}): CallOptions => ({
  method: "POST",
  body: {
    account: "c1",
    ordered_on: "2026-11-20",
    lines: [{ product: "p1", quantity: "1", ...line }],
    ...extra,
  },
});
const filter = (value: unknown): CallOptions => ({ query: { filter: value } });
const json = (payload: string): CallOptions => ({
  method: "POST",
  body: payload,
  headers: { "content-type": "application/json" },
});
const id = "0198a7c2-0000-7000-8000-00000000000a";

const inputs: [name: string, path: string, options: CallOptions, status: number, code: string][] = [
  // bodies
  ["a body that is not JSON", "/api/accounts", json("{name:"), 400, "input.not_json"],
  ["an empty body", "/api/accounts", json(""), 400, "input.not_json"],
  [
    "a body of another type",
    "/api/accounts",
    { method: "POST", body: "<a/>", headers: { "content-type": "application/xml" } },
    400,
    "input.not_json",
  ],
  [
    "a body that poisons objects",
    "/api/accounts",
    json('{"__proto__":{"name":"x"},"name":"x"}'),
    400,
    "input.not_json",
  ],
  [
    "a body that is too large",
    "/api/accounts",
    json(`{"name":"${"x".repeat(9_000_000)}"}`),
    413,
    "input.too_large",
  ],
  [
    "a body of text",
    "/api/accounts",
    { method: "POST", body: "hello", headers: { "content-type": "text/plain" } },
    422,
    "input.invalid",
  ],
  ["a list instead of a record", "/api/accounts", json("[]"), 422, "input.invalid"],
  ["nothing instead of a record", "/api/accounts", json("null"), 422, "input.invalid"],
  ["a number instead of a record", "/api/accounts", json("42"), 422, "input.invalid"],
  // fields
  ["no name", "/api/accounts", account({ name: undefined }), 422, "input.invalid"],
  ["an unknown field", "/api/accounts", account({ colour: "red" }), 422, "input.unknown_field"],
  [
    "a field that every object inherits",
    "/api/accounts",
    account({ constructor: 1 }),
    422,
    "input.unknown_field",
  ],
  ["another such field", "/api/accounts", account({ toString: "x" }), 422, "input.unknown_field"],
  ["an object for a text", "/api/accounts", account({ city: { a: 1 } }), 422, "input.invalid"],
  ["an overlong text", "/api/accounts", account({ name: "x".repeat(161) }), 422, "input.invalid"],
  ["a NUL in a text", "/api/accounts", account({ city: "a\u0000b" }), 422, "input.invalid"],
  ["half a surrogate pair", "/api/accounts", json('{"name":"\\ud83d"}'), 422, "input.invalid"],
  ["an unknown option", "/api/accounts", account({ level: "gold" }), 422, "input.invalid"],
  ["an inherited name as option", "/api/accounts", account({ level: "constructor" }), 422, "input.invalid"],
  ["a link to nobody", "/api/accounts", account({ owner: "niemand" }), 422, "reference.not_found"],
  ["a link to an id of nobody", "/api/accounts", account({ owner: id }), 422, "reference.not_found"],
  ["a link with a NUL", "/api/accounts", account({ owner: "a\u0000" }), 422, "reference.not_found"],
  ["a link of another kind", "/api/accounts", account({ owner: 42 }), 422, "input.invalid"],
  ["a link with nothing in it", "/api/accounts", account({ owner: {} }), 422, "input.invalid"],
  ["a day that is not", "/api/orders", order({ ordered_on: "2026-13-01" }), 422, "input.invalid"],
  ["no lines", "/api/orders", order({ lines: undefined }), 422, "input.invalid"],
  ["lines that are no list", "/api/orders", order({ lines: { product: "p1" } }), 422, "input.invalid"],
  ["a line that is no record", "/api/orders", order({ lines: ["p1"] }), 422, "input.invalid"],
  ["an unknown field in a line", "/api/orders", order({}, { colour: "red" }), 422, "input.unknown_field"],
  ["a quantity in words", "/api/orders", order({}, { quantity: "three" }), 422, "input.invalid"],
  ["a quantity with an exponent", "/api/orders", order({}, { quantity: "1e400" }), 422, "input.invalid"],
  ["more than everything off", "/api/orders", order({}, { discount: "101%" }), 422, "input.invalid"],
  ["an unknown currency", "/api/orders", order({ currency: "ABC" }), 422, "input.invalid"],
  ["a field of the system", "/api/orders", order({ net_amount: "1" }), 422, "input.read_only"],
  // addresses
  ["an unknown address", "/api/colours", {}, 404, "route.not_found"],
  ["an unknown method", "/api/accounts", { method: "PUT", body: {} }, 404, "route.not_found"],
  ["an id that is none", "/api/accounts/42", {}, 404, "record.not_found"],
  ["an id that is nobody's", `/api/accounts/${id}`, {}, 404, "record.not_found"],
  ["an id that is too long", `/api/accounts/${"a".repeat(300)}`, {}, 404, "route.not_found"],
  ["an address that is no text", "/api/accounts/%E0%A4%A", {}, 404, "route.not_found"],
  ["an id with a quote", "/api/accounts/'; drop table accounts", {}, 404, "record.not_found"],
  [
    "a line's own address to write to",
    "/api/order_lines",
    { method: "POST", body: {} },
    404,
    "route.not_found",
  ],
  // parameters
  ["a limit in words", "/api/accounts", { query: { limit: "many" } }, 422, "input.parameter"],
  ["a limit of none", "/api/accounts", { query: { limit: "0" } }, 422, "input.parameter"],
  ["a limit beyond", "/api/accounts", { query: { limit: "201" } }, 422, "input.parameter"],
  ["deleted of another kind", "/api/accounts", { query: { deleted: "yes" } }, 422, "input.parameter"],
  ["a sort by nothing", "/api/accounts", { query: { sort: "colour" } }, 422, "input.unknown_field"],
  [
    "a sort by an inherited name",
    "/api/accounts",
    { query: { sort: "constructor" } },
    422,
    "input.unknown_field",
  ],
  ["a group by nothing", "/api/accounts/group", {}, 422, "input.unknown_field"],
  [
    "a group by an inherited name",
    "/api/accounts/group",
    { query: { by: "__proto__" } },
    422,
    "input.unknown_field",
  ],
  ["a sum of texts", "/api/accounts/group", { query: { by: "level", sums: "name" } }, 422, "input.parameter"],
  [
    "a version in words",
    `/api/accounts/${id}`,
    { method: "DELETE", query: { version: "x" } },
    422,
    "input.parameter",
  ],
  ["a NUL in the search", "/api/accounts", { query: { q: "a\u0000b" } }, 422, "input.parameter"],
  // filters
  ["a filter that is not JSON", "/api/accounts", { query: { filter: "{" } }, 422, "input.parameter"],
  ["a filter that is a list", "/api/accounts", filter([]), 422, "predicate.invalid"],
  ["a filter without a field", "/api/accounts", filter({ op: "eq" }), 422, "predicate.invalid"],
  ["a filter of nothing", "/api/accounts", filter({ not: null }), 422, "predicate.invalid"],
  [
    "a filter by an unknown field",
    "/api/accounts",
    filter({ field: "colour", op: "eq", value: 1 }),
    422,
    "input.unknown_field",
  ],
  [
    "a filter by an inherited name",
    "/api/accounts",
    filter({ field: "constructor", op: "eq", value: 1 }),
    422,
    "input.unknown_field",
  ],
  [
    "a filter through an inherited name",
    "/api/contacts",
    filter({ field: "account.constructor", op: "eq", value: 1 }),
    422,
    "input.unknown_field",
  ],
  [
    "a filter through what is no link",
    "/api/accounts",
    filter({ field: "name.length", op: "eq", value: 1 }),
    422,
    "input.unknown_field",
  ],
  [
    "a filter through two links",
    "/api/contacts",
    filter({ field: "account.owner.name", op: "eq", value: 1 }),
    422,
    "input.unknown_field",
  ],
  [
    "an unknown op",
    "/api/accounts",
    filter({ field: "name", op: "like", value: "x" }),
    422,
    "predicate.invalid",
  ],
  [
    "an inherited name as op",
    "/api/accounts",
    filter({ field: "name", op: "constructor", value: "x" }),
    422,
    "predicate.invalid",
  ],
  [
    "an op of another kind",
    "/api/accounts",
    filter({ field: "level", op: "gt", value: "vip" }),
    422,
    "predicate.invalid",
  ],
  [
    "in without a list",
    "/api/accounts",
    filter({ field: "level", op: "in", value: "vip" }),
    422,
    "predicate.invalid",
  ],
  [
    "a value of another kind",
    "/api/orders",
    filter({ field: "ordered_on", op: "gt", value: "soon" }),
    422,
    "input.invalid",
  ],
  [
    "an instant before all",
    "/api/orders",
    filter({ field: "created_at", op: "gt", value: "0000-01-01T00:00:00Z" }),
    422,
    "input.invalid",
  ],
  ["an empty value", "/api/orders", filter({ field: "seller", op: "eq", value: null }), 422, "input.invalid"],
  [
    "a NUL in a value",
    "/api/accounts",
    filter({ field: "name", op: "contains", value: "\u0000" }),
    422,
    "input.invalid",
  ],
  [
    "an amount in an unknown currency",
    "/api/orders",
    filter({ field: "company_net", op: "gt", value: { amount: "1", currency: "ABC" } }),
    422,
    "input.invalid",
  ],
  [
    "a filter nine deep",
    "/api/accounts",
    filter(Array.from({ length: 9 }).reduce<object>((inner) => ({ not: inner }), { and: [] })),
    422,
    "predicate.invalid",
  ],
  [
    "two hundred and one conditions",
    "/api/accounts",
    filter({ or: Array(201).fill({ and: [] }) }),
    422,
    "predicate.invalid",
  ],
  // the company
  ["a month 13", "/api/company", { method: "PATCH", body: { fiscal_start_month: 13 } }, 403, "right.missing"],
  [
    "cells that are no list",
    "/api/target_plans/PLAN/cells",
    { method: "PUT", body: { cells: {} } },
    422,
    "input.parameter",
  ],
  [
    "a cell of nobody",
    "/api/target_plans/PLAN/cells",
    { method: "PUT", body: { cells: [{ amount: "1" }] } },
    422,
    "input.parameter",
  ],
  [
    "a cell of an unknown metric",
    "/api/target_plans/PLAN/cells",
    {
      method: "PUT",
      body: {
        cells: [
          { seller: "an", metric: "joy", period_start: "2026-01-01", period_end: "2026-02-01", amount: "1" },
        ],
      },
    },
    422,
    "input.invalid",
  ],
  [
    "a cell that ends before it starts",
    "/api/target_plans/PLAN/cells",
    {
      method: "PUT",
      body: { cells: [{ seller: "an", period_start: "2026-02-01", period_end: "2026-01-01", amount: "1" }] },
    },
    422,
    "input.invalid",
  ],
];

test.each(inputs)("%s", async (_name, path, options, status, code) => {
  const answer = await call(path.replace("PLAN", fixture.alpha.id("target_plan", "plan")), options);
  expectProblem(answer, status, code);
  expect(answer.body.detail).not.toMatch(/\p{Script=Han}{3}/u);
});

test("nothing of all this was written", async () => {
  expect((await call("/api/accounts/count")).body).toEqual({ count: 7 });
  expect((await call("/api/orders/count")).body).toEqual({ count: 16 });
});

describe("the language of the answer", () => {
  const detail = async (headers: Record<string, string>, query = {}): Promise<string> =>
    (await call("/api/accounts/42", { headers, query })).body.detail;
  test("is the browser's, or the asked one, or Chinese", async () => {
    const zh = "找不到客户“42”，或者您无权查看";
    const en = "Account “42” does not exist, or you may not see it";
    expect(await detail({ "accept-language": "zh-CN,zh;q=0.9,en;q=0.8" })).toBe(zh);
    expect(await detail({ "accept-language": "en-GB,en;q=0.9" })).toBe(en);
    expect(await detail({ "accept-language": "fr" })).toBe(zh);
    expect(await detail({ "accept-language": "en" }, { locale: "zh" })).toBe(zh);
  });

  test("holds for every problem of a field", async () => {
    const { body } = await call("/api/accounts", {
      ...account({ name: "", level: "gold" }),
      headers: { "accept-language": "zh" },
    });
    expect(body.problems).toEqual([
      {
        field: "level",
        label: "等级",
        value: "gold",
        expected: "以下之一：VIP（vip）、重要（key）、普通（normal）、潜在（prospect）",
        message:
          "等级（level）的值“gold”不对，应为以下之一：VIP（vip）、重要（key）、普通（normal）、潜在（prospect）",
      },
    ]);
  });
});
