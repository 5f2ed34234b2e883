import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

const ignored = new Set(["node_modules", "dist", "data", ".git", ".attain", "coverage", "test-output"]);

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/** Paths of the repository's files, from its root; of a copy without git, all files that git would not ignore. */
export function repositoryFiles(): string[] {
  let paths: string[];
  try {
    const listed = execFileSync("git", ["ls-files", "-z"], {
      cwd: root,
      stdio: ["ignore", "pipe", "ignore"],
    });
    paths = listed
      .toString()
      .split("\0")
      .filter((path) => path !== "");
  } catch {
    paths = walk("");
  }
  return paths.filter((path) => existsSync(join(root, path)));
}

export const isSource = (path: string): boolean => /\.tsx?$/.test(path);

export function readRepositoryFile(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
