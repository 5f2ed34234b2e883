import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ImportApp, type Imported, openImportApp } from "./import-app.ts";

let imported: ImportApp;
let folder: string;
beforeAll(async () => {
  imported = await openImportApp("CNY");
});
afterAll(() => imported?.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "attain-import-"));
  return () => rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
const counts = ({ objects }: Imported) =>
  Object.fromEntries(
    objects.map(({ object, read, created, updated, skipped, failed }) => [
      object,
      `${read} = ${created} + ${updated} + ${skipped} + ${failed}`,
    ]),
  );
const rows = async <R extends Record<string, unknown>>(statement: string): Promise<R[]> =>
  (await imported.app.database.owner.query<R>(statement)).rows;

/** Accounts from one file. */
const accounts = (
  fields: Record<string, unknown> = { name: "Name" },
  more: Record<string, unknown> = {},
) => ({
  files: { customers: "customers.csv" },
  objects: [{ object: "account", from: "customers", external_id: "Id", fields, ...more }],
});

describe("a first company from files of every kind", () => {
  /** Sales system dumps: GBK with |, gzip with a byte order mark, lines joined to their orders, names joined from elsewhere. */
  const mapping = {
    files: {
      people: { file: "人员.txt", encoding: "gbk", separator: "|" },
      products: "products.csv",
      orders: "orders.csv.gz",
      lines: "lines.csv",
      regions: "regions.csv",
    },
    objects: [
      {
        object: "territory",
        from: "regions",
        external_id: "Code",
        fields: { name: "Name", parent: "Parent" },
      },
      { object: "user", from: "people", external_id: "工号", fields: { name: "姓名", email: "邮箱" } },
      {
        object: "category",
        from: "products",
        distinct: true,
        external_id: "Class",
        fields: { name: "Class" },
      },
      {
        object: "product",
        from: "products",
        external_id: "Code",
        fields: { code: "Code", name: "Name", category: "Class" },
      },
      {
        object: "account",
        from: "orders",
        distinct: true,
        external_id: "Customer",
        fields: {
          name: "Customer",
          territory: "Region",
        },
      },
      {
        object: "order",
        from: "orders",
        keep: { not: { value: "Status", equals: "void" } },
        external_id: "No",
        fields: {
          number: "No",
          account: "Customer",
          seller: "Seller",
          ordered_on: { day: "Date", format: "YYYY.MM.DD" },
          channel: { map: { 直: "direct", 网: "online" }, of: "Way" },
          note: { join: "regions", on: "Code", equals: "Region", take: "Name" },
        },
        children: {
          lines: {
            from: "lines",
            on: "Order",
            equals: "No",
            fields: { product: "Item", quantity: { decimal: "Qty" }, unit_price: { decimal: "Price" } },
          },
        },
        checks: [{ field: "net_amount", equals: { decimal: "Sum" }, tolerance: "0.005", times: "lines" }],
      },
    ],
  };

  const writeAll = (): void => {
    write(
      "人员.txt",
      iconv.encode("工号|姓名|邮箱\n101|李雷|lilei@firm.example\n102|韩梅梅|hanmm@firm.example\n", "gbk"),
    );
    write("products.csv", "Code,Name,Class\nP1,轴承,零件\nP2,电机,整机\nP3,齿轮,零件\n");
    // The child region stands before its parent.
    write("regions.csv", "Code,Name,Parent\nSH,上海,EAST\nEAST,华东,\n");
    write(
      "orders.csv.gz",
      gzipSync(
        "\uFEFFNo,Customer,Seller,Date,Way,Region,Status,Sum\n" +
          "A1,华东机电,101,2014.06.02,直,SH,ok,310.5\nA2,南方泵业,102,2014.06.03,网,SH,ok,21.00\nA3,华东机电,101,2014.06.04,直,SH,void,0\n",
      ),
    );
    // A1: 3 × 100 = 300, 2 × 5.25 = 10.50; A2: 4 × 5.25 = 21
    write("lines.csv", "Order,Item,Qty,Price\nA1,P1,3.00,100\nA2,P3,4,5.25\nA1,P3,2,5.250000\nA9,P1,1,1\n");
  };

  it("comes in, with every row accounted for", async () => {
    writeAll();
    const first = await imported.import(mapping, folder);
    expect(first.told).toEqual([]);
    expect(counts(first)).toEqual({
      territory: "2 = 2 + 0 + 0 + 0",
      user: "2 = 2 + 0 + 0 + 0",
      category: "2 = 2 + 0 + 0 + 0",
      product: "3 = 3 + 0 + 0 + 0",
      account: "2 = 2 + 0 + 0 + 0",
      order: "2 = 2 + 0 + 0 + 0",
    });
    expect(first.warnings.map(({ file, line, sentence }) => [file, line, sentence.en])).toEqual([
      ["lines.csv", 5, "this Order line belongs to no imported record (A9)"],
    ]);
    const stored = await rows(
      `select o.number, o.net_amount, o.ordered_on::text, o.channel, o.note, a.name as account, u.name as seller, p.name as region
        from orders o join accounts a on a.id = o.account_id join users u on u.id = o.seller_id
        join territories t on t.id = a.territory_id join territories p on p.id = t.parent_id order by 1`,
    );
    expect(stored).toEqual([
      {
        number: "A1",
        net_amount: "31050",
        ordered_on: "2014-06-02",
        channel: "direct",
        note: "上海",
        account: "华东机电",
        seller: "李雷",
        region: "华东",
      },
      {
        number: "A2",
        net_amount: "2100",
        ordered_on: "2014-06-03",
        channel: "online",
        note: "上海",
        account: "南方泵业",
        seller: "韩梅梅",
        region: "华东",
      },
    ]);
    const [log] = await rows("select action, via, changes from orders_log limit 1");
    expect(log).toEqual({ action: "create", via: "import", changes: {} });
  });

  it("is left alone by the next run, and follows what changed in the files", async () => {
    writeAll();
    const again = await imported.import(mapping, folder);
    expect(counts(again)).toEqual({
      territory: "2 = 0 + 0 + 2 + 0",
      user: "2 = 0 + 0 + 2 + 0",
      category: "2 = 0 + 0 + 2 + 0",
      product: "3 = 0 + 0 + 3 + 0",
      account: "2 = 0 + 0 + 2 + 0",
      order: "2 = 0 + 0 + 2 + 0",
    });
    // A1 loses its second line and sells 5 of the first: 5 × 100 = 500; A2 gets another way.
    write("lines.csv", "Order,Item,Qty,Price\nA1,P1,5,100\nA2,P3,4,5.25\n");
    write(
      "orders.csv.gz",
      "No,Customer,Seller,Date,Way,Region,Status,Sum\nA1,华东机电,101,2014.06.02,直,SH,ok,500\nA2,南方泵业,102,2014.06.03,直,SH,ok,22\n",
    );
    const changed = await imported.import(mapping, folder);
    expect(changed.told).toEqual([]);
    expect(counts(changed).order).toBe("2 = 0 + 2 + 0 + 0");
    expect(changed.warnings.map((warning) => warning.sentence.zh)).toEqual([
      "净额（net_amount）为 21.00，Sum 为 22，相差 -1",
    ]);
    expect(await rows("select number, net_amount, version from orders order by 1")).toEqual([
      { number: "A1", net_amount: "50000", version: 2 },
      { number: "A2", net_amount: "2100", version: 2 },
    ]);
    const [history] = await rows<{ changes: Record<string, unknown> }>(
      "select l.changes from orders_log l join orders o on o.id = l.record_id where o.number = 'A2' and l.version = 2",
    );
    expect(history?.changes).toEqual({ channel: { from: "online", to: "direct" } });
    const [lines] = await rows(
      "select l.changes from orders_log l join orders o on o.id = l.record_id where o.number = 'A1' and l.version = 2",
    );
    expect(lines).toMatchObject({
      changes: { net_amount: { from: { amount: "310.50" }, to: { amount: "500.00" } }, lines: {} },
    });
  });
});

