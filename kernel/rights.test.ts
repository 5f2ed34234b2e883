import { expect, test } from "vitest";
import { text } from "./field.ts";
import { defineObject } from "./object.ts";
import {
  maskText,
  requireRight,
  requireUsable,
  rightsOf,
  scopeOf,
  sightOf,
  visibleFields,
} from "./rights.ts";

const label = { zh: "便条", en: "Note" };
const note = defineObject({
  name: "note",
  plural: "notes",
  label,
  description: label,
  title: "subject",
  ownership: { kind: "shared" },
  rights: rightsOf({ director: "all", manager: "team", rep: ["own", "own", null], auditor: ["all", null] }),
  fields: {
    subject: text({ label }),
    phone: text({ label, maskedFor: ["auditor"] }),
    secret: text({ label, hiddenFrom: ["rep", "auditor"] }),
  },
  list: { columns: ["subject"], sort: "subject" },
  sections: [],
});

test("one scope grants everything; a pair grants reading and writing; a third says who deletes", () => {
  expect(
    rightsOf({
      director: "all",
      rep: ["own", "own", null],
      finance: ["all", null],
      admin: ["all", "team", "own"],
    }),
  ).toEqual({
    read: { director: "all", rep: "own", finance: "all", admin: "all" },
    export: { director: "all", rep: "own", finance: "all", admin: "all" },
    create: { director: "all", rep: "own", admin: "team" },
    update: { director: "all", rep: "own", admin: "team" },
    delete: { director: "all", admin: "own" },
  });
});

test("who may write and is not told otherwise may delete", () => {
  expect(rightsOf({ manager: ["all", "team"] }).delete).toEqual({ manager: "team" });
});

test("a role that is not named has no right, and the refusal says which", () => {
  expect(scopeOf(note, "read", "service")).toBeNull();
  expect(() => requireRight(note, "delete", "rep")).toThrow("Your role (Sales rep) may not delete Note");
  expect(requireRight(note, "update", "rep")).toBe("own");
});

test("a hidden field is absent, a masked one is seen and not used", () => {
  const { phone, secret } = note.fields;
  expect([sightOf(phone, "rep"), sightOf(phone, "auditor")]).toEqual(["full", "masked"]);
  expect([sightOf(secret, "director"), sightOf(secret, "rep")]).toEqual(["full", "hidden"]);
  expect(Object.keys(visibleFields(note, "auditor")).slice(0, 2)).toEqual(["subject", "phone"]);
  expect(visibleFields(note, "auditor")).not.toHaveProperty("secret");
  expect(() => requireUsable(note, "phone", "auditor")).toThrow("may not use field “phone”");
});

test("a hidden field is refused in the very words of one that does not exist", () => {
  const sentence = (key: string): string => {
    try {
      requireUsable(note, key, "rep");
    } catch (error) {
      return String(error).replaceAll(key, "KEY");
    }
    return "";
  };
  expect(sentence("secret")).toBe(sentence("nothing"));
  expect(sentence("secret")).not.toContain("secret");
});

test.each(["constructor", "__proto__", "toString"])(
  "“%s”, which every object inherits, is no field",
  (key) => {
    expect(() => requireUsable(note, key, "director")).toThrow("has no field");
  },
);

test.each([
  ["13800138000", "138****8000"],
  ["13800138", "138****0138"],
  ["1380013", "1***"],
  ["张三", "张***"],
  ["", "***"],
  ["😀😀😀😀😀😀😀😀😀", "😀😀😀****😀😀😀😀"],
])("%j is masked as %j", (value, masked) => {
  expect(maskText(value)).toBe(masked);
});
