import { expect, test } from "vitest";
import { forbiddenTexts, resolvedPackages } from "./forbidden-text.ts";
import { readRepositoryFile, repositoryFiles } from "./repository-files.ts";

const isText = (path: string): boolean =>
  /\.(?:tsx?|mjs|json|md|sql|css|html|svg|yml|yaml|csv|txt)$|(?:^|\/)(?:\.[a-z]+|run)$/.test(path);

test("no focused test, leftover, registry host or machine path stands in the repository", () => {
  const paths = repositoryFiles().filter(isText);
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.flatMap((path) => forbiddenTexts(path, readRepositoryFile(path)))).toEqual([]);
});

test("the lock file names no address that packages were fetched from", () => {
  expect(resolvedPackages(readRepositoryFile("package-lock.json"))).toEqual([]);
});

// Put together here, so that this file does not find itself.
const samples: [path: string, text: string][] = [
  ["a.test.ts", `test${".only"}("x", () => {})`],
  ["a.test.ts", `describe${".only"}("x", () => {})`],
  ["a.ts", `// FIX${"ME"}: later`],
  ["package-lock.json", `"resolved": "https://registry${".npmjs.org"}/x"`],
  ["a.md", `see /wo${"rk"}/main/a`],
  ["a.md", `see /home${"/user"}/a`],
];

test.each(samples)("in %s the text %s is found, with its line", (path, text) => {
  expect(forbiddenTexts(path, `first line\n${text}`)).toEqual([expect.stringMatching(`^${path}:2: `)]);
});

test("what only looks alike is left alone", () => {
  expect(forbiddenTexts("a.ts", "const { only } = test; // fixed, network/main")).toEqual([]);
});

test("an address in a lock file is found", () => {
  const lock = {
    packages: { "": {}, "node_modules/a": { resolved: "https://example.com/a.tgz" }, "node_modules/b": {} },
  };
  expect(resolvedPackages(JSON.stringify(lock))).toEqual(["node_modules/a"]);
});
