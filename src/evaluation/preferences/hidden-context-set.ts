import type { Choice } from '../../contracts/dataset.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { hiddenObjectives } from '../datasets/formats/hidden-context.ts';
import type { PreferencePerson, PreferenceSet } from './preference-set.ts';

export interface PeopleOfPairsOptions {
  /** Pairs of each person. */
  readonly size: number;
  readonly seed: number;
}

/**
 * People of two kinds from pairs that were judged by two objectives: each person holds some pairs of one objective, and no pair belongs to two people.
 * Pairs that are left over go to nobody. Pairs with an answer that stands under another prompt too, such as a bare "Yes.", are left out: it would stand on
 * both sides of a split. What others said of a pair is the crowd's choice.
 */
export function hiddenContextSet(read: readonly Choice[], options: PeopleOfPairsOptions): PreferenceSet {
  const pairs = withoutSharedAnswers(read);
  const random = createRandom(options.seed);
  const items = pairs.flatMap(({ prompt, options: texts }) => texts.map((text) => ({ text, group: prompt })));
  const people = hiddenObjectives.flatMap((kind): readonly PreferencePerson[] => {
    const own = pairs.flatMap(({ objective }, at) => (objective === kind ? [at] : []));
    return chunksOf(random.shuffle(own), options.size).map((chunk, at) => ({
      id: `${kind}-${at}`,
      kind,
      choices: chunk.map((pair) => {
        const chosen = pairs[pair]?.chosen ?? 0;
        return { chosen: 2 * pair + chosen, rejected: 2 * pair + 1 - chosen };
      }),
      othersOf: (item) => (pairs[item >> 1]?.crowdChosen === item % 2 ? 1 : 0),
    }));
  });
  return { items, people };
}

function withoutSharedAnswers(pairs: readonly Choice[]): readonly Choice[] {
  const holders = new Map<string, number>();
  for (const { options } of pairs) for (const text of new Set(options)) holders.set(text, (holders.get(text) ?? 0) + 1);
  return pairs.filter(({ options }) => options.every((text) => holders.get(text) === 1));
}

/** Whole chunks; what is left over is dropped. */
export function chunksOf<T>(values: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size));
}
