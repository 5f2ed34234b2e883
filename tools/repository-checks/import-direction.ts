import type { Import } from "./imports.ts";

/*
 * Imports point one way (docs: the house). Outer folders may import inner ones, never the other way, and the two on top,
 * server and web, never meet but through the API.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: ["engine"],
  kernel: ["engine", "kernel"],
  modules: ["engine", "kernel", "modules"],
  server: ["engine", "kernel", "modules", "server"],
  web: ["engine", "kernel", "modules", "web"],
  cli: ["engine", "kernel", "modules", "server", "cli"],
};

/** Tools and tests may see everything and are seen by nothing else. */
type Colour = "pure" | "server" | "web" | "tool";

const seenByColour: Readonly<Record<Colour, readonly Colour[]>> = {
  pure: ["pure"],
  server: ["pure", "server"],
  web: ["pure", "web"],
  tool: ["pure", "server", "web", "tool"],
};

const folderOf = (path: string): string => path.split("/")[0] ?? "";

/** The suffix tells the colour; whole folders have one: the server's and the command line's, and the web's. */
export function colourOf(path: string): Colour {
  const folder = folderOf(path);
  if (/\.test\.tsx?$/.test(path) || mayImport[folder] === undefined) return "tool";
  if (folder === "server" || folder === "cli" || /\.server\.ts$/.test(path)) return "server";
  if (folder === "web" || /\.tsx$/.test(path)) return "web";
  return "pure";
}

/** A module's own files are its own; the others see its index, whatever its colour. */
function reachesInside({ from, to }: Import): boolean {
  const [fromFolder, fromModule] = from.split("/");
  const [toFolder, toModule, ...rest] = to.split("/");
  if (fromFolder !== "modules" || toFolder !== "modules" || rest.length === 0) return false;
  return fromModule !== toModule && !/^index(\.server|\.web)?\.tsx?$/.test(rest.join("/"));
}

/** Why this import of a file of ours must not be; undefined when it may. */
function wrongFile(each: Import): string | undefined {
  const { from, to } = each;
  const isTest = colourOf(from) === "tool";
  const allowed = mayImport[folderOf(from)];
  if (!isTest && allowed !== undefined && !allowed.includes(folderOf(to)))
    return `${folderOf(from)}/ must not import ${folderOf(to)}/`;
  if (!isTest && reachesInside(each)) return "another module is seen through its index alone";
  if (!seenByColour[colourOf(from)].includes(colourOf(to)))
    return `a ${colourOf(from)} file must not import a ${colourOf(to)} file`;
  return undefined;
}

const notPure = /^(?:node:.*|react|react-dom|antd|echarts|pg|fastify)(?:\/|$)/;

/** Pure code does no I/O and draws nothing, so neither do the packages that it may use; their types do no harm. */
function wrongPackage({ from, to, typesOnly }: Import): string | undefined {
  if (colourOf(from) === "tool") return undefined;
  if (folderOf(from) === "engine") return "engine/ imports no package";
  if (colourOf(from) === "pure" && !typesOnly && notPure.test(to))
    return "a pure file must not import this package";
  return undefined;
}

/** The imports that point the wrong way, one sentence each. */
export function wrongImports(imports: readonly Import[]): string[] {
  return imports.flatMap((each) => {
    const reason = each.ours ? wrongFile(each) : wrongPackage(each);
    return reason === undefined ? [] : [`${each.from} → ${each.to}: ${reason}`];
  });
}
