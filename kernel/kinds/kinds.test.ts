import { expect, test } from "vitest";
import {
  boolean,
  currency,
  day,
  decimal,
  type Field,
  type FieldValue,
  instant,
  integer,
  money,
  option,
  percent,
  ref,
  text,
} from "../field.ts";
import { kindOf } from "./index.ts";

const label = { zh: "字段", en: "Field" };
const cny = { currency: "CNY" };
const id = "0198a7c2-1111-7222-8333-123456789abc";
const colors = option({
  label,
  options: { red: { label: { zh: "红", en: "Red" } }, blue: { label: { zh: "蓝", en: "Blue" } } },
});

const parse = (field: Field, input: unknown, context = cny) => kindOf(field).parse(input, field, context);

const accepted: [name: string, field: Field, input: unknown, value: FieldValue][] = [
  ["text is trimmed and its spaces are one", text({ label }), "  达成   公司 \n", "达成 公司"],
  ["a number is text", text({ label }), 12.5, "12.5"],
  ["text of several lines keeps them", text({ label, format: "lines" }), " 一\n  二 ", "一\n  二"],
  ["two hundred emoji are two hundred characters", text({ label }), "😀".repeat(200), "😀".repeat(200)],
  ["an e-mail address", text({ label, format: "email" }), "li@例子.example", "li@例子.example"],
  ["a phone number", text({ label, format: "phone" }), "+86 138-0013-8000", "+86 138-0013-8000"],
  ["an address", text({ label, format: "url" }), "https://例子.example/a?b=c", "https://例子.example/a?b=c"],
  ["an option by key", colors, "red", "red"],
  ["an option by Chinese label", colors, " 蓝 ", "blue"],
  ["an option by English label in any case", colors, "BLUE", "blue"],
  ["true", boolean({ label }), true, true],
  ["yes in words", boolean({ label }), " Yes ", true],
  ["no in Chinese", boolean({ label }), "否", false],
  ["0 is no", boolean({ label }), 0, false],
  ["an integer", integer({ label }), 7, 7],
  ["an integer as text", integer({ label }), " -7 ", -7],
  ["zero is a number", integer({ label, min: 0 }), "0", 0],
  ["a decimal has one spelling", decimal({ label, scale: 6 }), " 012.500 ", "12.5"],
  ["a decimal as a number", decimal({ label, scale: 6 }), 12.5, "12.5"],
  ["six decimals", decimal({ label, scale: 6 }), "0.333333", "0.333333"],
  ["minus zero is zero", decimal({ label, scale: 2 }), "-0.00", "0"],
  ["a share", percent({ label }), "0.125", "0.125"],
  ["a percentage is its share", percent({ label }), "12.5 %", "0.125"],
  ["100 % is one", percent({ label, max: "1" }), "100%", "1"],
  ["money in yuan and fen", money({ label, currencyFrom: "company" }), "1234.5", 123450n],
  ["money as a number", money({ label, currencyFrom: "company" }), 0.1, 10n],
  [
    "money with its currency",
    money({ label, currencyFrom: "company" }),
    { amount: "-1.00", currency: "CNY" },
    -100n,
  ],
  [
    "the largest amount",
    money({ label, currencyFrom: "company" }),
    "92233720368547758.07",
    9223372036854775807n,
  ],
  ["a day", day({ label }), "2026-03-31", "2026-03-31"],
  ["a day with slashes", day({ label }), "2026/3/1", "2026-03-01"],
  ["a Chinese day", day({ label }), "2026年3月1日", "2026-03-01"],
  ["a leap day", day({ label }), "2024-02-29", "2024-02-29"],
  ["an instant becomes UTC", instant({ label }), "2026-03-31T08:00:00+08:00", "2026-03-31T00:00:00.000Z"],
  ["a currency in any case", currency({ label }), " cny ", "CNY"],
  ["an id", ref("account", { label }), id.toUpperCase(), id],
  ["an id in an object", ref("account", { label }), { id }, id],
];
test.each(accepted)("%s", (_name, field, input, value) => {
  expect(parse(field, input)).toEqual({ ok: true, value });
});

