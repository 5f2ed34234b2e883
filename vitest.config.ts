import { defineConfig } from "vitest/config";

const folders = "{engine,kernel,modules,server,web,cli,tools,test}";
const database = `${folders}/**/*.db.test.{ts,tsx}`;
const browser = `${folders}/**/*.browser.test.{ts,tsx}`;
const repository = "tools/repository-checks/*.test.ts";
const elsewhere = ["**/node_modules/**", "**/dist/**"];

/** The file's suffix says what a test needs; `npm test` runs the projects one after the other. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "repository", include: [repository], exclude: elsewhere, testTimeout: 60_000 },
      },
      {
        test: {
          name: "unit",
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [...elsewhere, database, browser, repository],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "database",
          include: [database],
          exclude: elsewhere,
          globalSetup: ["test/database-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "browser",
          include: [browser],
          exclude: elsewhere,
          globalSetup: ["test/database-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
