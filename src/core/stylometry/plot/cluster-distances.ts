/** A tree over items: a leaf is an item, a branch joins two trees at the distance between them. */
export type ClusterTree =
  | { readonly kind: 'leaf'; readonly item: number }
  | {
      readonly kind: 'branch';
      readonly left: ClusterTree;
      readonly right: ClusterTree;
      /** Mean distance between the items of the two sides. */
      readonly height: number;
    };

/**
 * Agglomerative clustering by average linkage (UPGMA; Sokal & Michener 1958) over a symmetric matrix of distances, row by row.
 * Ties join the pair that comes first. Null for no items.
 */
export function clusterDistances(matrix: readonly (readonly number[])[]): ClusterTree | null {
  const rows = matrix.map((row) => [...row]);
  const trees: (ClusterTree | null)[] = matrix.map((_, item) => ({ kind: 'leaf', item }));
  const sizes = matrix.map(() => 1);
  const nearest = rows.map((_, row) => nearestAfter(rows, trees, row));
  for (let joined = 1; joined < matrix.length; joined += 1) {
    const first = closest(nearest, trees);
    const second = nearest[first]?.place ?? first;
    const left = trees[first];
    const right = trees[second];
    if (left === undefined || left === null || right === undefined || right === null) break;
    trees[first] = { kind: 'branch', left, right, height: nearest[first]?.distance ?? 0 };
    trees[second] = null;
    merge(rows, sizes, first, second);
    for (let row = 0; row < trees.length; row += 1) {
      // Only rows that looked at one of the two, or come before the grown one, can have another neighbour now.
      if (trees[row] === null) continue;
      const place = nearest[row]?.place;
      if (row === first || place === first || place === second || row < first)
        nearest[row] = nearestAfter(rows, trees, row);
    }
  }
  return trees.find((tree) => tree !== null) ?? null;
}

/** Items from top to bottom: the smaller tree first, so that the picture descends; ties by the first item. */
export function leavesOf(tree: ClusterTree): readonly number[] {
  return tree.kind === 'leaf' ? [tree.item] : [...leavesOf(tree.left), ...leavesOf(tree.right)];
}

interface Neighbour {
  readonly place: number;
  readonly distance: number;
}

function nearestAfter(
  rows: readonly (readonly number[])[],
  trees: readonly (ClusterTree | null)[],
  row: number,
): Neighbour | null {
  let best: Neighbour | null = null;
  for (let place = row + 1; place < rows.length; place += 1) {
    if (trees[place] === null) continue;
    const distance = rows[row]?.[place] ?? 0;
    if (best === null || distance < best.distance) best = { place, distance };
  }
  return best;
}

function closest(nearest: readonly (Neighbour | null)[], trees: readonly (ClusterTree | null)[]): number {
  let best = -1;
  for (let row = 0; row < nearest.length; row += 1) {
    const here = nearest[row];
    if (trees[row] === null || here === null || here === undefined) continue;
    if (best < 0 || here.distance < (nearest[best]?.distance ?? 0)) best = row;
  }
  return best;
}

/** Lance & Williams' update for average linkage: `into` becomes both. */
function merge(rows: number[][], sizes: number[], into: number, from: number): void {
  const own = sizes[into] ?? 1;
  const other = sizes[from] ?? 1;
  for (let row = 0; row < rows.length; row += 1) {
    if (row === into || row === from) continue;
    const mean = ((rows[into]?.[row] ?? 0) * own + (rows[from]?.[row] ?? 0) * other) / (own + other);
    const line = rows[row];
    const grown = rows[into];
    if (line !== undefined) line[into] = mean;
    if (grown !== undefined) grown[row] = mean;
  }
  sizes[into] = own + other;
}
