import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../modules/catalog.ts";
import {
  accounts,
  contacts,
  type PersonKey,
  people,
  products,
  targetFacts,
} from "../fixture/company-facts.ts";
import { type Answer, type Body, type Call, type Fixture, openFixture } from "../fixture/open-fixture.ts";
import {
  allowed,
  hiddenFields,
  marginMetrics,
  maskedFields,
  rights,
  targetMetrics,
} from "./expected-rights.ts";

/* Rights to fields and metrics, on every surface that a field has. */
let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

const walkers = (Object.keys(people) as PersonKey[]).filter((key) => !("active" in people[key]));
const pluralOf = (name: string): string =>
  catalog.objects.find((object) => object.name === name)?.plural ?? "";
const all = { limit: 200 };
const rowsOf = (answer: Answer): Body[] => {
  expect(answer.status, answer.text).toBe(200);
  return answer.body.rows;
};
const cents = (amount: string): number => Math.round(Number(amount) * 100);
const money = (sum: number): string => (sum / 100).toFixed(2);

describe.each(walkers)("%s", (person) => {
  const { role } = people[person];
  const call: Call = (path, options) => fixture.as(person)(path, options);
  const may = (object: string) => rights[object]?.[role] ?? { read: "none", write: "none", remove: "none" };

  test.each([...hiddenFields])(
    "%s: field %s is absent everywhere where it is hidden",
    async (object, field, roles) => {
      if (may(object).read === "none") return;
      const hidden = roles.includes(role);
      const path = `/api/${pluralOf(object)}`;
      const rows = rowsOf(await call(path, { query: all }));
      for (const row of rows) expect(Object.hasOwn(row, field)).toBe(!hidden);
      const refused = { status: 422, code: "input.unknown_field" };
      const uses: [string, Record<string, unknown>][] = [
        ["", { filter: { field, op: "not_empty" } }],
        ["", { filter: { not: { and: [{ field, op: "is_empty" }] } } }],
        ["/count", { filter: { field, op: "not_empty" } }],
        ["", { sort: `-${field}` }],
        ["/group", { by: field }],
        ["/group", { by: "external_id", sums: field }],
        ["/export", { format: "csv", columns: field }],
        ["/export", { format: "xlsx", columns: field }],
      ];
      for (const [suffix, query] of uses) {
        const answer = await call(`${path}${suffix}`, { query });
        if (hidden) expect({ status: answer.status, code: answer.body?.code }).toEqual(refused);
        else expect([200, 422]).toContain(answer.status); // sums of texts are refused for another reason
        if (hidden) expect(answer.body.values.fields.split(", ")).not.toContain(field);
      }
      if (!hidden) return;
      const [first] = rows;
      if (first === undefined) return;
      const [record, history, file] = await Promise.all([
        call(`${path}/${first.id}`),
        call(`${path}/${first.id}/history`),
        call(`${path}/export`, { query: { format: "csv" } }),
      ]);
      for (const answer of [record, history]) expect(answer.text).not.toContain(`"${field}"`);
      expect(file.text).not.toMatch(/cost|hash/i);
    },
  );

  test("costs are not reached through links, dimensions and other objects either", async () => {
    const hidden = ["rep", "service", "channel"].includes(role);
    const paths: [string, Record<string, unknown>][] = [
      ["/api/order_lines", { filter: { field: "product.unit_cost", op: "gt", value: "1" } }],
      ["/api/order_lines", { filter: { field: "order.company_cost", op: "gt", value: "1" } }],
      ["/api/measure", { metrics: "net_sales", filter: { field: "company_cost", op: "gt", value: "1" } }],
      [
        "/api/measure",
        { metrics: "net_sales", filter: { field: "product.unit_cost", op: "gt", value: "1" } },
      ],
      ["/api/measure", { metrics: "units", by: "product", filter: { field: "unit_cost", op: "not_empty" } }],
      ["/api/explain", { metric: "net_sales", filter: { field: "company_cost", op: "not_empty" } }],
    ];
    for (const [path, query] of paths) {
      const answer = await call(path, { query });
      expect([query, answer.status]).toEqual([query, hidden ? 422 : 200]);
    }
    const { body } = await call(`/api/session`);
    for (const [object, field, roles] of hiddenFields)
      expect(Object.hasOwn(body.fields[object], field)).toBe(!roles.includes(role));
  });

  test.each([...maskedFields])(
    "%s: field %s is masked, and not used, where it is masked",
    async (object, field, roles) => {
      if (may(object).read === "none") return;
      const masked = roles.includes(role);
      const path = `/api/${pluralOf(object)}`;
      const full = Object.values(
        { account: accounts, contact: contacts, user: { one: { phone: "13700137000" } } }[object] ?? {},
      ).map((each) => String((each as Record<string, unknown>)[field]));
      const rows = rowsOf(await call(path, { query: all }));
      const file = await call(`${path}/export`, { query: { format: "csv" } });
      for (const value of full) {
        if (!masked) continue;
        expect(JSON.stringify(rows)).not.toContain(value);
        expect(file.text).not.toContain(value);
        expect(rowsOf(await call(path, { query: { q: value } }))).toEqual([]);
        expect(rowsOf(await call(path, { query: { q: value.slice(0, 5) } }))).toEqual([]);
      }
      for (const query of [{ filter: { field, op: "contains", value: "1" } }, { sort: field }]) {
        const answer = await call(path, { query });
        expect(answer.status).toBe(masked ? 403 : 200);
        if (masked) expect(answer.body.code).toBe("right.field");
      }
      if (masked)
        expect((await call(`${path}/group`, { query: { by: field } })).body.code).toBe("right.field");
    },
  );

  test("measures margins and targets only where it may", async () => {
    const blind = ["rep", "service", "channel"].includes(role);
    const { body: session } = await call("/api/session");
    const refusal = async (path: string, query: Record<string, string>): Promise<string | undefined> =>
      (await call(path, { query })).body.code;
    for (const metric of marginMetrics) {
      const expected = blind ? "right.metric" : undefined;
      expect([metric, await refusal("/api/measure", { metrics: metric })]).toEqual([metric, expected]);
      expect([metric, await refusal("/api/explain", { metric })]).toEqual([metric, expected]);
      expect(session.metrics.includes(metric)).toBe(!blind);
    }
    for (const metric of targetMetrics) {
      const expected = role === "service" ? "right.metric" : undefined;
      expect([metric, await refusal("/api/measure", { metrics: metric })]).toEqual([metric, expected]);
      expect(session.metrics.includes(metric)).toBe(role !== "service");
    }
    if (role === "service") return;
    const seen = new Set(allowed("target", person, "read"));
    const counting = targetFacts.filter(([key, { due }]) => seen.has(key) && due !== null);
    const answer = await call("/api/measure", { query: { metrics: "target" } });
    const value = rowsOf(answer)[0]?.values.target;
    expect(value?.amount ?? null).toBe(
      counting.length === 0 ? null : money(counting.reduce((sum, [, { amount }]) => sum + cents(amount), 0)),
    );
  });
});

