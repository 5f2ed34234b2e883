import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalog } from "../../modules/catalog.ts";
import {
  accounts,
  contacts,
  type OrderFact,
  type PersonKey,
  people,
  targetFacts,
} from "../fixture/company-facts.ts";
import { type Answer, type Body, type Call, type Fixture, openFixture } from "../fixture/open-fixture.ts";
import { allowed, ownedObjects, rights, visibleOrders } from "./expected-rights.ts";

/*
 * One walk over role × object × operation × surface, with a second company of the same facts beside. What a person
 * may see comes from the facts and the table of expected-rights.ts; the product's own declarations are not asked.
 */
let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

const walkers = (Object.keys(people) as PersonKey[]).filter((key) => !("active" in people[key]));
const objects = catalog.objects.map(({ name, plural }) => ({ name, plural }));
const pluralOf = (name: string): string => objects.find((object) => object.name === name)?.plural ?? "";
const all = { limit: 200 };

const rowsOf = (answer: Answer): Body[] => {
  expect(answer.status, answer.text).toBe(200);
  return answer.body.rows;
};
const externals = (rows: readonly Body[]): string[] => rows.map((row) => row.external_id).sort();

/** Nothing that is the other company's stands anywhere in an answer: neither an id nor its name. */
function expectOwnCompany(answer: Answer): void {
  expect(answer.text).not.toContain("beta");
  for (const [found] of answer.text.matchAll(
    /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
  ))
    if (fixture.beta.externalOf(found) !== undefined || found === fixture.beta.workspace.id)
      throw new Error(`an id of the other company: ${found}`);
}

/** Rows of both companies that somebody who sees everything finds; read with the rights of the database's owner. */
async function owner(sql: string): Promise<Record<string, unknown>[]> {
  return (await fixture.app.database.owner.query(sql)).rows;
}
const cents = (amount: string): number => Math.round(Number(amount) * 100);
const money = (sum: number): string => (sum / 100).toFixed(2);
const netOf = (order: OrderFact): number => order.lines.reduce((sum, line) => sum + cents(line.net), 0);
const confirmed = ([, order]: readonly [string, OrderFact]): boolean => order.status === undefined;

test("the walk knows every object of the product", () => {
  expect(Object.keys(rights).sort()).toEqual(objects.map((object) => object.name).sort());
});

