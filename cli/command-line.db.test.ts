import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../test/database.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "attain-cli-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

type Result = { readonly code: number | null; readonly out: string; readonly err: string };

/** The command as people type it, beside a database that others use too. */
async function attain(args: readonly string[], input = "", language = "en_US.UTF-8"): Promise<Result> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), ...args], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      ATTAIN_DATA: join(folder, "data"),
      LANG: language,
      LC_ALL: "",
      LC_MESSAGES: "",
    },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

const mapping = {
  files: { people: "people.csv", orders: "orders.csv" },
  objects: [
    {
      object: "user",
      from: "people",
      external_id: "Id",
      fields: { name: "Name", email: "Mail", role: "Role" },
    },
    {
      object: "product",
      from: "orders",
      distinct: true,
      external_id: "Item",
      fields: { code: "Item", name: "Item" },
    },
    {
      object: "account",
      from: "orders",
      distinct: true,
      external_id: "Customer",
      fields: { name: "Customer" },
    },
    {
      object: "order",
      from: "orders",
      external_id: "No",
      fields: { number: "No", account: "Customer", seller: "Seller", ordered_on: "Day", channel: "Way" },
      children: {
        lines: {
          from: "orders",
          on: "No",
          equals: "No",
          fields: { product: "Item", quantity: "Qty", unit_price: "Price" },
        },
      },
    },
  ],
};

