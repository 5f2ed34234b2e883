import { expect, test } from "vitest";
import { importCycles } from "./import-cycles.ts";
import { wrongImports } from "./import-direction.ts";
import { importsOf, namedModules, type Sources } from "./imports.ts";
import { isSource, readRepositoryFile, repositoryFiles } from "./repository-files.ts";

const sources: Sources = Object.fromEntries(
  repositoryFiles()
    .filter(isSource)
    .map((path) => [path, readRepositoryFile(path)]),
);
const imports = importsOf(sources);

test("every import of the repository points the right way", () => {
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(imports.length).toBeGreaterThan(Object.keys(sources).length);
  expect(wrongImports(imports)).toEqual([]);
});

test("no files import each other in a circle, types included", () => {
  expect(importCycles(imports)).toEqual([]);
});

test("every form of import is seen", () => {
  const text = `
    import type { A } from "./a.ts";
    import { type B } from "./b.ts";
    import "./c.css";
    export * from "./d.ts";
    export type { E } from "./e.ts";
    const f = await import("./f.ts");
    type G = import("./g.ts").G;
    // import { H } from "./h.ts";
    const text = 'import { I } from "./i.ts"';
    const element = <div />;`;
  expect(namedModules("x.tsx", text)).toEqual([
    { name: "./a.ts", typesOnly: true },
    { name: "./b.ts", typesOnly: true },
    { name: "./c.css", typesOnly: false },
    { name: "./d.ts", typesOnly: false },
    { name: "./e.ts", typesOnly: true },
    { name: "./f.ts", typesOnly: false },
    { name: "./g.ts", typesOnly: true },
  ]);
  expect(() => namedModules("x.ts", "import from from")).toThrow("x.ts");
});

/** The sentences about one file that imports another. */
const found = (from: string, to: string): string[] => {
  const up = "../".repeat(from.split("/").length - 1);
  const name = to.includes("/") && /\.tsx?$/.test(to) ? up + to : to;
  return wrongImports(importsOf({ [from]: `import { x } from "${name}";` }));
};

test.each([
  ["engine/money/money.ts", "kernel/text.ts"],
  ["engine/money/money.ts", "node:fs"],
  ["engine/money/money.ts", "kysely"],
  ["kernel/object.ts", "modules/orders/index.ts"],
  ["modules/orders/order.object.ts", "server/main.ts"],
  ["modules/orders/order.object.ts", "modules/customers/account.object.ts"],
  ["modules/orders/order.rules.ts", "modules/orders/close.server.ts"],
  ["modules/orders/order.rules.ts", "modules/orders/cell.web.tsx"],
  ["modules/orders/close.server.ts", "modules/orders/cell.web.tsx"],
  ["modules/orders/cell.web.tsx", "modules/orders/close.server.ts"],
  ["kernel/kinds/money.ts", "node:crypto"],
  ["kernel/kinds/money.ts", "react"],
  ["server/main.ts", "web/main.tsx"],
  ["server/http/http.server.ts", "kernel/kinds/money.web.tsx"],
  ["web/app/shell.tsx", "server/main.ts"],
  ["web/app/shell.tsx", "modules/orders/close.server.ts"],
  ["cli/main.ts", "web/main.tsx"],
])("%s must not import %s", (from, to) => {
  expect(found(from, to)).toHaveLength(1);
});

test.each([
  ["kernel/kinds/money.ts", "engine/money/index.ts"],
  ["modules/orders/order.object.ts", "modules/customers/index.ts"],
  ["modules/orders/close.server.ts", "modules/customers/index.server.ts"],
  ["modules/orders/close.server.ts", "node:fs"],
  ["modules/catalog.ts", "modules/orders/index.ts"],
  ["server/app.server.ts", "modules/catalog.ts"],
  ["web/app/shell.tsx", "react"],
  ["server/main.ts", "node:path"],
  ["web/app/shell.tsx", "kernel/kinds/money.web.tsx"],
  ["engine/money/money.test.ts", "vitest"],
  ["tools/check.ts", "node:fs"],
])("%s may import %s", (from, to) => {
  expect(found(from, to)).toEqual([]);
});

test("a pure file may take a package's types, the engine not even those", () => {
  const takesTypes = 'import type { Client } from "pg";';
  expect(wrongImports(importsOf({ "kernel/transaction.ts": takesTypes }))).toEqual([]);
  expect(wrongImports(importsOf({ "engine/money/money.ts": takesTypes }))).toHaveLength(1);
});

test("a circle is found through types and several files, and a chain is none", () => {
  const circle = {
    "a.ts": 'import { b } from "./b.ts";',
    "b.ts": 'import type { C } from "./c.ts";',
    "c.ts": 'export type { A } from "./a.ts";',
    "d.ts": 'import { a } from "./a.ts";',
  };
  expect(importCycles(importsOf(circle))).toEqual([["a.ts", "b.ts", "c.ts"]]);
  expect(importCycles(importsOf({ ...circle, "c.ts": "" }))).toEqual([]);
  expect(importCycles(importsOf({ "a.ts": 'import "./a.ts";' }))).toEqual([["a.ts"]]);
});
