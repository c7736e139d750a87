import { agglomerate } from '../resampling/agglomerate.ts';
import type { TextTree } from '../resampling/text-tree.ts';

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

/** Clustering by average linkage (UPGMA) of a symmetric matrix of distances, row by row. Null for no items. */
export function clusterDistances(distances: readonly (readonly number[])[]): ClusterTree | null {
  const tree = agglomerate({ names: distances.map((_, item) => String(item)), distances }, 'average');
  return tree === null ? null : heightened(tree);
}

/** Items from top to bottom. */
export function leavesOf(tree: ClusterTree): readonly number[] {
  return tree.kind === 'leaf' ? [tree.item] : [...leavesOf(tree.left), ...leavesOf(tree.right)];
}

function heightened(tree: TextTree): ClusterTree {
  if (tree.kind === 'leaf') return { kind: 'leaf', item: Number(tree.name) };
  const [left, right] = tree.children;
  if (left === undefined || right === undefined) throw new RangeError('a cluster joins two');
  const sides = { left: heightened(left), right: heightened(right) };
  // A branch lies half its distance above the leaves.
  return { kind: 'branch', ...sides, height: heightOf(sides.left) + 2 * (left.length ?? 0) };
}

function heightOf(tree: ClusterTree): number {
  return tree.kind === 'leaf' ? 0 : tree.height;
}