const refused: [name: string, field: Field, input: unknown, expected: string][] = [
  ["a list is no text", text({ label }), ["a"], "text"],
  ["a text one too long", text({ label, max: 3 }), "一二三四", "at most 3 characters"],
  ["a NUL", text({ label }), "a\u0000b", "valid UTF-8 text"],
  ["half of a surrogate pair", text({ label }), "a\ud83d", "valid UTF-8 text"],
  [
    "an address without @",
    text({ label, format: "email" }),
    "li.example",
    "an e-mail address such as name@example.com",
  ],
  [
    "two addresses",
    text({ label, format: "email" }),
    "a@b.cn,c@d.cn",
    "an e-mail address such as name@example.com",
  ],
  [
    "a phone in words",
    text({ label, format: "phone" }),
    "call me",
    "a phone number such as +86 138 0013 8000",
  ],
  [
    "a script as address",
    text({ label, format: "url" }),
    "javascript:alert(1)",
    "an address that begins with http:// or https://",
  ],
  ["an unknown option", colors, "green", "one of: red, blue"],
  ["an empty option", colors, "", "one of: red, blue"],
  ["what every object inherits is no option", colors, "constructor", "one of: red, blue"],
  ["maybe", boolean({ label }), "maybe", "true or false"],
  ["what every object inherits is no word", boolean({ label }), "constructor", "true or false"],
  ["2 is neither yes nor no", boolean({ label }), 2, "true or false"],
  ["half an integer", integer({ label, min: 1, max: 12 }), 1.5, "a whole number from 1 to 12"],
  ["month 13", integer({ label, min: 1, max: 12 }), 13, "a whole number from 1 to 12"],
  [
    "an integer beyond the column",
    integer({ label }),
    2147483648,
    "a whole number from -2147483648 to 2147483647",
  ],
  ["a decimal in words", decimal({ label, scale: 2 }), "twelve", "a number such as 12.5"],
  ["a grouping comma is not guessed", decimal({ label, scale: 2 }), "1,234", "a number such as 12.5"],
  ["an exponent", decimal({ label, scale: 2 }), "1e3", "a number such as 12.5"],
  ["not a number", decimal({ label, scale: 2 }), Number.NaN, "a number such as 12.5"],
  ["a third decimal", decimal({ label, scale: 2 }), "1.005", "at most 2 decimal places"],
  ["a float's noise", decimal({ label, scale: 6 }), 0.1 + 0.2, "at most 6 decimal places"],
  ["sixteen digits", decimal({ label, scale: 2 }), "1234567890123456", "at most 15 integer digits"],
  ["below the least", decimal({ label, scale: 2, min: "0" }), "-0.01", "at least 0"],
  ["above the most", percent({ label, max: "1" }), "100.1%", "at most 1"],
  ["a percentage in words", percent({ label }), "ten%", "a percentage such as 12.5%"],
  [
    "a third decimal of money",
    money({ label, currencyFrom: "company" }),
    "1.005",
    "an amount in CNY such as 1234.50",
  ],
  [
    "another currency",
    money({ label, currencyFrom: "company" }),
    { amount: "1", currency: "USD" },
    "currency CNY",
  ],
  [
    "one fen beyond the column",
    money({ label, currencyFrom: "company" }),
    "92233720368547758.08",
    "a smaller amount",
  ],
  ["below the least amount", money({ label, currencyFrom: "company", min: 0n }), "-0.01", "at least 0.00"],
  ["a day that is not", day({ label }), "2026-02-30", "a day such as 2026-03-31"],
  ["the year 0", day({ label }), "0000-01-01", "a day such as 2026-03-31"],
  ["day and month that could be either", day({ label }), "03/04/2026", "a day such as 2026-03-31"],
  ["a number is no day", day({ label }), 45000, "a day such as 2026-03-31"],
  [
    "an instant without a zone's T",
    instant({ label }),
    "2026-03-31",
    "an instant such as 2026-03-31T08:00:00Z",
  ],
  [
    "an instant that is not",
    instant({ label }),
    "2026-13-01T00:00:00Z",
    "an instant such as 2026-03-31T08:00:00Z",
  ],
  [
    "an instant before the first year",
    instant({ label }),
    "0000-01-01T00:00:00Z",
    "an instant such as 2026-03-31T08:00:00Z",
  ],
  ["an unknown currency", currency({ label }), "XYZ", "an ISO 4217 currency code such as CNY"],
  ["no id", ref("account", { label }), "42", "the id of an existing record"],
  ["null in an object", ref("account", { label }), { id: null }, "the id of an existing record"],
];
test.each(refused)("%s is refused with what would be right", (_name, field, input, expected) => {
  const parsed = parse(field, input);
  expect(parsed).toEqual({ ok: false, expected: { zh: expect.stringMatching(/\S/), en: expected } });
});