describe.each(walkers)("%s", (person) => {
  const { role } = people[person];
  const call: Call = (path, options) => fixture.as(person)(path, options);
  const may = (object: string) => rights[object]?.[role] ?? { read: "none", write: "none", remove: "none" };

  test.each(objects)("reads $name on every surface or on none", async ({ name, plural }) => {
    const paths = ["", "/count", "/group?by=external_id", "/export?format=csv"];
    const answers = await Promise.all(paths.map((path) => call(`/api/${plural}${path}`)));
    const [anyRow] = await owner(
      `select id from ${plural} where workspace_id = '${fixture.alpha.workspace.id}' limit 1`,
    );
    const id = String(anyRow?.id ?? fixture.alpha.id("user", "an"));
    const single = await Promise.all([call(`/api/${plural}/${id}`), call(`/api/${plural}/${id}/history`)]);
    for (const answer of [...answers, ...single]) {
      expectOwnCompany(answer);
      if (may(name).read !== "none") continue;
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe("right.missing");
    }
    if (may(name).read !== "none") for (const answer of answers) expect(answer.status, answer.text).toBe(200);
  });

  test.each(
    objects.filter(({ name }) => !ownedObjects.includes(name) && !["order_line", "sales_day"].includes(name)),
  )("sees all $name of the own company and no other", async ({ name, plural }) => {
    if (may(name).read === "none") return;
    const [{ count } = { count: 0 }] = await owner(
      `select count(*)::int as count from ${plural} where workspace_id = '${fixture.alpha.workspace.id}' and deleted_at is null`,
    );
    expect((await call(`/api/${plural}/count`)).body).toEqual({ count });
    expect(rowsOf(await call(`/api/${plural}`, { query: all }))).toHaveLength(Number(count));
  });

  test.each(ownedObjects)("sees exactly the expected rows of %s on every surface", async (object) => {
    if (may(object).read === "none") return;
    const path = `/api/${pluralOf(object)}`;
    const expected = allowed(object, person, "read");
    expect(externals(rowsOf(await call(path, { query: all })))).toEqual(expected);
    expect((await call(`${path}/count`)).body.count).toBe(expected.length);
    const groups = (await call(`${path}/group`, { query: { by: "external_id" } })).body.groups;
    expect(groups.map((group: Body) => group.value).sort()).toEqual(expected);
    const csv = await call(`${path}/export`, { query: { format: "csv", columns: "external_id" } });
    expect(csv.text.replace("\uFEFF", "").trim().split("\n").slice(1).sort()).toEqual(expected);
    // Without any filter, with an always true one and with a negation: the same rows.
    const always = { not: { field: "external_id", op: "eq", value: "nobody" } };
    expect(externals(rowsOf(await call(path, { query: { ...all, filter: always } })))).toEqual(expected);
    const every = Object.keys({ account: accounts, contact: contacts }[object] ?? {});
    const keys = every.length > 0 ? every : object === "order" ? orderKeys : targetFacts.map(([key]) => key);
    for (const key of keys) {
      const id = fixture.alpha.id(object, key);
      const status = expected.includes(key) ? 200 : 404;
      const [record, history] = await Promise.all([call(`${path}/${id}`), call(`${path}/${id}/history`)]);
      expect([key, record.status, history.status]).toEqual([key, status, status]);
      const other = fixture.beta.id(object, key);
      const [foreign, past] = await Promise.all([call(`${path}/${other}`), call(`${path}/${other}/history`)]);
      expect([key, foreign.status, past.status]).toEqual([key, 404, 404]);
    }
  });

  test("sees the lines of the orders that it sees", async () => {
    const expected = visibleOrders(person).flatMap(([key, order]) => order.lines.map(() => key));
    const rows = rowsOf(await call("/api/order_lines", { query: all }));
    expect(rows.map((row) => fixture.alpha.externalOf(row.order.id)).sort()).toEqual(expected.sort());
    expect((await call("/api/order_lines/count")).body.count).toBe(expected.length);
  });

  test("sees the kept sums of the orders that it sees", async () => {
    const expected = new Map<string, number>();
    for (const [, order] of visibleOrders(person).filter(confirmed)) {
      const cell = [
        order.day,
        order.seller,
        order.team,
        accounts[order.account].territory,
        order.channel,
      ].join(" ");
      expected.set(cell, (expected.get(cell) ?? 0) + netOf(order));
    }
    const external = (link: Body): string =>
      link === null ? "" : (fixture.alpha.externalOf(link.id) ?? "?");
    const rows = rowsOf(await call("/api/sales_days", { query: all }));
    expect(
      Object.fromEntries(
        rows.map((row) => [
          [
            row.ordered_on,
            external(row.seller),
            external(row.team),
            external(row.territory),
            row.channel,
          ].join(" "),
          cents(row.company_net.amount),
        ]),
      ),
    ).toEqual(Object.fromEntries(expected));
    expect((await call("/api/sales_days/count")).body.count).toBe(expected.size);
  });

  test("finds by searching only what it sees", async () => {
    const found = async (path: string, q: string): Promise<string[]> =>
      externals(rowsOf(await call(path, { query: { ...all, q } })));
    for (const [key, account] of Object.entries(accounts))
      expect(await found("/api/accounts", account.name)).toEqual(
        allowed("account", person, "read").includes(key) ? [key] : [],
      );
    for (const [key, contact] of Object.entries(contacts))
      expect(await found("/api/contacts", contact.name)).toEqual(
        allowed("contact", person, "read").includes(key) ? [key] : [],
      );
  });

  test("learns nothing of unseen accounts through links of records that it sees", async () => {
    const seenAccounts = new Set(allowed("account", person, "read"));
    for (const row of rowsOf(await call("/api/orders", { query: all }))) {
      const key = fixture.alpha.externalOf(row.account.id) ?? "";
      const title = key in accounts ? accounts[key as keyof typeof accounts].name : "?";
      expect([key, row.account.title]).toEqual([key, seenAccounts.has(key) ? title : null]);
    }
    // A filter through the link tells nothing either: unseen accounts have no level.
    const throughLink = (value: string) => ({ field: "account.level", op: "eq", value });
    for (const level of ["vip", "key", "normal", "prospect"]) {
      const expected = visibleOrders(person)
        .filter(([, order]) => accounts[order.account].level === level && seenAccounts.has(order.account))
        .map(([key]) => key);
      const rows = rowsOf(await call("/api/orders", { query: { ...all, filter: throughLink(level) } }));
      expect(externals(rows)).toEqual(expected.sort());
    }
  });

  test("an other company's records cannot be named: not in filters, not as links", async () => {
    const foreign = fixture.beta.id("account", "c1");
    const filtered = await call("/api/orders", {
      query: { filter: { field: "account", op: "eq", value: foreign } },
    });
    expect(rowsOf(filtered)).toEqual([]);
    const made = await call("/api/contacts", { method: "POST", body: { name: "外人", account: foreign } });
    const refusals = may("contact").write === "none" ? ["right.missing"] : ["reference.not_found"];
    expect(refusals).toContain(made.body.code);
  });

  test("measures exactly the orders that it sees, by every dimension and grain", async () => {
    const seen = visibleOrders(person).filter(confirmed);
    const total = seen.reduce((sum, [, order]) => sum + netOf(order), 0);
    const sums = async (query: Record<string, string>): Promise<number> => {
      const answer = await call("/api/measure", { query: { metrics: "net_sales", ...query } });
      expectOwnCompany(answer);
      return rowsOf(answer).reduce((sum, row) => sum + cents(row.values.net_sales.amount), 0);
    };
    for (const by of ["", "team", "seller", "territory", "product", "category", "customer", "channel"])
      expect([by, await sums({ by })]).toEqual([by, total]);
    for (const grain of ["day", "week", "month", "quarter", "year"])
      expect([grain, await sums({ grain })]).toEqual([grain, total]);
    const bySeller = new Map<string, number>();
    for (const [, order] of seen)
      bySeller.set(order.seller ?? "", (bySeller.get(order.seller ?? "") ?? 0) + netOf(order));
    const cut = rowsOf(await call("/api/measure", { query: { metrics: "net_sales", by: "seller" } }));
    expect(
      Object.fromEntries(
        cut.map((row) => [
          row.dimensions.seller === null ? "" : fixture.alpha.externalOf(row.dimensions.seller.id),
          cents(row.values.net_sales.amount),
        ]),
      ),
    ).toEqual(Object.fromEntries(bySeller));
    // What nobody sees cannot be counted by asking for it.
    const unseen = (Object.keys(people) as PersonKey[]).filter((key) => !bySeller.has(key));
    for (const seller of unseen)
      expect(await sums({ filter: JSON.stringify({ field: "seller", op: "eq", value: seller }) })).toBe(0);
  });

  test("explains a number by exactly the orders that it sees", async () => {
    const seen = visibleOrders(person).filter(confirmed);
    const answer = await call("/api/explain", { query: { metric: "net_sales", limit: 200 } });
    expectOwnCompany(answer);
    expect(externals(rowsOf(answer))).toEqual(seen.map(([key]) => key).sort());
    expect(answer.body.value.amount).toBe(money(seen.reduce((sum, [, order]) => sum + netOf(order), 0)));
    expect(answer.body.row_count).toBe(seen.length);
  });
});

