import { compareCodePoints } from '../space/compare-code-points.ts';
import { leavesOf, type TextTree } from './text-tree.ts';

export interface ConsensusOptions {
  /** Share of trees that must hold a branch: more than this. 0.5 or above, so that all kept branches fit together. Default 0.5. */
  readonly above?: number;
  /**
   * `kept`: a branch is a set of leaves below it, as clustering gives. `ignored`: a branch is a split of all leaves in two, as neighbour joining gives;
   * the consensus is then drawn from the first name.
   */
  readonly root?: 'kept' | 'ignored';
}

/** Majority-rule consensus of trees over the same names (Margush and McMorris 1981). Leaves and branches carry no lengths. Null without trees. */
export function consensusTree(
  trees: readonly TextTree[],
  { above = 0.5, root = 'kept' }: ConsensusOptions = {},
): TextTree | null {
  const [first] = trees;
  if (first === undefined) return null;
  const names = [...leavesOf(first)].toSorted(compareCodePoints);
  const place = new Map(names.map((name, at) => [name, at]));
  const held = new Map<string, number>();
  for (const tree of trees) {
    for (const group of new Set(groupsOf(tree, { place, root }))) held.set(group, (held.get(group) ?? 0) + 1);
  }
  const least = Math.max(0.5, above);
  const groups = [...held]
    .map(([group, count]) => ({ leaves: group.split(' ').map(Number), support: count / trees.length }))
    .filter(({ support }) => support > least)
    .toSorted((a, b) => b.leaves.length - a.leaves.length || (a.leaves[0] ?? 0) - (b.leaves[0] ?? 0));
  return nest({ leaves: names.map((_, at) => at), support: null }, groups, names);
}

interface Group {
  readonly leaves: readonly number[];
  readonly support: number | null;
}

/** Leaf sets of all branches that say something: of two leaves or more, and not of all (or, without a root, all but one). */
function groupsOf(
  tree: TextTree,
  { place, root }: { readonly place: ReadonlyMap<string, number>; readonly root: 'kept' | 'ignored' },
): readonly string[] {
  const all = place.size;
  const groups: string[] = [];
  visit(tree);
  return groups;

  function visit(part: TextTree): readonly number[] {
    if (part.kind === 'leaf') return [place.get(part.name) ?? 0];
    const below = part.children.flatMap(visit);
    const side = root === 'ignored' && below.includes(0) ? complement(below, all) : below;
    if (side.length > 1 && side.length < (root === 'ignored' ? all - 1 : all))
      groups.push(side.toSorted((a, b) => a - b).join(' '));
    return below;
  }
}

function complement(leaves: readonly number[], all: number): readonly number[] {
  const held = new Set(leaves);
  return Array.from({ length: all }, (_, at) => at).filter((at) => !held.has(at));
}

/** `groups` are ordered from large to small and any two are nested or apart. */
function nest(whole: Group, groups: readonly Group[], names: readonly string[]): TextTree {
  const free = new Set(whole.leaves);
  const children: { readonly first: number; readonly tree: TextTree }[] = [];
  for (const group of groups) {
    if (!group.leaves.every((leaf) => free.has(leaf))) continue;
    for (const leaf of group.leaves) free.delete(leaf);
    const inside = groups.filter(
      ({ leaves }) => leaves.length < group.leaves.length && leaves.every((leaf) => group.leaves.includes(leaf)),
    );
    children.push({ first: group.leaves[0] ?? 0, tree: nest(group, inside, names) });
  }
  for (const leaf of free)
    children.push({ first: leaf, tree: { kind: 'leaf', name: names[leaf] ?? '', length: null } });
  return {
    kind: 'branch',
    children: children.toSorted((a, b) => a.first - b.first).map(({ tree }) => tree),
    length: null,
    support: whole.support,
  };
}
