import { differenceOf, type Taste } from './fit-taste.ts';

/** A difference in words tells at most so many features, and none that counts for less than this share of what is liked. */
const mostWords = 3;
const leastShare = 0.2;
/** Below it, in units of what texts typically differ by, a difference cannot be seen. */
const leastSeen = 0.4;

/** In what the person likes the one text better than the other, weightiest first: `shorter`, `no greeting`. Empty where nothing can be told. */
export function tellDifference(taste: Taste, one: ArrayLike<number>, other: ArrayLike<number>): readonly string[] {
  const difference = differenceOf(one, other);
  const told = new Map<string, { readonly words: string; readonly seen: number; readonly gain: number }>();
  for (const [at, { more = '', less = '' }] of taste.features.entries()) {
    const [value, words] = [difference[at] ?? 0, (difference[at] ?? 0) > 0 ? more : less];
    const before = told.get(words) ?? { seen: 0, gain: 0 };
    told.set(words, {
      ...{ words, seen: Math.max(before.seen, Math.abs(value)) },
      // Features that are told in the same words gain or lose together.
      gain: before.gain + (taste.weights[at] ?? 0) * value,
    });
  }
  const gains = [...told.values()]
    .filter(({ words, gain, seen }) => words !== '' && gain > 0 && seen >= leastSeen)
    .toSorted((a, b) => b.gain - a.gain);
  const total = gains.reduce((sum, { gain }) => sum + gain, 0);
  return gains
    .filter(({ gain }) => gain >= leastShare * total)
    .map(({ words }) => words)
    .slice(0, mostWords);
}
