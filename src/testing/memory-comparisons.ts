import type { Comparison } from '../contracts/comparison.ts';
import type { ComparisonStore } from '../ports/comparison-store.ts';
import type { PersonKey } from '../ports/store.ts';
import { byBytes } from './by-bytes.ts';
import { memoryPage } from './memory-page.ts';

export interface KeptComparison {
  readonly position: number;
  readonly comparison: Comparison;
}

/** Whoever keeps the comparisons of people. */
export interface ComparisonKeeper {
  find(key: PersonKey): readonly KeptComparison[];
  add(key: PersonKey, kept: KeptComparison): void;
  /** How many comparisons each person of the workspace has. */
  counts(workspace: string): readonly { readonly person: string; readonly count: number }[];
}

/** Comparisons of people that somebody else keeps. */
export function memoryComparisons({ find, add, counts }: ComparisonKeeper): ComparisonStore {
  return {
    add: async (key, comparison, most) => {
      const kept = find(key);
      if (kept.some((one) => one.comparison.id === comparison.id)) return 'known';
      if (kept.length >= most) return 'full';
      add(key, { position: (kept.at(-1)?.position ?? 0) + 1, comparison: structuredClone(comparison) });
      return 'kept';
    },
    find: async (key, id) => structuredClone(find(key).find((one) => one.comparison.id === id)?.comparison ?? null),
    people: async (workspace, { least, most }) =>
      counts(workspace)
        .filter(({ count }) => count >= least)
        .toSorted((a, b) => b.count - a.count || byBytes(a.person, b.person))
        .slice(0, most)
        .map(({ person }) => person),
    list: async (key, query) => memoryPage(find(key), query, ({ comparison }) => structuredClone(comparison)),
  };
}