test("yen have no fen: the same text is another amount, and a decimal is refused", () => {
  const field = money({ label, currencyFrom: "currency" });
  expect(parse(field, "1500", { currency: "JPY" })).toEqual({ ok: true, value: 1500n });
  expect(parse(field, "1500.5", { currency: "JPY" }).ok).toBe(false);
});

const shown: [field: Field, value: FieldValue, json: unknown, plain: string, zh: string, en: string][] = [
  [text({ label }), "达成", "达成", "达成", "达成", "达成"],
  [colors, "red", "red", "red", "红", "Red"],
  [boolean({ label }), false, false, "false", "否", "No"],
  [integer({ label }), 1234567, 1234567, "1234567", "1,234,567", "1,234,567"],
  [
    decimal({ label, scale: 6 }),
    "-1234567.25",
    "-1234567.25",
    "-1234567.25",
    "-1,234,567.25",
    "-1,234,567.25",
  ],
  [percent({ label }), "0.125", "0.125", "0.125", "12.5%", "12.5%"],
  [percent({ label }), "-1", "-1", "-1", "-100%", "-100%"],
  [day({ label }), "2026-03-31", "2026-03-31", "2026-03-31", "2026-03-31", "2026-03-31"],
  [currency({ label }), "CNY", "CNY", "CNY", "CNY", "CNY"],
  [ref("account", { label }), id, id, id, id, id],
];
test.each(shown)("%# is shown in the API, in files and to people", (field, value, json, plain, zh, en) => {
  const kind = kindOf(field);
  expect(kind.toJson(value, cny)).toEqual(json);
  expect(kind.toPlain(value, cny)).toBe(plain);
  expect(kind.format(value, field, { ...cny, locale: "zh" })).toBe(zh);
  expect(kind.format(value, field, { ...cny, locale: "en" })).toBe(en);
});

test("money keeps all digits of its currency in the API and in files", () => {
  const kind = kindOf(money({ label, currencyFrom: "company" }));
  expect(kind.toJson(123450n, cny)).toEqual({ amount: "1234.50", currency: "CNY" });
  expect(kind.toJson(-5n, cny)).toEqual({ amount: "-0.05", currency: "CNY" });
  expect(kind.toJson(1500n, { currency: "JPY" })).toEqual({ amount: "1500", currency: "JPY" });
  expect(kind.toPlain(123450n, cny)).toBe("1234.50");
});

const ordered: [field: Field, smaller: FieldValue, larger: FieldValue][] = [
  [decimal({ label, scale: 2 }), "9.5", "10"], // as text "10" would come first
  [decimal({ label, scale: 2 }), "-10", "-9.5"],
  [percent({ label }), "0.09", "0.1"],
  [money({ label, currencyFrom: "company" }), 9n, 10n],
  [money({ label, currencyFrom: "company" }), 9007199254740992n, 9007199254740993n], // equal as floats
  [integer({ label }), 9, 10],
  [day({ label }), "2026-09-30", "2026-10-01"],
  [boolean({ label }), false, true],
];
test.each(ordered)("%# is ordered by value, not by its text", (field, smaller, larger) => {
  const { compare } = kindOf(field);
  expect(compare(smaller, larger)).toBeLessThan(0);
  expect(compare(larger, smaller)).toBeGreaterThan(0);
  expect(compare(smaller, smaller)).toBe(0);
});

test("equal decimals are equal however they are written", () => {
  expect(kindOf(decimal({ label, scale: 2 })).compare("1.50", "1.5")).toBe(0);
});

const columns: [field: Field, type: string, raw: FieldValue, value: FieldValue][] = [
  [text({ label }), "text", "a", "a"],
  [decimal({ label, scale: 6 }), "numeric(21,6)", "12.500000", "12.5"],
  [percent({ label }), "numeric(12,6)", "1.000000", "1"],
  [money({ label, currencyFrom: "company" }), "bigint", "9007199254740993", 9007199254740993n],
  [integer({ label }), "integer", 7, 7],
  [boolean({ label }), "boolean", false, false],
  [day({ label }), "date", "2026-03-31", "2026-03-31"],
  [instant({ label }), "timestamptz", "2026-03-31T00:00:00.000Z", "2026-03-31T00:00:00.000Z"],
  [currency({ label }), "char(3)", "CNY", "CNY"],
  [ref("account", { label }), "uuid", id, id],
];
test.each(columns)("%# comes back from its column as it went in", (field, type, raw, value) => {
  expect(kindOf(field).columnType(field)).toBe(type);
  expect(kindOf(field).fromColumn(raw)).toEqual(value);
});
