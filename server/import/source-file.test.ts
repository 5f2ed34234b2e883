import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterAll, describe, expect, it } from "vitest";
import type { SourceFile } from "./mapping.ts";
import { readHead, readRows } from "./source-file.server.ts";

const folder = mkdtempSync(join(tmpdir(), "attain-source-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The head and the rows of a file with these bytes: [line, cells] or [line, fault]. */
async function read(content: string | Buffer, form: Partial<SourceFile> = {}, name = `${randomUUID()}.csv`) {
  writeFileSync(join(folder, name), content);
  const file: SourceFile = {
    alias: "a",
    path: name,
    encoding: "utf-8",
    separator: ",",
    quote: '"',
    columns: undefined,
    ...form,
  };
  const head = await readHead(folder, file);
  const rows: [number, readonly string[] | string][] = [];
  for await (const row of readRows(folder, file, head)) rows.push([row.line, row.fault?.en ?? row.cells]);
  return { columns: head.columns, rows };
}

describe("a source file", () => {
  it("is read with quotes, line breaks in cells, blank lines and Windows line ends, each row with its line", async () => {
    const { columns, rows } = await read('Id, Name \r\n1,"Li, ""Lei"""\r\n\r\n2,"a\r\nb"\r\n3,c\r\n');
    expect(columns).toEqual(["Id", "Name"]);
    expect(rows).toEqual([
      [2, ["1", 'Li, "Lei"']],
      [4, ["2", "a\nb"]],
      [6, ["3", "c"]],
    ]);
  });

  it("is read without its byte order mark", async () => {
    expect((await read("\uFEFFId,Name\n1,李雷\n")).columns).toEqual(["Id", "Name"]);
  });

  it("is unpacked where it is gzip, whatever its name", async () => {
    const packed = await read(gzipSync("Id,Name\n1,李雷\n"));
    expect(packed.rows).toEqual([[2, ["1", "李雷"]]]);
    const plain = await read("Id,Name\n1,a\n", {}, "named.csv.gz");
    expect(plain.rows).toEqual([[2, ["1", "a"]]]);
  });

  it("is read in GBK where the mapping says so", async () => {
    const { columns, rows } = await read(iconv.encode("编号|名称\n1|华东机电有限公司\n", "gbk"), {
      encoding: "gbk",
      separator: "|",
    });
    expect(columns).toEqual(["编号", "名称"]);
    expect(rows).toEqual([[2, ["1", "华东机电有限公司"]]]);
  });

  it("may have no head line, and no quotes", async () => {
    const { rows } = await read('1\t5" pipe\n2\tb\n', {
      columns: ["Id", "Name"],
      separator: "\t",
      quote: false,
    });
    expect(rows).toEqual([
      [1, ["1", '5" pipe']],
      [2, ["2", "b"]],
    ]);
  });

  it("names each row with bytes that are no text, and goes on", async () => {
    const content = Buffer.concat([
      Buffer.from("Id,Name\n1,ok\n2,"),
      Buffer.from([0xc0, 0xee]),
      Buffer.from("\n3,ok\n"),
    ]);
    expect((await read(content)).rows).toEqual([
      [2, ["1", "ok"]],
      [3, 'not valid UTF-8; if the file is in GBK, write "encoding": "gbk" in the mapping'],
      [4, ["3", "ok"]],
    ]);
  });

  it("names each row with too few or too many columns", async () => {
    expect((await read("Id,Name\n1\n2,b,c\n3,d\n")).rows).toEqual([
      [2, "1 columns, the head has 2"],
      [3, "3 columns, the head has 2"],
      [4, ["3", "d"]],
    ]);
  });

  it("names a quote in the wrong place, and one that is never closed", async () => {
    expect((await read('Id,Name\n1,a\n2,x"y\n3,c\n')).rows).toEqual([
      [2, ["1", "a"]],
      [3, "a quote stands in the wrong place"],
      [4, ["3", "c"]],
    ]);
    expect((await read('Id,Name\n1,a\n2,"never\n3,c\n')).rows).toEqual([
      [2, ["1", "a"]],
      [3, "a quote is not closed; what follows it cannot be read"],
    ]);
  });

  it("is refused where it cannot be read at all", async () => {
    await expect(read("")).rejects.toThrow("cannot be read: the file is empty");
    await expect(readHead(folder, { ...missing, path: "none.csv" })).rejects.toThrow(
      "File none.csv cannot be read: there is no such file",
    );
    await expect(read(gzipSync("Id\n1\n").subarray(0, 15))).rejects.toThrow("the gzip is damaged");
    await expect(read(iconv.encode("编号\n1\n", "gbk"))).rejects.toThrow(
      "line 1: not valid UTF-8; if the file is in GBK",
    );
  });
});

const missing: SourceFile = {
  alias: "a",
  path: "",
  encoding: "utf-8",
  separator: ",",
  quote: '"',
  columns: undefined,
};