describe("the command line", () => {
  it("makes a workspace with its administrator, and lists it", async () => {
    const made = await attain([
      "workspace",
      "create",
      "shop",
      "--currency",
      "USD",
      "--fiscal-start",
      "4",
      "--admin",
      "boss@shop.example",
      "--title",
      "The Shop",
    ]);
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(made.out).toMatch(/^workspace shop\nadmin boss@shop\.example\npassword \S{16}\n$/);
    expect(await attain(["workspace", "list"])).toMatchObject({ code: 0, out: "shop\tUSD\tUTC\tThe Shop\n" });
    expect(await attain(["workspace", "create", "shop", "--currency", "USD"])).toMatchObject({
      code: 3,
      out: "",
      err: "Workspace “shop” exists already\n",
    });
  });

  it("imports, says what became of each row, and ends with 1 where rows failed", async () => {
    writeFileSync(join(folder, "mapping.json"), JSON.stringify(mapping));
    writeFileSync(
      join(folder, "people.csv"),
      "Id,Name,Mail,Role\n7,Ann,ann@shop.example,rep\n8,Bob,bob@shop.example,rep\n9,Cy,no mail,rep\n",
    );
    // 2 × 10 = 20.00 and 1 × 5.50 for Ann; 3 × 10 = 30.00 for Bob
    writeFileSync(
      join(folder, "orders.csv"),
      "No,Day,Customer,Seller,Way,Item,Qty,Price\nS1,2026-05-02,=Acme,7,direct,P1,2,10\nS2,2026-07-01,Bolt,7,online,P2,1,5.50\nS3,2026-05-20,Bolt,8,direct,P1,3,10\n",
    );
    const args = ["import", "--workspace", "shop", join(folder, "mapping.json"), folder];
    const first = await attain([...args, "--errors", join(folder, "errors.csv")]);
    expect(first.out.trimEnd().split("\n")).toEqual([
      "user: read 3 created 2 updated 0 skipped 0 failed 1",
      "product: read 2 created 2 updated 0 skipped 0 failed 0",
      "account: read 2 created 2 updated 0 skipped 0 failed 0",
      "order: read 3 created 3 updated 0 skipped 0 failed 0",
    ]);
    expect(first.err).toContain(
      "user: people.csv line 4 (9): E-mail (email): “no mail” is not valid, expected an e-mail address",
    );
    expect(first.code).toBe(1);
    const errors = readFileSync(join(folder, "errors.csv"), "utf8").split("\n");
    expect(errors[0]).toBe("\uFEFFkind,object,file,line,external_id,field,value,message");
    expect(errors[1]).toMatch(/^failed,user,people\.csv,4,9,email,no mail,"?E-mail/);

    writeFileSync(
      join(folder, "people.csv"),
      "Id,Name,Mail,Role\n7,Ann,ann@shop.example,rep\n8,Bob,bob@shop.example,rep\n",
    );
    const second = await attain(args);
    expect(second).toMatchObject({ code: 0, err: "" });
    expect(second.out).toContain("order: read 3 created 0 updated 0 skipped 3 failed 0");
  });

  it("measures as csv and as json, with names or external ids, by fiscal periods", async () => {
    const measure = ["measure", "net_sales,orders", "--workspace", "shop"];
    expect((await attain([...measure, "--by", "seller,customer"])).out.trimEnd().split("\n").sort()).toEqual(
      [
        "seller,customer,net_sales,orders",
        "Ann,'=Acme,20.00,1",
        "Ann,Bolt,5.50,1",
        "Bob,Bolt,30.00,1",
      ].sort(),
    );
    const periods = await attain([
      ...measure,
      "--by",
      "seller",
      "--ids",
      "--grain",
      "quarter",
      "--from",
      "2026-04-01",
      "--to",
      "2026-07-02",
    ]);
    // The fiscal year that starts in April 2026 is called 2027; 1 July is the first day of its second quarter.
    expect(periods.out.trimEnd().split("\n").sort()).toEqual(
      ["seller,period,net_sales,orders", "7,2027-Q1,20.00,1", "8,2027-Q1,30.00,1", "7,2027-Q2,5.50,1"].sort(),
    );
    // --to is the first day that does not count.
    expect(
      (
        await attain([
          "measure",
          "net_sales",
          "--workspace",
          "shop",
          "--from",
          "2026-05-01",
          "--to",
          "2026-07-01",
        ])
      ).out,
    ).toBe("net_sales\n50.00\n");
    const json = JSON.parse(
      (await attain([...measure, "--format", "json", "--filter", '{"field":"seller","op":"eq","value":"8"}']))
        .out,
    );
    expect(json.rows[0].values).toEqual({ net_sales: { amount: "30.00", currency: "USD" }, orders: 1 });
  });

  it("lists the rows behind a number, and sees with somebody's key only what he sees", async () => {
    const explain = ["explain", "net_sales", "--workspace", "shop"];
    const all = await attain(explain);
    expect(all.out.trimEnd().split("\n")).toEqual([
      "number,external_id,day,seller,customer,value",
      "S2,S2,2026-07-01,Ann,Bolt,5.50",
      "S3,S3,2026-05-20,Bob,Bolt,30.00",
      "S1,S1,2026-05-02,Ann,'=Acme,20.00",
    ]);
    expect(all.err).toContain("net_sales 55.50\n");
    const made = await attain(["api-key", "create", "--workspace", "shop", "--user", "8"]);
    expect(made.out).toMatch(/^att_\w{43}\n$/);
    const bob = await attain([...explain, "--key", made.out.trim(), "--ids"]);
    // The customer has no owner, so Bob may not see it: its id stands for it.
    expect(bob.out.trimEnd().split("\n").slice(1)).toEqual([
      expect.stringMatching(/^S3,S3,2026-05-20,8,[0-9a-f-]{36},30\.00$/),
    ]);
    expect(
      (await attain(["measure", "net_sales", "--workspace", "shop", "--user", "ann@shop.example"])).out,
    ).toBe("net_sales\n25.50\n");
    expect(await attain(["measure", "gross_margin", "--workspace", "shop", "--user", "8"])).toMatchObject({
      code: 3,
      out: "",
    });
  });

  it("gives a person a password that opens the door", async () => {
    const made = await attain(["user", "password", "ann@shop.example", "--workspace", "shop"]);
    expect(made.out.trim()).toHaveLength(16);
    expect(
      await attain(["user", "password", "bob@shop.example", "--workspace", "shop", "--stdin"], "short\n"),
    ).toMatchObject({ code: 2, out: "" });
    expect(
      await attain(
        ["user", "password", "bob@shop.example", "--workspace", "shop", "--stdin"],
        "long enough 1\n",
      ),
    ).toMatchObject({ code: 0, out: "" });
  });

  it("says in one sentence of the user's language what is wrong, and tells wrong use from a refusal", async () => {
    expect(await attain(["mesure"], "", "zh_CN.UTF-8")).toMatchObject({
      code: 2,
      out: "",
      err: "没有命令“mesure”；用 help 列出所有命令\n",
    });
    expect(await attain(["measure", "net_sales", "--workspace", "none"])).toMatchObject({
      code: 3,
      err: "There is no workspace “none”; there are: shop\n",
    });
    const unknown = await attain(["measure", "net_sale", "--workspace", "shop"]);
    expect([unknown.code, unknown.err.split(";")[0]]).toEqual([2, "there is no metric “net_sale”"]);
    writeFileSync(join(folder, "wrong.json"), "{");
    expect((await attain(["import", "--workspace", "shop", join(folder, "wrong.json"), folder])).code).toBe(
      2,
    );
    writeFileSync(
      join(folder, "wrong.json"),
      JSON.stringify({ ...mapping, files: { people: "none.csv", orders: "orders.csv" } }),
    );
    expect(await attain(["import", "--workspace", "shop", join(folder, "wrong.json"), folder])).toMatchObject(
      {
        code: 2,
        out: "",
        err: "File none.csv cannot be read: there is no such file\n",
      },
    );
    expect((await attain(["help", "measure"], "", "zh_CN.UTF-8")).out).toContain("最后一天的次日（不含）");
  });
});
