import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalog } from "../modules/catalog.ts";
import { objectsPage } from "./objects-page.ts";

test("docs/objects.md is as the declarations are; if not: node tools/write-docs.ts", () => {
  expect(readFileSync(new URL("../docs/objects.md", import.meta.url), "utf8")).toBe(objectsPage(catalog));
});
