import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { refusalTable } from "../../kernel/refusal-table.ts";
import { roles } from "../../kernel/role.ts";
import { catalog } from "../../modules/catalog.ts";
import { openApiDocument } from "./openapi.ts";
import { declaredRoutes, openApiText } from "./openapi-text.ts";

const routes = declaredRoutes();
type Operation = {
  operationId: string;
  responses: Record<string, { description: string }>;
  security?: unknown[];
};
const document = JSON.parse(JSON.stringify(openApiDocument(catalog, routes))) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

test("the committed document is the one of the routes: node tools/write-openapi.ts", () => {
  const committed = readFileSync(new URL("../../api/openapi.json", import.meta.url), "utf8");
  expect(
    committed === openApiText(),
    "api/openapi.json is not current; run: node tools/write-openapi.ts",
  ).toBe(true);
});

test("every route says who may call it: a right, a role, being signed in, or why it is public", () => {
  for (const { method, path, right } of routes) {
    const name = `${method} ${path}`;
    if (right.kind === "public") expect([name, right.why.length > 20]).toEqual([name, true]);
    if (right.kind === "object") {
      const object = catalog.objects.find((each) => each.name === right.object);
      expect([name, object === undefined ? "?" : typeof object.rights[right.action]]).toEqual([
        name,
        "object",
      ]);
    }
    if (right.kind === "role") for (const role of right.roles) expect(roles).toContain(role);
  }
});

test("only what is meant to is public", () => {
  const open = routes.filter((route) => route.right.kind === "public").map((route) => route.path);
  expect(open.sort()).toEqual(["/api/demo-sign-in", "/api/health", "/api/openapi.json"]);
});

test("a route that changes data needs the right to change, not only to read", () => {
  const changing = routes.filter((route) => route.method !== "GET" && route.right.kind === "object");
  expect(changing.length).toBeGreaterThan(40);
  for (const { method, path, right } of changing)
    expect([
      method,
      path,
      right.kind === "object" && right.action !== "read" && right.action !== "export",
    ]).toEqual([method, path, true]);
});

test("each method and path, and each operation, is there once", () => {
  const names = routes.map((route) => `${route.method} ${route.path}`);
  expect(new Set(names).size).toBe(names.length);
  const operations = routes.map((route) => route.operation);
  expect(new Set(operations).size).toBe(operations.length);
});

test("the document is OpenAPI 3.1, and every reference in it leads somewhere", () => {
  expect(document.openapi).toBe("3.1.0");
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    (found) => found[1] ?? "",
  );
  expect(references.length).toBeGreaterThan(100);
  expect([...new Set(references)].filter((name) => !(name in document.components.schemas))).toEqual([]);
});

test("every operation names its refusals by codes of the table", () => {
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const failures = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      expect([method, path, failures.length > 0]).toEqual([method, path, true]);
      for (const [status, { description }] of failures)
        for (const code of description.split(", ")) {
          const entry = Object.entries(refusalTable).find(([name]) => name === code)?.[1];
          expect([method, path, code, entry?.status]).toEqual([method, path, code, Number(status)]);
        }
    }
});
