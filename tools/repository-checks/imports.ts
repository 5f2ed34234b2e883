import { dirname, normalize } from "node:path/posix";
import { parseSync } from "vite";

/** One file's import of another file of ours (by its path from the root) or of a package (by its name). */
export type Import = {
  readonly from: string;
  readonly to: string;
  readonly ours: boolean;
  /** True when only types are taken, so that nothing is left of it at run time. */
  readonly typesOnly: boolean;
};

export type NamedModule = { readonly name: string; readonly typesOnly: boolean };

/** The paths of the files of the repository, or rather of a fixture, with their texts. */
export type Sources = Readonly<Record<string, string>>;

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

/** The module that this node of the syntax tree names: any form of import or export, types and dynamic ones too. */
function moduleNamed(node: Node): string | undefined {
  const forms = [
    "ImportDeclaration",
    "ExportNamedDeclaration",
    "ExportAllDeclaration",
    "ImportExpression",
    "TSImportType",
  ];
  if (!forms.includes(String(node.type))) return undefined;
  const { source } = node;
  if (typeof source !== "object" || source === null || !("value" in source)) return undefined;
  return typeof source.value === "string" ? source.value : undefined;
}

/** True when the import or export is marked as one of types, as a whole or in each of its names. */
function takesTypesOnly(node: Node): boolean {
  if (node.type === "TSImportType") return true;
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const names = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
  return names.length > 0 && names.every((name) => name.importKind === "type" || name.exportKind === "type");
}

function modulesNamed(value: unknown): NamedModule[] {
  if (Array.isArray(value)) return value.flatMap(modulesNamed);
  if (!isNode(value)) return [];
  const name = moduleNamed(value);
  const own = name === undefined ? [] : [{ name, typesOnly: takesTypesOnly(value) }];
  return [...own, ...Object.values(value).flatMap(modulesNamed)];
}

/** The modules that a source names, as they are written. @throws Error when the text cannot be parsed */
export function namedModules(path: string, text: string): NamedModule[] {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  return modulesNamed(program);
}

/** All imports of these sources. */
export function importsOf(sources: Sources): Import[] {
  return Object.entries(sources).flatMap(([path, text]) =>
    namedModules(path, text).map(({ name, typesOnly }) => {
      const ours = name.startsWith(".");
      const to = ours ? normalize(`${dirname(path)}/${name}`).replace(/[?].*$/, "") : name;
      return { from: path, to, ours, typesOnly };
    }),
  );
}