const orderKeys = visibleOrders("director").map(([key]) => key);

describe("writing", () => {
  /** A change that changes nothing of worth, for each owned object. */
  const change = { account: "note", contact: "note", order: "note", target: "note" } as const;

  test.each(walkers)("%s changes exactly the rows that it may", async (person) => {
    const call = fixture.as(person);
    for (const [object, field] of Object.entries(change)) {
      const path = `/api/${pluralOf(object)}`;
      const readable = allowed(object, person, "read");
      const writable = allowed(object, person, "write");
      const mayWrite = rights[object]?.[people[person].role].write !== "none";
      const keys = {
        account: Object.keys(accounts),
        contact: Object.keys(contacts),
        order: orderKeys,
        target: targetFacts.map(([key]) => key),
      }[object];
      for (const key of keys ?? []) {
        const id = fixture.alpha.id(object, key);
        const [row] = await owner(`select version, note from ${pluralOf(object)} where id = '${id}'`);
        const answer = await call(`${path}/${id}`, {
          method: "PATCH",
          body: { version: row?.version, [field]: `${person} ${key}` },
        });
        const expected = !mayWrite
          ? "right.missing"
          : writable.includes(key)
            ? undefined
            : readable.includes(key)
              ? "right.scope"
              : "record.not_found";
        expect([object, key, answer.body.code]).toEqual([object, key, expected]);
        const [after] = await owner(`select note from ${pluralOf(object)} where id = '${id}'`);
        expect(after?.note).toBe(expected === undefined ? `${person} ${key}` : row?.note);
        const foreign = await call(`${path}/${fixture.beta.id(object, key)}`, {
          method: "PATCH",
          body: { version: 1, [field]: "x" },
        });
        expect(foreign.body.code).toBe(mayWrite ? "record.not_found" : "right.missing");
      }
    }
    const [{ count } = { count: 0 }] = await owner(
      `select count(*)::int as count from orders where workspace_id = '${fixture.beta.workspace.id}' and version > 1`,
    );
    expect(count).toBe(0);
  });

  test.each(walkers)(
    "%s deletes and restores exactly the orders, accounts and contacts that it may",
    async (person) => {
      const call = fixture.as(person);
      const tries: [string, string][] = [
        ["contact", "k1"],
        ["contact", "k2"],
        ["contact", "k4"],
        ["contact", "k5"],
        ["order", "o04"],
        ["order", "o07"],
        ["order", "o11"],
        ["target", "t1"],
        ["target", "t3"],
      ];
      for (const [object, key] of tries) {
        const path = `/api/${pluralOf(object)}/${fixture.alpha.id(object, key)}`;
        const mayDelete = rights[object]?.[people[person].role].remove !== "none";
        const expected = !mayDelete
          ? "right.missing"
          : allowed(object, person, "remove").includes(key)
            ? undefined
            : allowed(object, person, "read").includes(key)
              ? "right.scope"
              : "record.not_found";
        const removed = await call(path, { method: "DELETE" });
        expect([object, key, removed.body.code]).toEqual([object, key, expected]);
        if (expected === undefined) {
          expect((await call(path)).status).toBe(404);
          // A deleted record is found by those who may read it, and only by them.
          const bin = await fixture.as("an")(`/api/${pluralOf(object)}`, { query: { deleted: "only" } });
          expect(externals(bin.body.rows)).toEqual(allowed(object, "an", "read").includes(key) ? [key] : []);
        }
        const restored = await call(`${path}/restore`, { method: "POST", body: {} });
        expect([object, key, restored.body.code]).toEqual([object, key, expected]);
      }
    },
  );
});
