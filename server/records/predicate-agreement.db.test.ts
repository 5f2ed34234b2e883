import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  boolean,
  currency,
  day,
  decimal,
  type Field,
  type FieldValue,
  integer,
  money,
  option,
  percent,
  ref,
  text,
} from "../../kernel/field.ts";
import { kindOf } from "../../kernel/kinds/index.ts";
import { satisfies } from "../../kernel/predicate/evaluate.ts";
import type { Predicate } from "../../kernel/predicate/predicate.ts";
import { predicateSql } from "../../kernel/predicate/predicate-sql.ts";
import { type TestDatabase, testDatabase } from "../../test/database.ts";
import { compile } from "../database/database.server.ts";

const label = { zh: "字段", en: "Field" };
const ids = ["0198a7c2-0000-7000-8000-00000000000a", "0198a7c2-0000-7000-8000-00000000000b"];
/** Each kind with values that meet: equal ones, neighbours, and what SQL and LIKE read differently from people. */
const fields: Record<string, { field: Field; values: FieldValue[] }> = {
  name: {
    field: text({ label }),
    values: [
      "",
      "a",
      "A",
      "ab",
      "aB%",
      "%",
      "_",
      "a_b",
      "\\",
      "\\%",
      "a\\_",
      "达成",
      "成",
      "É",
      "é",
      "İ",
      "ß",
      "SS",
      "😀",
      "'",
      "a b",
    ],
  },
  level: {
    field: option({ label, options: { vip: { label }, key: { label }, "4-4-5": { label } } }),
    values: ["vip", "key", "4-4-5"],
  },
  active: { field: boolean({ label }), values: [true, false] },
  size: { field: integer({ label }), values: [-2147483648, -1, 0, 9, 10, 2147483647] },
  price: {
    field: decimal({ label, scale: 6 }),
    values: ["0", "-0.000001", "0.000001", "9.5", "10", "999999999999999.999999"],
  },
  discount: { field: percent({ label }), values: ["0", "0.09", "0.1", "1"] },
  amount: {
    field: money({ label, currencyFrom: "company" }),
    values: [0n, -1n, 9n, 10n, 9007199254740992n, 9007199254740993n, 9223372036854775807n],
  },
  sold_on: {
    field: day({ label }),
    values: ["0001-01-01", "2024-02-29", "2026-03-31", "2026-04-01", "9999-12-31"],
  },
  code: { field: currency({ label }), values: ["CNY", "USD", "JPY"] },
  owner: { field: ref("user", { label }), values: ids },
};
const entries = Object.entries(fields);
type Row = Readonly<Record<string, FieldValue | null>>;

const row: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(
    entries.map(([key, { values }]) => [key, fc.option(fc.constantFrom(...values), { nil: null, freq: 4 })]),
  ),
);
const comparison: fc.Arbitrary<Predicate> = fc.constantFrom(...entries).chain(([key, { field, values }]) =>
  fc.constantFrom(...kindOf(field).operators).chain((op) => {
    const count =
      op === "is_empty" || op === "not_empty"
        ? { maxLength: 0 }
        : op === "in" || op === "not_in"
          ? { maxLength: 4 }
          : { minLength: 1, maxLength: 1 };
    return fc
      .array(fc.constantFrom(...values), count)
      .map((chosen): Predicate => ({ kind: "compare", path: { through: null, key }, op, values: chosen }));
  }),
);
const predicate: fc.Arbitrary<Predicate> = fc.letrec<{ any: Predicate }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison,
    fc.record({ kind: fc.constant("not" as const), part: tie("any") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("any"), { maxLength: 4 }),
    }),
  ),
})).any;

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const columns = entries.map(([key, { field }]) => `"${key}" ${kindOf(field).columnType(field)}`);
  await client.query(`create table samples (number integer, ${columns.join(", ")})`);
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const run = async (query: RawBuilder<unknown>): Promise<Record<string, unknown>[]> => {
  const { text: statement, values } = compile(query);
  return (await client.query(statement, [...values])).rows;
};

const fieldOf = (key: string): Field => {
  const found = fields[key];
  if (found === undefined) throw new Error(key);
  return found.field;
};

/** The rows that the database finds, one list of numbers a predicate, all in one query. */
async function foundBySql(rows: readonly Row[], predicates: readonly Predicate[]): Promise<boolean[][]> {
  await client.query("truncate samples");
  const cell = (value: FieldValue | null | undefined) =>
    typeof value === "bigint" ? String(value) : (value ?? null);
  for (const [number, each] of rows.entries())
    await run(
      sql`insert into samples (number, ${sql.join(entries.map(([key]) => sql.id(key)))}) values (${number}, ${sql.join(
        entries.map(([key]) => sql`${cell(each[key])}`),
      )})`,
    );
  const conditions = predicates.map((each) =>
    predicateSql(each, ({ key }) => ({ field: fieldOf(key), column: sql.id(key) })),
  );
  // As in a list's `where`: what is null there is not found.
  const found = await run(
    sql`select ${sql.join(conditions.map((each, index) => sql`count(*) filter (where ${each}) > 0 as ${sql.id(`p${index}`)}`))} from samples group by number order by number`,
  );
  return found.map((each) => predicates.map((_, index) => each[`p${index}`] === true));
}

const foundByProgram = (rows: readonly Row[], predicates: readonly Predicate[]): boolean[][] =>
  rows.map((each) =>
    predicates.map((one) => satisfies(one, ({ key }) => ({ field: fieldOf(key), value: each[key] ?? null }))),
  );

/** 25 batches × 60 predicates × 40 rows = 60,000 answers. */
test("SQL and the program agree on every predicate and row", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 40, maxLength: 40 }),
      fc.array(predicate, { minLength: 60, maxLength: 60 }),
      async (rows, predicates) => {
        expect(await foundBySql(rows, predicates)).toEqual(foundByProgram(rows, predicates));
      },
    ),
    { numRuns: 25, endOnFailure: true },
  );
});

test("a predicate and its opposite divide the rows without a rest", () => {
  fc.assert(
    fc.property(row, predicate, (each, one) => {
      const at = (asked: Predicate): boolean =>
        satisfies(asked, ({ key }) => ({ field: fieldOf(key), value: each[key] ?? null }));
      return at(one) !== at({ kind: "not", part: one });
    }),
    { numRuns: 2000 },
  );
});

const name = (op: "contains" | "starts_with" | "eq", value: string): Predicate => ({
  kind: "compare",
  path: { through: null, key: "name" },
  op,
  values: [value],
});
const named = (value: string | null): Row => ({ name: value });

test.each([
  [name("contains", "%"), ["50%"], ["500"]],
  [name("contains", "_"), ["a_b"], ["ab"]],
  [name("contains", "\\"), ["a\\b"], ["ab"]],
  [name("contains", "AB"), ["xaby", "ABC"], ["a b"]],
  [name("contains", "É"), ["É"], ["é"]], // only Latin letters without marks are folded, in both
  [name("starts_with", "达"), ["达成"], ["到达"]],
  [name("contains", ""), ["a", ""], [null]],
  [name("eq", "a"), ["a"], ["A", "a ", null]],
] as [Predicate, string[], (string | null)[]][])("%j finds what it says in both", async (one, yes, no) => {
  const rows = [...yes, ...no].map(named);
  const expected = [...yes.map(() => [true]), ...no.map(() => [false])];
  expect(await foundBySql(rows, [one])).toEqual(expected);
  expect(foundByProgram(rows, [one])).toEqual(expected);
});
