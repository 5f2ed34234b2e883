import { describe, expect, it } from "vitest";
import { Refusal, refusalSentence } from "../../kernel/refusal.ts";
import {
  compileCondition,
  compileExpression,
  ExpressionFault,
  type ExpressionScope,
} from "./compile-expression.ts";
import { parseCondition, parseExpression } from "./expression.ts";
import type { SourceHead } from "./source-rows.ts";

const head: SourceHead = { file: "orders.csv", columns: ["Id", "Shop", "Amount", "Date", "Flag"] };
const shops: SourceHead = { file: "shops.csv", columns: ["Key", "Name"] };
const row = (cells: Partial<Record<string, string>>) => ({
  line: 2,
  cells: head.columns.map((column) => cells[column] ?? ""),
});
const scope: ExpressionScope = {
  head,
  headOf: () => shops,
  lookupOf: () => ({
    head: shops,
    rows: new Map([
      ["7", { line: 2, cells: ["7", "North"] }],
      ["8", { line: 3, cells: ["8", "South"] }],
      ["9", { line: 4, cells: [], fault: { zh: "坏", en: "broken" } }],
    ]),
    repeated: new Set(["8"]),
  }),
};

const value = (expression: unknown, cells: Partial<Record<string, string>>): string =>
  compileExpression(parseExpression({ place: "x", value: expression }), scope)(row(cells));
const fault = (expression: unknown, cells: Partial<Record<string, string>>): [string, string] => {
  try {
    value(expression, cells);
  } catch (error) {
    if (error instanceof ExpressionFault) return [error.value, error.expected.en];
    throw error;
  }
  throw new Error("no fault");
};
const refused = (expression: unknown): string => {
  try {
    value(expression, {});
  } catch (error) {
    if (error instanceof Refusal) return refusalSentence(error, "en");
    throw error;
  }
  throw new Error("not refused");
};

