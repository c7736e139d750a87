import type { DistanceMatrix, TextTree } from './text-tree.ts';

/**
 * Neighbour joining (Saitou and Nei 1987; Studier and Keppler 1988). The tree has no root: its top branch, of up to three parts, is only where
 * the joining ended. A negative branch length is set to 0. Null without texts.
 */
export function neighbourJoining({ names, distances }: DistanceMatrix): TextTree | null {
  let nodes: readonly Place[] = names.map((name) => (length) => ({ kind: 'leaf', name, length }));
  let apart = distances.map((line) => [...line]);
  while (nodes.length > 3) {
    const sums = apart.map((line) => line.reduce((sum, value) => sum + value, 0));
    const [one, other] = bestTwo(apart, sums);
    const distance = apart[one]?.[other] ?? 0;
    const tilt = ((sums[one] ?? 0) - (sums[other] ?? 0)) / (nodes.length - 2);
    const rest = nodes.map((_, at) => at).filter((at) => at !== one && at !== other);
    const toJoined = rest.map((at) => ((apart[one]?.[at] ?? 0) + (apart[other]?.[at] ?? 0) - distance) / 2);
    const children = [nodes[one]?.((distance + tilt) / 2), nodes[other]?.((distance - tilt) / 2)];
    nodes = [...rest.flatMap((at) => nodes[at] ?? []), branch(children)];
    apart = [
      ...rest.map((row, at) => [...rest.map((column) => apart[row]?.[column] ?? 0), toJoined[at] ?? 0]),
      [...toJoined, 0],
    ];
  }
  return finish(nodes, apart);
}

type Place = (length: number | null) => TextTree;

function branch(children: readonly (TextTree | undefined)[]): Place {
  const kept = children.filter((child) => child !== undefined).map(withoutNegative);
  return (length) => ({ kind: 'branch', children: kept, length, support: null });
}

function withoutNegative(tree: TextTree): TextTree {
  return tree.length !== null && tree.length < 0 ? { ...tree, length: 0 } : tree;
}

function finish(nodes: readonly Place[], apart: readonly (readonly number[])[]): TextTree | null {
  const [first, second, third] = nodes;
  if (first === undefined) return null;
  if (second === undefined) return first(null);
  const between = (one: number, other: number): number => apart[one]?.[other] ?? 0;
  if (third === undefined) return branch([first(between(0, 1) / 2), second(between(0, 1) / 2)])(null);
  return branch([
    first((between(0, 1) + between(0, 2) - between(1, 2)) / 2),
    second((between(0, 1) + between(1, 2) - between(0, 2)) / 2),
    third((between(0, 2) + between(1, 2) - between(0, 1)) / 2),
  ])(null);
}

/** The two whose joining shortens the tree most; of equal ones the first. */
function bestTwo(apart: readonly (readonly number[])[], sums: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 1];
  let least = Number.POSITIVE_INFINITY;
  for (let one = 0; one < apart.length; one += 1) {
    for (let other = one + 1; other < apart.length; other += 1) {
      const gain = (apart.length - 2) * (apart[one]?.[other] ?? 0) - (sums[one] ?? 0) - (sums[other] ?? 0);
      // Sums of many distances differ in their last bits: without the margin, equal gains would be chosen by rounding.
      if (gain < least - 1e-12 * Math.abs(gain)) {
        least = gain;
        best = [one, other];
      }
    }
  }
  return best;
}
