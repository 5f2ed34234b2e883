import { inflateRawSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Body, type Call, type Fixture, openFixture } from "../../test/fixture/open-fixture.ts";

let fixture: Fixture;
let call: Call;
beforeAll(async () => {
  fixture = await openFixture();
  call = fixture.as("ops");
});
afterAll(() => fixture.close());

const readCsv = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });

test("a csv file is the list: same filter, same order, all rows, heads in the user's language", async () => {
  const query = { sort: "-company_net,number", filter: { field: "status", op: "eq", value: "confirmed" } };
  const listed = (await call("/api/orders", { query: { ...query, limit: "200" } })).body.rows;
  const file = await call("/api/orders/export", {
    query: {
      ...query,
      format: "csv",
      locale: "zh",
      columns: "external_id,ordered_on,account,company_net,currency,channel,units",
    },
  });
  expect(file.headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="orders.csv"; filename*=UTF-8''${encodeURIComponent("订单-2026-11-22.csv")}`,
  });
  const [heads, ...rows] = readCsv(file.text);
  expect(heads).toEqual(["外部编号", "下单日期", "客户", "净额（本位币）", "币种", "渠道", "数量合计"]);
  const words: Record<string, string> = { direct: "直销", dealer: "经销", agent: "代理", online: "线上" };
  expect(rows).toEqual(
    listed.map((row: Body) => [
      row.external_id,
      row.ordered_on,
      row.account.title,
      row.company_net.amount,
      row.currency,
      words[row.channel],
      row.units,
    ]),
  );
});

test("a text that a spreadsheet would run as a formula stays a text; amounts keep their sign", async () => {
  const names = ["=1+1", "+86", "-2+3", "@SUM(A1)", '=cmd|" /C calc"!A0', "＝1", "安全"];
  for (const name of names) await call("/api/accounts", { method: "POST", body: { name, industry: "公式" } });
  const file = await call("/api/accounts/export", {
    query: {
      format: "csv",
      columns: "name",
      filter: { field: "industry", op: "eq", value: "公式" },
      sort: "created_at",
    },
  });
  const cells = readCsv(file.text)
    .slice(1)
    .map(([cell]) => cell ?? "");
  expect(cells.sort()).toEqual(
    ["'=1+1", "'+86", "'-2+3", "'@SUM(A1)", `'=cmd|" /C calc"!A0`, "＝1", "安全"].sort(),
  );
  for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@]/);
  const amounts = await call("/api/orders/export", {
    query: { format: "csv", columns: "company_net", filter: { field: "kind", op: "eq", value: "return" } },
  });
  expect(readCsv(amounts.text)[1]).toEqual(["-120.00"]);
});

test("commas, quotes, line breaks and Chinese survive the csv", async () => {
  const note = '一,"二"\n三；四';
  await call("/api/accounts", { method: "POST", body: { name: "引号, 客户", note } });
  const file = await call("/api/accounts/export", {
    query: { format: "csv", columns: "name,note", q: "引号" },
  });
  expect(readCsv(file.text)[1]).toEqual(["引号, 客户", note]);
  expect(file.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
});

/** The text of one file inside a zip; xlsx is a zip of XML. */
function unzipped(zip: Buffer, name: string): string {
  let at = zip.indexOf("PK\u0001\u0002", 0, "latin1");
  while (at !== -1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const content = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString("utf8");
    }
    at = zip.indexOf("PK\u0001\u0002", at + 46, "latin1");
  }
  throw new Error(`no ${name} in the file`);
}

test("an xlsx file has numbers as numbers and formulas as texts", async () => {
  const file = await call("/api/orders/export", {
    query: {
      columns: "external_id,company_net,units",
      sort: "external_id",
      filter: { field: "external_id", op: "in", value: ["o07", "o09"] },
    },
  });
  expect(file.headers["content-type"]).toBe(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  );
  const sheet = unzipped(file.bytes, "xl/worksheets/sheet1.xml");
  const numbers = [...sheet.matchAll(/<c [^>]*?(?:t="n")?[^>]*><v>(-?[\d.]+)<\/v>/g)].map(
    (found) => found[1],
  );
  expect(numbers).toEqual(expect.arrayContaining(["217.8", "2", "-120", "-1"]));
  const formulas = await call("/api/accounts/export", { query: { q: "=1+1" } });
  const texts = unzipped(formulas.bytes, "xl/worksheets/sheet1.xml");
  expect(texts).not.toContain("<f>");
});

test("columns that are not there are refused by name", async () => {
  const { status, body } = await call("/api/orders/export", {
    query: { format: "csv", columns: "number,nothing" },
  });
  expect([status, body.code, body.values.field]).toEqual([422, "input.unknown_field", "nothing"]);
  expect((await call("/api/orders/export", { query: { format: "pdf" } })).body.code).toBe("input.parameter");
});
