import type { DistanceMatrix, TextTree } from './text-tree.ts';

export type Linkage = 'average' | 'complete' | 'single' | 'ward';

/**
 * Hierarchical clustering by the recurrence of Lance and Williams (1967); Ward on distances as in Murtagh and Legendre 2014 (Ward2).
 * Branch lengths make every leaf as far from the top as half the distance at which the last two clusters met. Of equal distances the first
 * in the matrix's order is joined. Null without texts.
 */
export function agglomerate({ names, distances }: DistanceMatrix, linkage: Linkage = 'average'): TextTree | null {
  const clusters: Cluster[] = names.map((name) => ({
    height: 0,
    size: 1,
    place: (length) => ({ kind: 'leaf', name, length }),
  }));
  const apart = distances.map((line) => [...line]);
  const open = names.map((_, at) => at);
  while (open.length > 1) {
    const [one, other] = nearestTwo(open, apart);
    const distance = apart[one]?.[other] ?? 0;
    const left = clusters[one];
    const right = clusters[other];
    if (left === undefined || right === undefined) break;
    for (const third of open) {
      if (third === one || third === other) continue;
      const next = joinedDistance(linkage, {
        one: apart[one]?.[third] ?? 0,
        other: apart[other]?.[third] ?? 0,
        between: distance,
        sizes: [left.size, right.size, clusters[third]?.size ?? 1],
      });
      for (const [row, column] of [
        [one, third],
        [third, one],
      ] as const) {
        const line = apart[row];
        if (line !== undefined) line[column] = next;
      }
    }
    clusters[one] = joined(left, right, distance / 2);
    open.splice(open.indexOf(other), 1);
  }
  return clusters[open[0] ?? 0]?.place(null) ?? null;
}

interface Cluster {
  readonly height: number;
  readonly size: number;
  readonly place: (length: number | null) => TextTree;
}

function joined(left: Cluster, right: Cluster, height: number): Cluster {
  return {
    height,
    size: left.size + right.size,
    place: (length) => ({
      kind: 'branch',
      children: [left, right].map((part) => part.place(Math.max(0, height - part.height))),
      length,
      support: null,
    }),
  };
}

function nearestTwo(open: readonly number[], apart: readonly (readonly number[])[]): readonly [number, number] {
  let best: readonly [number, number] = [open[0] ?? 0, open[1] ?? 0];
  let least = Number.POSITIVE_INFINITY;
  for (let left = 0; left < open.length; left += 1) {
    const line = apart[open[left] ?? 0] ?? [];
    for (let right = left + 1; right < open.length; right += 1) {
      const distance = line[open[right] ?? 0] ?? Number.POSITIVE_INFINITY;
      if (distance < least) {
        least = distance;
        best = [open[left] ?? 0, open[right] ?? 0];
      }
    }
  }
  return best;
}

interface Meeting {
  readonly one: number;
  readonly other: number;
  readonly between: number;
  readonly sizes: readonly [number, number, number];
}

function joinedDistance(linkage: Linkage, { one, other, between, sizes: [left, right, third] }: Meeting): number {
  switch (linkage) {
    case 'average':
      return (left * one + right * other) / (left + right);
    case 'complete':
      return Math.max(one, other);
    case 'single':
      return Math.min(one, other);
    case 'ward': {
      const squared = (left + third) * one ** 2 + (right + third) * other ** 2 - third * between ** 2;
      return Math.sqrt(Math.max(0, squared / (left + right + third)));
    }
    default: {
      const never: never = linkage;
      return never;
    }
  }
}
