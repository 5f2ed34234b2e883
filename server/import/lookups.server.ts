import {
  compileExpression,
  type Evaluate,
  ExpressionFault,
  type Join,
  type Lookup,
} from "./compile-expression.ts";
import { joinsOf } from "./expression.ts";
import type { Mapping, SourceFile } from "./mapping.ts";
import type { ChildStep, Sources } from "./plan-import.ts";
import { readHead, readRows } from "./source-file.server.ts";
import type { SourceHead, SourceRow } from "./source-rows.ts";

/** The files that rows look into, held in memory by key. One serves a whole import; each file is read once a key. */
export type Lookups = Sources & {
  /** Read the files of these joins, where they are not yet in memory. */
  readonly load: (joins: readonly Join[]) => Promise<void>;
};

/** Reads the head of every file of the mapping, so that a missing file or column is found before the first write. */
export async function openLookups(folder: string, mapping: Mapping): Promise<Lookups> {
  const heads = new Map<string, SourceHead>();
  for (const [alias, file] of mapping.files) heads.set(alias, await readHead(folder, file));
  const loaded = new Map<string, Lookup>();
  const headOf = (alias: string): SourceHead => {
    const head = heads.get(alias);
    if (head === undefined) throw new Error(`no file "${alias}"`);
    return head;
  };
  const keyOf = (join: Join): string => `${join.file}\n${JSON.stringify(join.on)}`;
  const lookupOf = (join: Join): Lookup => {
    const lookup = loaded.get(keyOf(join));
    if (lookup === undefined) throw new Error(`file "${join.file}" was not loaded`);
    return lookup;
  };
  const load = async (joins: readonly Join[]): Promise<void> => {
    for (const join of joins) {
      if (loaded.has(keyOf(join))) continue;
      await load(joinsOf(join.on));
      const head = headOf(join.file);
      const file = mapping.files.get(join.file);
      if (file === undefined) throw new Error(`no file "${join.file}"`);
      const on = compileExpression(join.on, { head, headOf, lookupOf });
      loaded.set(keyOf(join), await readLookup(folder, file, head, on));
    }
  };
  return { headOf, lookupOf, load };
}

async function readLookup(folder: string, file: SourceFile, head: SourceHead, on: Evaluate): Promise<Lookup> {
  const rows = new Map<string, SourceRow>();
  const repeated = new Set<string>();
  for await (const row of readRows(folder, file, head)) {
    const key = keyOrEmpty(on, row);
    if (key === "") continue;
    if (rows.has(key)) repeated.add(key);
    else rows.set(key, row);
  }
  return { head, rows, repeated };
}

/** A row whose key cannot be read can be found by nobody. */
function keyOrEmpty(on: Evaluate, row: SourceRow): string {
  try {
    return on(row);
  } catch (error) {
    if (error instanceof ExpressionFault) return "";
    throw error;
  }
}

/** The rows of a child file by the key of their record, in the file's order. */
export type ChildRows = {
  readonly byKey: ReadonlyMap<string, readonly SourceRow[]>;
  /** Rows that name no record at all, or cannot be read. */
  readonly lost: readonly SourceRow[];
};

export async function readChildRows(folder: string, child: ChildStep): Promise<ChildRows> {
  const byKey = new Map<string, SourceRow[]>();
  const lost: SourceRow[] = [];
  for await (const row of readRows(folder, child.file, child.head)) {
    if (row.fault === undefined && !child.keep(row)) continue;
    const key = keyOrEmpty(child.on, row);
    const rows = byKey.get(key);
    if (key === "") lost.push(row);
    else if (rows === undefined) byKey.set(key, [row]);
    else rows.push(row);
  }
  return { byKey, lost };
}
