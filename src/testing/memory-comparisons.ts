import type { Comparison } from '../contracts/comparison.ts';
import type { ComparisonStore } from '../ports/comparison-store.ts';
import type { PersonKey } from '../ports/store.ts';
import { memoryPage } from './memory-page.ts';

export interface KeptComparison {
  readonly position: number;
  readonly comparison: Comparison;
}

/** Comparisons of people that somebody else keeps. */
export function memoryComparisons(
  find: (key: PersonKey) => readonly KeptComparison[],
  add: (key: PersonKey, kept: KeptComparison) => void,
): ComparisonStore {
  return {
    add: async (key, comparison, most) => {
      const kept = find(key);
      if (kept.some((one) => one.comparison.id === comparison.id)) return 'known';
      if (kept.length >= most) return 'full';
      add(key, { position: (kept.at(-1)?.position ?? 0) + 1, comparison: structuredClone(comparison) });
      return 'kept';
    },
    find: async (key, id) => structuredClone(find(key).find((one) => one.comparison.id === id)?.comparison ?? null),
    list: async (key, query) => memoryPage(find(key), query, ({ comparison }) => structuredClone(comparison)),
  };
}