test("nobody makes a record that he could not read: own and team scopes end at their people", async () => {
  const account = { name: "新客户" };
  const make = (person: PersonKey, body: object) =>
    fixture.as(person)("/api/accounts", { method: "POST", body });
  const made = await make("an", account);
  expect(made.body.owner.id).toBe(fixture.alpha.id("user", "an"));
  expect((await make("an", { ...account, owner: "bo" })).body.code).toBe("right.scope");
  expect((await make("an", { ...account, owner: null })).body.owner.id).toBe(fixture.alpha.id("user", "an"));
  expect((await make("shanghai_manager", { ...account, owner: "an" })).status).toBe(201);
  expect((await make("shanghai_manager", { ...account, owner: "bo" })).body.code).toBe("right.scope");
  expect((await make("west_manager", { ...account, owner: "bo" })).status).toBe(201);
  expect((await make("finance", account)).body.code).toBe("right.missing");
  expect((await make("auditor", account)).body.code).toBe("right.missing");
  // Handing it over to somebody outside of the scope is a change that ends outside.
  const handed = await fixture.as("an")(`/api/accounts/${made.body.id}`, {
    method: "PATCH",
    body: { version: 1, owner: "bo" },
  });
  expect(handed.body.code).toBe("right.scope");
});

test("a role that may not read the catalogue's costs still freezes them on its orders", async () => {
  const made = await fixture.as("an")("/api/orders", {
    method: "POST",
    body: { account: "c1", ordered_on: "2026-11-21", lines: [{ product: "p1", quantity: "1" }] },
  });
  expect(made.status, made.text).toBe(201);
  expect(made.text).not.toMatch(/cost/);
  const seen = await fixture.as("finance")(`/api/orders/${made.body.id}`);
  expect(seen.body.company_cost).toEqual({ amount: "66.00", currency: "CNY" });
  const history = await fixture.as("an")(`/api/orders/${made.body.id}/history`);
  expect(history.text).not.toMatch(/cost/);
});

test("hidden fields cannot be written either", async () => {
  const body = (extra: object) => ({
    account: "c1",
    ordered_on: "2026-11-21",
    lines: [{ product: "p1", quantity: "1", ...extra }],
  });
  const made = await fixture.as("an")("/api/orders", { method: "POST", body: body({ unit_cost: "1" }) });
  expect(made.body.code).toBe("input.unknown_field");
  const masked = await fixture.as("finance")("/api/contacts", { method: "POST", body: {} });
  expect(masked.body.code).toBe("right.missing");
});

test("history shows changes of masked fields masked and of hidden ones not at all", async () => {
  const id = fixture.alpha.id("account", "c1");
  const ops = fixture.as("ops");
  const { body } = await ops(`/api/accounts/${id}`);
  await ops(`/api/accounts/${id}`, {
    method: "PATCH",
    body: { version: body.version, phone: "13911112222" },
  });
  const of = async (person: PersonKey) =>
    (await fixture.as(person)(`/api/accounts/${id}/history`)).body.entries[0];
  expect((await of("director")).changes.phone).toEqual({ from: "13900139001", to: "13911112222" });
  expect((await of("auditor")).changes.phone).toEqual({ from: "139****9001", to: "139****2222" });
});

test("a key of a role alone sees what is everybody's, and nobody's own rows", async () => {
  const keyOf = async (role: string) =>
    (await fixture.as("admin")("/api/api_keys", { method: "POST", body: { name: role, role } })).body.key;
  for (const role of ["rep", "manager", "channel"]) {
    const call = fixture.with({ authorization: `Bearer ${await keyOf(role)}` });
    for (const path of ["accounts", "contacts", "orders", "order_lines", "targets"])
      expect([role, path, (await call(`/api/${path}/count`)).body]).toEqual([role, path, { count: 0 }]);
    const products_ = (await call("/api/products/count")).body;
    expect(products_).toEqual({ count: Object.keys(products).length });
    const { body } = await call("/api/measure", { query: { metrics: "net_sales,orders" } });
    expect(body.rows[0].values).toEqual({ net_sales: { amount: "0.00", currency: "CNY" }, orders: 0 });
  }
});