describe("an expression over a row", () => {
  it.each([
    ["a column, without the blanks around it", "Id", { Id: " 12 " }, "12"],
    ["a column by name", { column: "Id" }, { Id: "12" }, "12"],
    ["a constant", { constant: "USD" }, {}, "USD"],
    ["a constant number", { constant: 2026 }, {}, "2026"],
    ["a template", { template: "{Shop}-{Id}" }, { Shop: "7", Id: "12" }, "7-12"],
    ["a template with an empty part, which is empty", { template: "{Shop}-{Id}" }, { Shop: "7" }, ""],
    ["a mapped value", { map: { "0": "dealer", "1": "online" }, of: "Flag" }, { Flag: "1" }, "online"],
    ["an empty value of a map", { map: { "0": "dealer" }, of: "Flag" }, {}, ""],
    ["a mapped empty value", { map: { "": "person" }, of: "Flag" }, {}, "person"],
    ["a value mapped to nothing", { map: { x: null }, of: "Flag" }, { Flag: "x" }, ""],
    ["what is not in the map", { map: { a: "b" }, of: "Flag", otherwise: "Id" }, { Flag: "z", Id: "4" }, "4"],
    ["a joined value", { join: "shops", on: "Key", equals: "Shop", take: "Name" }, { Shop: "7" }, "North"],
    [
      "a join that finds nothing",
      { join: "shops", on: "Key", equals: "Shop", take: "Name" },
      { Shop: "1" },
      "",
    ],
    ["the first that is not empty", { first: ["Shop", "Id"] }, { Id: "3" }, "3"],
    ["the first characters", { cut: "Date", length: 4 }, { Date: "2014-03-01" }, "2014"],
    ["the day of a time", { day: "Date" }, { Date: "2014-3-1 11:15:06" }, "2014-03-01"],
    ["a day in another form", { day: "Date", format: "DD/MM/YYYY" }, { Date: "31/12/2013" }, "2013-12-31"],
    ["a year of two digits", { day: "Date", format: "D-M-YY" }, { Date: "1-2-14" }, "2014-02-01"],
    [
      "a year of two digits of the last century",
      { day: "Date", format: "DD.MM.YY" },
      { Date: "01.02.99" },
      "1999-02-01",
    ],
    ["a trimmed decimal", { decimal: "Amount" }, { Amount: "28000.5000" }, "28000.5"],
    ["a grouped decimal", { decimal: "Amount", thousands: "," }, { Amount: "1,144,601" }, "1144601"],
    [
      "a decimal with a comma",
      { decimal: "Amount", thousands: ".", point: "," },
      { Amount: "1.234,50" },
      "1234.5",
    ],
    // 1.005 is a half: away from zero
    ["a rounded decimal", { decimal: "Amount", round: 2 }, { Amount: "1.005" }, "1.01"],
    ["a negated decimal", { decimal: "Amount", negate: true }, { Amount: "3.20" }, "-3.2"],
  ])("gives %s", (_name, expression, cells, expected) => {
    expect(value(expression, cells as Record<string, string>)).toBe(expected);
  });

  it("names the value and what would be right where the row is at fault", () => {
    expect(fault({ map: { "0": "a", "1": "b" }, of: "Flag" }, { Flag: "2" })).toEqual([
      "2",
      "a value of the map: 0, 1",
    ]);
    expect(fault({ day: "Date", format: "DD/MM/YYYY" }, { Date: "31/02/2013" })).toEqual([
      "31/02/2013",
      "a day such as DD/MM/YYYY",
    ]);
    expect(fault({ decimal: "Amount" }, { Amount: "12e3" })).toEqual(["12e3", "a number such as 12.5"]);
    const join = { join: "shops", on: "Key", equals: "Shop", take: "Name" };
    expect(fault(join, { Shop: "8" })).toEqual(["8", "a value that stands once in shops.csv"]);
    expect(fault(join, { Shop: "9" })).toEqual(["9", "a readable line 4 of shops.csv (broken)"]);
  });

  it("refuses what it does not know, with its place", () => {
    expect(refused("Idd")).toBe(
      "The import mapping is not valid (x): file orders.csv has no column “Idd”; there are Id, Shop, Amount, Date, Flag",
    );
    expect(refused({ upper: "Id" })).toContain("expected a column's name or an object with one of");
    expect(refused({ constant: "a", column: "Id" })).toContain("(x.constant): there is no such key");
    expect(refused({ day: "Date", format: "MM/MM/YYYY" })).toContain("(x.format)");
    expect(refused({ template: "no column" })).toContain("a template has columns");
    expect(refused({ join: "shops", on: "Key", equals: "Shop", take: "Nam" })).toContain(
      "shops.csv has no column “Nam”",
    );
  });

  it("refuses a column that stands twice in the head, where it is used", () => {
    const twice = { ...scope, head: { file: "a.csv", columns: ["Id", "Name", "Name"] } };
    const compile = (name: string) => compileExpression(parseExpression({ place: "x", value: name }), twice);
    expect(compile("Id")({ line: 2, cells: ["1", "a", "b"] })).toBe("1");
    expect(() => compile("Name")).toThrow("“Name” stands twice in the head (line 1) of file a.csv");
  });
});

describe("a condition over a row", () => {
  const holds = (condition: unknown, cells: Partial<Record<string, string>>): boolean =>
    compileCondition(parseCondition({ place: "keep", value: condition }), scope)(row(cells));

  it.each([
    [{ value: "Flag", equals: "1" }, true],
    [{ value: "Flag", equals: 1 }, true],
    [{ value: "Flag", in: ["0", "2"] }, false],
    [{ value: "Shop", empty: true }, true],
    [{ value: "Flag", empty: false }, true],
    [{ not: { value: "Flag", equals: "1" } }, false],
    [
      {
        all: [
          { value: "Flag", equals: "1" },
          { value: "Id", equals: "2" },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { value: "Flag", equals: "1" },
          { value: "Id", equals: "2" },
        ],
      },
      true,
    ],
  ])("%j", (condition, expected) => {
    expect(holds(condition, { Flag: "1", Id: "3" })).toBe(expected);
  });

  it("is refused without a test", () => {
    expect(() => holds({ value: "Flag" }, {})).toThrow("a condition needs equals, in or empty");
  });
});
