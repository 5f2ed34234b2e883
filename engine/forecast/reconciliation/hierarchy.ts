/**
 * A set of series that add up. Bottom series come last and in their own order; every other series is a sum of bottom
 * series. Trees with any number of levels and crossed groupings (region × product) are both of this form.
 */
export interface Hierarchy {
  readonly bottomCount: number;
  /** For each sum, the indices (0…bottomCount − 1) of the bottom series in it. */
  readonly sums: readonly (readonly number[])[];
}

/** A node of a tree, children in order; a node without children is a bottom series. */
export interface TreeNode {
  readonly name: string;
  readonly children?: readonly TreeNode[];
}

/** The hierarchy of a tree, with the names in the order of its series: sums from the top down, then the bottom. */
export function hierarchyOfTree(root: TreeNode): { hierarchy: Hierarchy; names: string[] } {
  const bottomNames: string[] = [];
  const inner: { name: string; depth: number; first: number; end: number }[] = [];
  const visit = (node: TreeNode, depth: number): void => {
    const first = bottomNames.length;
    if (node.children === undefined || node.children.length === 0) {
      bottomNames.push(node.name);
      return;
    }
    const entry = { name: node.name, depth, first, end: first };
    inner.push(entry);
    for (const child of node.children) visit(child, depth + 1);
    entry.end = bottomNames.length;
  };
  visit(root, 0);
  inner.sort((a, b) => a.depth - b.depth);
  return {
    names: [...inner.map(({ name }) => name), ...bottomNames],
    hierarchy: {
      bottomCount: bottomNames.length,
      sums: inner.map(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i)),
    },
  };
}

/** Number of series: sums and bottom. */
export function seriesCount(hierarchy: Hierarchy): number {
  return hierarchy.sums.length + hierarchy.bottomCount;
}

/** All series from the bottom ones: every sum is added up anew, so that levels agree to the last digit. */
export function addUp(hierarchy: Hierarchy, bottom: ArrayLike<number>): Float64Array {
  const result = new Float64Array(seriesCount(hierarchy));
  const offset = hierarchy.sums.length;
  for (let i = 0; i < hierarchy.bottomCount; i++) result[offset + i] = bottom[i] as number;
  hierarchy.sums.forEach((members, s) => {
    let sum = 0;
    for (const i of members) sum += bottom[i] as number;
    result[s] = sum;
  });
  return result;
}
