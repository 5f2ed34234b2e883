import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allFields } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import { accounts, orderFacts } from "../../test/fixture/company-facts.ts";
import { type Body, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

let fixture: Fixture;
let call: Call;
beforeAll(async () => {
  fixture = await openFixture();
  call = fixture.as("admin");
  // More ties and empty values than the company itself has.
  for (let index = 0; index < 12; index += 1)
    await call("/api/accounts", {
      method: "POST",
      body: {
        name: index % 3 === 0 ? "同名" : `%_\\ ${index % 2}`,
        city: index % 4 === 0 ? null : "上海",
        owner: index % 2 === 0 ? "an" : null,
      },
    });
});
afterAll(() => fixture.close());

async function walk(path: string, query: Record<string, unknown>, limit: number): Promise<Body[]> {
  const rows: Body[] = [];
  let after: string | null = null;
  do {
    const answer = await call(path, {
      query: { ...query, limit: String(limit), ...(after === null ? {} : { after }) },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...answer.body.rows);
    after = answer.body.next;
    if (rows.length > 500) throw new Error("the pages do not end");
  } while (after !== null);
  return rows;
}

const sortable = catalog.objects.flatMap((object) =>
  Object.entries(allFields(object))
    .filter(
      ([key, field]) => field.hiddenFrom === undefined || !field.hiddenFrom.includes("admin") || key === "",
    )
    .flatMap(([key]) => [`/api/${object.plural} ${key}`, `/api/${object.plural} -${key}`]),
);

describe("pages", () => {
  test.each(sortable)("%s: every record once, in the order of the one long page", async (text) => {
    const [path = "", sort = ""] = text.split(" ");
    const whole = (await call(path, { query: { sort, limit: "200" } })).body.rows.map((row: Body) => row.id);
    const pages = await walk(path, { sort }, Math.max(2, Math.ceil(whole.length / 2) - 1));
    expect(pages.map((row) => row.id)).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
  });

  test.each(["city,-name", "-city,name,-created_at", "owner,-level,city", "-owner,kind"])(
    "of one record each walk through ties and empty values by %s",
    async (sort) => {
      const whole = (await call("/api/accounts", { query: { sort, limit: "200" } })).body.rows.map(
        (row: Body) => row.id,
      );
      expect((await walk("/api/accounts", { sort }, 1)).map((row) => row.id)).toEqual(whole);
    },
  );

  test("empty values come last going up and first going down", async () => {
    const cities = async (sort: string): Promise<(string | null)[]> =>
      (await walk("/api/accounts", { sort }, 4)).map((row) => row.city);
    const up = await cities("city");
    const firstEmpty = up.indexOf(null);
    expect(up.slice(firstEmpty).every((city) => city === null)).toBe(true);
    expect(await cities("-city")).toEqual([...up].reverse());
  });

  test("a record that is made while somebody turns the pages is neither missed nor shown twice", async () => {
    const first = (await call("/api/contacts", { query: { sort: "-created_at", limit: "2" } })).body;
    await call("/api/contacts", { method: "POST", body: { name: "新人", account: "c1" } });
    const rest = await walk("/api/contacts", { sort: "-created_at", after: first.next }, 2).catch(() => []);
    const ids = [...first.rows, ...rest].map((row: Body) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  const place = (cursor: object): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");
  const id = "0198a7c2-0000-7000-8000-00000000000a";
  test.each([
    ["no code of ours", () => "x"],
    ["a code of nothing", () => place({})],
    ["another list's id", (sort: string) => place({ sort, values: ["1"], id: "x" })],
    ["an object as value", (sort: string) => place({ sort, values: [{}], id })],
    ["a value of another kind", (sort: string) => place({ sort, values: ["neither day nor amount"], id })],
    ["a value that cannot be stored", (sort: string) => place({ sort, values: ["a\u0000"], id })],
  ])("a place that is not ours is refused: %s", async (_name, after) => {
    for (const sort of ["ordered_on", "-company_net", "account", "created_at"]) {
      const { status, body } = await call("/api/orders", { query: { after: after(sort), sort } });
      expect([sort, status, body.code]).toEqual([sort, 422, "input.parameter"]);
    }
  });

  test("a place of one sort is not taken for another", async () => {
    const { next } = (await call("/api/orders", { query: { sort: "number", limit: "2" } })).body;
    for (const sort of ["ordered_on", "ordered_on,number"])
      expect((await call("/api/orders", { query: { sort, after: next } })).body.code).toBe("input.parameter");
  });
});

describe("searching and filtering", () => {
  const names = async (query: Record<string, unknown>): Promise<string[]> =>
    (await walk("/api/accounts", { sort: "name", ...query }, 50)).map((row) => row.name);

  test("each word must be found, in any of the searched fields, without case", async () => {
    expect(await names({ q: "机械" })).toEqual(["一品机械"]);
    expect(await names({ q: "一品 777" })).toEqual([]);
    expect(await names({ q: "一品 13900139001" })).toEqual(["一品机械"]);
    expect(await names({ q: "C1" })).toEqual(["一品机械"]);
    expect(await names({ q: "  " })).toHaveLength(19);
  });

  test("signs that mean something to the database are searched as they are", async () => {
    expect(await names({ q: "%_\\" })).toHaveLength(8);
    expect(await names({ q: "_%" })).toEqual([]);
    expect(await names({ q: "'; drop table accounts; --" })).toEqual([]);
  });

  test("links are named by id, by external id, and through one link", async () => {
    const count = async (filter: unknown): Promise<number> =>
      (await call("/api/orders/count", { query: { filter } })).body.count;
    const an = fixture.alpha.id("user", "an");
    const ofAn = orderFacts.filter(([, order]) => order.seller === "an").length;
    expect(await count({ field: "seller", op: "eq", value: "an" })).toBe(ofAn);
    expect(await count({ field: "seller", op: "in", value: [an, "niemand"] })).toBe(ofAn);
    expect(await count({ field: "seller", op: "eq", value: { external_id: "an" } })).toBe(ofAn);
    expect(await count({ field: "id", op: "eq", value: fixture.alpha.id("order", "o01") })).toBe(1);
    const vip = orderFacts.filter(([, order]) => accounts[order.account].level === "vip").length;
    expect(await count({ field: "account.level", op: "eq", value: "vip" })).toBe(vip);
    expect(await count({ not: { field: "account.level", op: "eq", value: "vip" } })).toBe(
      orderFacts.length - vip,
    );
    expect(await count({ and: [] })).toBe(orderFacts.length);
    expect(await count({ or: [] })).toBe(0);
  });

  test("amounts are compared as amounts", async () => {
    const count = async (op: string, value: unknown): Promise<number> =>
      (await call("/api/orders/count", { query: { filter: { field: "company_net", op, value } } })).body
        .count;
    // Above 300: 1000.00, 450.00, 350.00, 360.00, 12000.00, 6000.00
    expect(await count("gt", "300")).toBe(6);
    expect(await count("gte", { amount: "360.00", currency: "CNY" })).toBe(5);
    // −120.00 and −10.01
    expect(await count("lt", 0)).toBe(2);
    expect(await count("eq", "-10.01")).toBe(1);
  });
});

describe("groups", () => {
  const groups = async (query: Record<string, string>): Promise<Record<string, Body>> =>
    Object.fromEntries(
      (await call("/api/orders/group", { query })).body.groups.map((group: Body) => [
        group.value?.title ?? group.value ?? "",
        { count: group.count, ...group.sums },
      ]),
    );

  test("count and sum what the list shows", async () => {
    // sales 15 − 1 return − 1 credit note …: 16 orders in all
    expect(await groups({ by: "kind", sums: "company_net,units" })).toEqual({
      // 2920.16 + 100.00 (o03) of confirmed ones + 12000 + 6000, without −120.00 and −10.01
      sale: { count: 14, company_net: { amount: "21150.17", currency: "CNY" }, units: "195" },
      return: { count: 1, company_net: { amount: "-120.00", currency: "CNY" }, units: "-1" },
      credit_note: { count: 1, company_net: { amount: "-10.01", currency: "CNY" }, units: "-1" },
    });
    const bySeller = await groups({ by: "seller", sums: "company_net" });
    // Bo: 450.00 + 350.00 + 217.80 + 120.00; nobody: 120.00
    expect(bySeller.薄小南).toEqual({ count: 4, company_net: { amount: "1137.80", currency: "CNY" } });
    expect(bySeller[""]).toEqual({ count: 1, company_net: { amount: "120.00", currency: "CNY" } });
  });

  test("sum only what can be added up", async () => {
    for (const sums of ["net_amount", "number", "ordered_on", "rate,net_amount"]) {
      const { status, body } = await call("/api/orders/group", { query: { by: "kind", sums } });
      expect([sums, status, body.code]).toEqual([sums, 422, "input.parameter"]);
    }
  });
});
