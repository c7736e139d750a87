import type { SeededRandom } from '../numerics/seeded-random.ts';

/** Whole groups in random order until `known` texts are shown; no group is on both sides, so that a shared source cannot give a writer away. */
export function splitByGroup<Text extends { readonly group: string }>(
  texts: readonly Text[],
  known: number,
  random: SeededRandom,
): { readonly shown: readonly Text[]; readonly held: readonly Text[] } {
  const groups = random.shuffle([...new Set(texts.map(({ group }) => group))]);
  const shown: Text[] = [];
  const used = new Set<string>();
  for (const group of groups) {
    if (shown.length >= known) break;
    used.add(group);
    shown.push(...texts.filter((text) => text.group === group).slice(0, known - shown.length));
  }
  return { shown, held: texts.filter(({ group }) => !used.has(group)) };
}