describe("rows that cannot be taken over", () => {
  it("are named with file, line, field, value and what would be right, and the others go on", async () => {
    write(
      "customers.csv",
      [
        "Id,Name,Kind,Owner,Parent",
        "B1,良品,company,,",
        "B2,,company,,",
        "B3,坏类型,firm,,",
        `B4,${"长".repeat(161)},company,,`,
        "B5,无此人,company,999,",
        "B1,重复,company,,",
        ",无编号,company,,",
        "B6,缺列,company",
        "B7,=1+2,person,,B1",
        "B8,孤儿,person,,B999",
        "B9,环,person,,B9",
      ].join("\n"),
    );
    const mapping = accounts({ name: "Name", kind: "Kind", owner: "Owner", parent: "Parent" });
    const result = await imported.import(mapping, folder);
    expect(counts(result)).toEqual({ account: "11 = 2 + 0 + 0 + 9" });
    const longName = "长".repeat(60);
    expect([...result.told].sort()).toEqual(
      [
        "customers.csv line 3 (B2): Name (name): “” is not valid, expected a value (required)",
        "customers.csv line 4 (B3): Kind (kind): “firm” is not valid, expected one of: company, person, dealer",
        `customers.csv line 5 (B4): Name (name): “${longName}…” is not valid, expected at most 160 characters`,
        "customers.csv line 6 (B5): Owner (owner): “999” is not valid, expected the external id of an existing User",
        "customers.csv line 7 (B1): External id (external_id): “B1” is not valid, expected an id that no other row has (line 2 has it)",
        "customers.csv line 8: External id (external_id): “” is not valid, expected an id of 1 to 120 characters",
        "customers.csv line 9: 3 columns, the head has 5",
        "customers.csv line 11 (B8): Parent account (parent): “B999” is not valid, expected the external id of an existing Account",
        "customers.csv line 12 (B9): Parent account (parent): “B9” is not valid, expected the external id of an existing Account",
      ].sort(),
    );
    // A formula is a text like any other here; exports keep it harmless.
    expect(await rows("select name from accounts where external_id = 'B7'")).toEqual([{ name: "=1+2" }]);
  });

  it("do not hold up others where only the database knows that they are wrong", async () => {
    const list = Array.from(
      { length: 40 },
      (_, index) => `C${index},${index === 17 || index === 30 ? "SAME" : `c-${index}`},n`,
    );
    write("products.csv", ["Id,Code,Name", ...list].join("\n"));
    const mapping = {
      files: { products: "products.csv" },
      objects: [
        { object: "product", from: "products", external_id: "Id", fields: { code: "Code", name: "Name" } },
      ],
    };
    const result = await imported.import(mapping, folder);
    expect(counts(result)).toEqual({ product: "40 = 39 + 0 + 0 + 1" });
    expect(result.told).toEqual(["products.csv line 32 (C30): Product exists already: Code “SAME” is taken"]);
  });

  it("name the line of the child row that is wrong, and keep the whole order out", async () => {
    write("orders.csv", "No,Who\nD1,B1\nD2,B1\nD3,B1\n");
    write("lines.csv", "Order,Item,Qty,Price\nD1,C1,1,10\nD1,C2,x,10\nD2,C1,2,10\nD2,C404,1,1\n");
    const mapping = {
      files: { orders: "orders.csv", lines: "lines.csv" },
      objects: [
        {
          object: "order",
          from: "orders",
          external_id: "No",
          fields: { number: "No", account: "Who", ordered_on: { constant: "2014-06-30" } },
          children: {
            lines: {
              from: "lines",
              on: "Order",
              equals: "No",
              fields: { product: "Item", quantity: "Qty", unit_price: "Price" },
            },
          },
        },
      ],
    };
    const result = await imported.import(mapping, folder);
    expect(counts(result)).toEqual({ order: "3 = 0 + 0 + 0 + 3" });
    expect([...result.told].sort()).toEqual([
      "lines.csv line 3 (D1): Quantity (quantity): “x” is not valid, expected a number such as 12.5",
      "orders.csv line 3 (D2): Product (product): “C404” is not valid, expected the external id of an existing Product",
      "orders.csv line 4 (D3): Lines (lines): “” is not valid, expected at least one row",
    ]);
    expect(await rows("select count(*)::int as n from orders where number like 'D%'")).toEqual([{ n: 0 }]);
  });

  it("leave a record alone that was deleted here", async () => {
    write("customers.csv", "Id,Name\nE1,走了\n");
    await imported.import(accounts(), folder);
    await rows("update accounts set deleted_at = now() where external_id = 'E1'");
    const again = await imported.import(accounts(), folder);
    expect(counts(again)).toEqual({ account: "1 = 0 + 0 + 1 + 0" });
    expect(again.warnings.map((warning) => warning.sentence.en)).toEqual(["was deleted here and stays so"]);
  });

  it("are counted so that read = created + updated + skipped + failed, whatever the file holds", async () => {
    const anyRow = fc.record({
      id: fc.integer({ min: 0, max: 30 }).map((id) => (id === 30 ? "" : `F${id}`)),
      name: fc.constantFrom("甲", "乙", ""),
      kind: fc.constantFrom("company", "person", "firm", ""),
      cells: fc.constantFrom(3, 3, 3, 2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { maxLength: 40 }), async (list) => {
        const lines = list.map(({ id, name, kind, cells }) => [id, name, kind].slice(0, cells).join(","));
        write(
          "customers.csv",
          ["Id,Name,Kind", ...lines.map((line) => (line === "" ? '""' : line))].join("\n"),
        );
        const result = await imported.import(accounts({ name: "Name", kind: "Kind" }), folder);
        const [report] = result.objects;
        if (report === undefined) throw new Error("no report");
        expect(report.read).toBe(list.length);
        expect(report.created + report.updated + report.skipped + report.failed).toBe(report.read);
        expect(new Set(result.problems.map((problem) => problem.line)).size).toBe(report.failed);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a mapping or a file that is wrong", () => {
  it("is refused before anything is written", async () => {
    write("customers.csv", "Id,Name\nG1,甲\n");
    const lateFault = {
      files: { customers: "customers.csv", orders: "orders.csv" },
      objects: [
        ...accounts().objects,
        { object: "order", from: "orders", external_id: "No", fields: { number: "Nr" } },
      ],
    };
    await expect(imported.import(lateFault, folder)).rejects.toThrow(
      "File orders.csv cannot be read: there is no such file",
    );
    write("orders.csv", "No\n1\n");
    await expect(imported.import(lateFault, folder)).rejects.toThrow("file orders.csv has no column “Nr”");
    expect(await rows("select count(*)::int as n from accounts where external_id = 'G1'")).toEqual([
      { n: 0 },
    ]);
  });
});
