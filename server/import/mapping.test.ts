import { describe, expect, it } from "vitest";
import { catalog } from "../../modules/catalog.ts";
import { parseMapping } from "./mapping.ts";
import { planImport } from "./plan-import.ts";

const account = {
  object: "account",
  from: "customers",
  external_id: "Id",
  fields: { name: "Name" },
};
const mapping = (changes: Record<string, unknown> = {}, files: Record<string, unknown> = {}) => ({
  files: { customers: "customers.csv", ...files },
  objects: [{ ...account, ...changes }],
});
const columns = ["Id", "Name", "Total"];
const plan = (json: unknown) =>
  planImport(parseMapping(json), catalog, {
    headOf: (file) => ({ file: `${file}.csv`, columns }),
    lookupOf: () => {
      throw new Error("not asked before the first row");
    },
  });

describe("a mapping", () => {
  it("is bound to the declared object and its file's columns", () => {
    const [step] = plan(mapping());
    expect(step?.object.name).toBe("account");
    expect(step?.fields.map(({ key }) => key)).toEqual(["name"]);
    expect(step?.externalId({ line: 2, cells: ["4", "Ann", ""] })).toBe("4");
  });

  it("reads a file's form", () => {
    const form = { file: "a.txt", encoding: "GBK", separator: "|", quote: false, columns: ["A", "B"] };
    expect(parseMapping(mapping({}, { customers: form })).files.get("customers")).toEqual({
      alias: "customers",
      path: "a.txt",
      encoding: "gbk",
      separator: "|",
      quote: false,
      columns: ["A", "B"],
    });
  });

  it.each([
    ["a list", [], "(): expected an object {…}"],
    [
      "a misspelt key",
      { ...mapping(), object: [] },
      "(object): there is no such key; keys are $schema, about, files, objects",
    ],
    ["no objects", { files: {}, objects: [] }, "(objects): at least one object is needed"],
    [
      "an unknown object",
      mapping({ object: "acount" }),
      "(objects[0].object): there is no object “acount”; objects are territory, team",
    ],
    ["a child as an object", mapping({ object: "order_line" }), "there is no object “order_line”"],
    [
      "an unknown file",
      mapping({ from: "custmers" }),
      "(objects[0].from): there is no “custmers” under files; there are customers",
    ],
    [
      "an unknown field",
      mapping({ fields: { nam: "Name" } }),
      "(objects[0].fields.nam): Account has no field “nam”; fields are name, kind",
    ],
    [
      "a field of the system",
      mapping({ fields: { created_at: "Name" } }),
      "field “created_at” of Account is set by the system",
    ],
    [
      "an unknown column",
      mapping({ fields: { name: "Nme" } }),
      "(objects[0].fields.name): file customers.csv has no column “Nme”; there are Id, Name, Total",
    ],
    [
      "unknown children",
      mapping({ children: { lines: { from: "customers", on: "Id", equals: "Id", fields: {} } } }),
      "Account has no children “lines”",
    ],
    [
      "a file outside",
      mapping({}, { customers: "../secrets.csv" }),
      "(files.customers.file): a file lies inside the import's folder",
    ],
    ["an absolute file", mapping({}, { customers: "/etc/passwd" }), "a file lies inside the import's folder"],
    [
      "an unknown encoding",
      mapping({}, { customers: { file: "a.csv", encoding: "utf-9" } }),
      "encoding “utf-9” is not known",
    ],
    [
      "a check of no number",
      mapping({ checks: [{ field: "name", equals: "Total" }] }),
      "Account has no number field “name”",
    ],
    [
      "a negative tolerance",
      mapping({ checks: [{ field: "name", equals: "Total", tolerance: "-1" }] }),
      "expected a decimal from zero",
    ],
  ])("with %s is refused, naming the place", (_name, json, sentence) => {
    expect(() => plan(json)).toThrow(sentence);
  });
});
