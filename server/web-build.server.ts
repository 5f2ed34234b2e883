import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Folders and files that the pages are built from. */
const sources = ["web", "kernel", "modules", "engine", "package-lock.json"];

/**
 * Build the pages where they are missing or their sources have changed since. Returns the folder to serve. The build
 * needs about ten seconds, once; a mark beside it says from which sources it was made.
 */
export async function buildWeb(root: string, onProgress: (line: string) => void): Promise<string> {
  const folder = join(root, "web", "dist");
  // While pages are being written, the development server of the web serves them instead.
  if (process.env.ATTAIN_WEB === "off") return folder;
  const mark = join(folder, ".sources");
  const wanted = fingerprint(root);
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return folder;
  onProgress("正在构建网页（首次约 15 秒）… Building the pages (about 15 seconds, once) …");
  await buildForProduction(root);
  writeFileSync(mark, wanted);
  return folder;
}

/**
 * In a process of its own: the bundler holds some 500 MB, which a server would keep until its next start. Libraries
 * look at NODE_ENV while they are bundled, so that pages which a test run built are the same as any others.
 */
async function buildForProduction(root: string): Promise<void> {
  const program = join(root, "node_modules", "vite", "bin", "vite.js");
  const web = join(root, "web");
  const child = spawn(
    process.execPath,
    [program, "build", web, "--config", join(web, "vite.config.ts"), "--logLevel", "error"],
    { env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "ignore", "pipe"] },
  );
  const complaints: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0)
    throw new Error(`the pages cannot be built: ${Buffer.concat(complaints).toString().trim()}`);
}

/** Names, sizes and times of the sources: cheap to read at every start, and any edit changes it. */
function fingerprint(root: string): string {
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    const found = statSync(path);
    if (!found.isDirectory()) {
      hash.update(`${path.slice(root.length)} ${found.size} ${Math.floor(found.mtimeMs)}\n`);
      return;
    }
    for (const name of readdirSync(path).sort())
      if (name !== "dist" && name !== "node_modules") visit(join(path, name));
  };
  for (const source of sources) visit(join(root, source));
  return hash.digest("hex");
}
