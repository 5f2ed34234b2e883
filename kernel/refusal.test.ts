import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { problemSentence, Refusal, refusalSentence } from "./refusal.ts";
import { refusalTable } from "./refusal-table.ts";

const places = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? "").sort();
const entries = Object.entries(refusalTable);

test.each(entries)(
  "%s has a status of refusals and the same places in both languages",
  (_code, { status, text }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
    // A place may stand more than once in one language; which places there are is the same.
    expect([...new Set(places(text.zh))]).toEqual([...new Set(places(text.en))]);
  },
);

/** Sources of the program, without tests. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["dist", "node_modules"].includes(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [path] : [];
  });
}

test("every refusal that is thrown gets all the values that its sentence has places for", () => {
  const root = join(import.meta.dirname, "..");
  const missing: string[] = [];
  for (const file of ["kernel", "modules", "server", "cli"].flatMap((folder) =>
    sources(join(root, folder)),
  )) {
    const code = readFileSync(file, "utf8");
    for (const found of code.matchAll(/new Refusal\(\s*"([^"]+)"(.*?)\);/gs)) {
      const [, name = "", given = ""] = found;
      const entry = entries.find(([each]) => each === name);
      if (entry === undefined) missing.push(`${file}: ${name} is not in the table`);
      for (const place of places(entry?.[1].text.en ?? ""))
        if (!new RegExp(`\\b${place}\\b`).test(given)) missing.push(`${file}: ${name} without {${place}}`);
    }
  }
  expect(missing).toEqual([]);
});

test("every code of the table is used somewhere", () => {
  const root = join(import.meta.dirname, "..");
  const code = ["kernel", "modules", "server", "cli", "web"]
    .flatMap((folder) => sources(join(root, folder)))
    .filter((file) => !file.endsWith("refusal-table.ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const unused = entries.map(([name]) => name).filter((name) => !code.includes(`"${name}"`));
  expect(unused.filter((name) => name !== "key.needs_user")).toEqual([]); // the command line's
});

test("a refusal says its sentence in the user's language, with words of both", () => {
  const refusal = new Refusal("record.not_found", { object: { zh: "客户", en: "Account" }, id: "42" });
  expect(refusal.status).toBe(404);
  expect(refusalSentence(refusal, "zh")).toBe("找不到客户“42”，或者您无权查看");
  expect(refusalSentence(refusal, "en")).toBe("Account “42” does not exist, or you may not see it");
  expect(refusal.message).toBe("Account “42” does not exist, or you may not see it");
});

const quantity = {
  field: "quantity",
  label: { zh: "数量", en: "Quantity" },
  value: "many",
  expected: { zh: "数字", en: "a number" },
};

test("a problem names the field, the value, what would be right, and the row where there are several", () => {
  expect(problemSentence(quantity, "zh")).toBe("数量（quantity）的值“many”不对，应为数字");
  expect(problemSentence({ ...quantity, row: 3 }, "en")).toBe(
    "row 3 Quantity (quantity): “many” is not valid, expected a number",
  );
});

test("problems stand behind the sentence, one after the other", () => {
  const refusal = new Refusal("input.invalid", {}, [quantity, { ...quantity, row: 2 }]);
  expect(refusalSentence(refusal, "zh")).toBe(
    "输入有误：数量（quantity）的值“many”不对，应为数字；第 2 行 数量（quantity）的值“many”不对，应为数字",
  );
});

test("a long value is cut, a value that is no text is shown as JSON", () => {
  const long = problemSentence({ ...quantity, value: "长".repeat(100) }, "zh");
  expect(long).toContain(`${"长".repeat(60)}…`);
  expect(problemSentence({ ...quantity, value: { a: [1] } }, "en")).toContain('“{"a":[1]}”');
  expect(problemSentence({ ...quantity, value: undefined }, "en")).toContain("“”");
});

test("a value with braces does not fill other places", () => {
  const refusal = new Refusal("input.unknown_field", {
    object: "{field}",
    field: "{fields}",
    fields: "a, b",
  });
  expect(refusalSentence(refusal, "en")).toBe("{field} has no field “{fields}”; fields are: a, b");
});
