import type { Import } from "./imports.ts";

/**
 * The cycles among these imports: the strongly connected components of more than one file, and files that import
 * themselves (Tarjan 1972). Each is its files in order of name.
 */
export function importCycles(imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, (each) => each.from);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];

  const visit = (file: string): number => {
    const number = order.size;
    order.set(file, number);
    low.set(file, number);
    open.push(file);
    for (const { to } of targets.get(file) ?? []) {
      if (!targets.has(to)) continue;
      const reached = order.has(to) ? (open.includes(to) ? order.get(to) : undefined) : visit(to);
      if (reached !== undefined) low.set(file, Math.min(low.get(file) ?? number, reached));
    }
    const lowest = low.get(file) ?? number;
    if (lowest === number) close(file);
    return lowest;
  };

  const close = (file: string): void => {
    const members = open.splice(open.indexOf(file));
    const [only] = members;
    const importsItself = imports.some((each) => each.from === only && each.to === only);
    if (members.length > 1 || importsItself) cycles.push(members.sort());
  };

  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return cycles;
}
