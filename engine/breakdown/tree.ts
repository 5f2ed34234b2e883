/** A node of a tree that is given as a list: its parent by id, null for the one root. */
export type TreeNode = { readonly id: string; readonly parent_id: string | null };

/** A tree by index: the inner steps count with whole numbers instead of ids. */
export type TreeIndex = {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** The parent's index, −1 for the root. */
  readonly parent: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** Every index, parents before their children. */
  readonly order: readonly number[];
  /** Nodes without children, in the order given. */
  readonly leaves: readonly number[];
  readonly root: number;
};

function indexIds(nodes: readonly TreeNode[], what: string): Map<string, number> {
  const indexOf = new Map<string, number>();
  nodes.forEach((node, index) => {
    if (indexOf.has(node.id)) throw new RangeError(`Two ${what} have the id ${node.id}`);
    indexOf.set(node.id, index);
  });
  return indexOf;
}

function parentIndex(node: TreeNode, indexOf: ReadonlyMap<string, number>, what: string): number {
  if (node.parent_id === null) return -1;
  const parent = indexOf.get(node.parent_id);
  if (parent === undefined) throw new RangeError(`The parent of ${what} ${node.id} is not in the tree`);
  return parent;
}

/**
 * Reads a list of nodes as one tree. RangeError when it is none: no root or two, an unknown parent, an id twice or a
 * circle. `what` names the nodes in the message.
 */
export function indexTree(nodes: readonly TreeNode[], what: string): TreeIndex {
  const indexOf = indexIds(nodes, what);
  const parent = nodes.map((node) => parentIndex(node, indexOf, what));
  const children: number[][] = nodes.map(() => []);
  const roots: number[] = [];
  parent.forEach((above, index) => {
    if (above < 0) roots.push(index);
    else children[above]?.push(index);
  });
  const root = roots[0];
  if (root === undefined || roots.length > 1)
    throw new RangeError(`The ${what} need one root, not ${roots.length}`);
  const order = [root];
  for (let next = 0; next < order.length; next += 1) order.push(...(children[order[next] ?? -1] ?? []));
  if (order.length < nodes.length) throw new RangeError(`The ${what} hold a circle`);
  const leaves = nodes.map((_, index) => index).filter((index) => children[index]?.length === 0);
  return { ids: nodes.map((node) => node.id), indexOf, parent, children, order, leaves, root };
}

/** The id of an index. RangeError for an index outside the tree. */
export function idAt(tree: TreeIndex, index: number): string {
  const id = tree.ids[index];
  if (id === undefined) throw new RangeError(`No node has the index ${index}`);
  return id;
}

/** The children of an index; none for a leaf. */
export function childrenAt(tree: TreeIndex, index: number): readonly number[] {
  return tree.children[index] ?? [];
}

/** Whether `ancestor` is the node itself or stands above it. */
export function isWithin(tree: TreeIndex, node: number, ancestor: number): boolean {
  for (let at = node; at >= 0; at = tree.parent[at] ?? -1) if (at === ancestor) return true;
  return false;
}

/** Values of the leaves (others are ignored) summed up to every node above, by index. */
export function sumUpTree(tree: TreeIndex, leafValues: readonly bigint[]): bigint[] {
  const sums = tree.ids.map((_, index) =>
    childrenAt(tree, index).length === 0 ? (leafValues[index] ?? 0n) : 0n,
  );
  for (let at = tree.order.length - 1; at > 0; at -= 1) {
    const index = tree.order[at] ?? 0;
    const above = tree.parent[index] ?? -1;
    sums[above] = (sums[above] ?? 0n) + (sums[index] ?? 0n);
  }
  return sums;
}
