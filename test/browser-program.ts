import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

/** A browser that can be started: its program and what its environment must say. */
export type BrowserProgram = {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
};

const packageFolder = join(
  dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")),
  "..",
  "..",
);

function unpackTar(archive: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const tar = brotliDecompressSync(readFileSync(join(packageFolder, "bin", archive)));
  execFileSync("tar", ["-xf", "-", "-C", folder], { input: tar });
}

function unpack(folder: string): void {
  const program = brotliDecompressSync(readFileSync(join(packageFolder, "bin", "chromium.br")));
  writeFileSync(join(folder, "chromium"), program, { mode: 0o755 });
  unpackTar("swiftshader.tar.br", folder);
  unpackTar("al2023.tar.br", join(folder, "libraries"));
  unpackTar("fonts.tar.br", folder);
}

/**
 * Unpacks the browser that lies compressed in the registry package, once for each user of the machine. The package
 * would do it into /tmp itself, readable for its first user alone, and a killed run would leave half a program there.
 */
export function unpackedBrowser(): BrowserProgram {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(tmpdir(), `attain-browser-${process.getuid?.() ?? 0}-${version}`);
  if (!existsSync(folder)) {
    const draft = mkdtempSync(`${folder}-`);
    unpack(draft);
    try {
      renameSync(draft, folder);
    } catch {
      // Another run was first; its copy is as good.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  const path = join(folder, "chromium");
  return { path, environment: { ...missingLibraries(path, folder), ...missingFonts(folder) } };
}

/** On a machine without the usual libraries of a desktop the package's own take their place. */
function missingLibraries(path: string, folder: string): Record<string, string> {
  const known = spawnSync("ldd", [path], { encoding: "utf8" });
  const complete = known.status === 0 && !known.stdout.includes("not found");
  return complete ? {} : { LD_LIBRARY_PATH: join(folder, "libraries", "lib") };
}

/** On a machine without any font the package's Latin one serves; Chinese must come from the product itself. */
function missingFonts(folder: string): Record<string, string> {
  if (existsSync("/etc/fonts/fonts.conf")) return {};
  const file = join(folder, "fonts.conf");
  const cache = join(folder, "fonts-cache");
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${cache}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
