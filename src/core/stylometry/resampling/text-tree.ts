/** A tree over texts; `length` is the distance to the branch above, null where none is known (the top, a consensus). */
export type TextTree = TextLeaf | TextBranch;

export interface TextLeaf {
  readonly kind: 'leaf';
  readonly name: string;
  readonly length: number | null;
}

export interface TextBranch {
  readonly kind: 'branch';
  readonly children: readonly TextTree[];
  readonly length: number | null;
  /** Share of resampled trees that hold this branch; null in a single tree and at the top. */
  readonly support: number | null;
}

/** Distances of every two texts; `distances[one][other]`, symmetric, each 0 or more. */
export interface DistanceMatrix {
  readonly names: readonly string[];
  readonly distances: readonly (readonly number[])[];
}

/** Names of the leaves below, in their order. */
export function leavesOf(tree: TextTree): readonly string[] {
  return tree.kind === 'leaf' ? [tree.name] : tree.children.flatMap(leavesOf);
}

/** Newick text with its semicolon: names in single quotes where they need them, support as the branch's label. */
export function toNewick(tree: TextTree): string {
  return `${newickOf(tree)};`;
}

function newickOf(tree: TextTree): string {
  const length = tree.length === null ? '' : `:${Number(tree.length.toPrecision(6))}`;
  if (tree.kind === 'leaf') return `${quoted(tree.name)}${length}`;
  const label = tree.support === null ? '' : String(Number(tree.support.toFixed(3)));
  return `(${tree.children.map(newickOf).join(',')})${label}${length}`;
}

function quoted(name: string): string {
  return /^[\p{L}\p{Nd}.-]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}
