import { differenceOf, type Taste } from './fit-taste.ts';
import { tasteFeatures } from './taste-features.ts';

/** A difference in words tells at most so many features, and none that counts for less than this share of what is liked. */
const mostWords = 3;
const leastShare = 0.2;
/** Below it, in units of what texts typically differ by, a difference cannot be seen. */
const leastSeen = 0.4;

/** In what the person likes the one text better than the other, weightiest first: `shorter`, `no greeting`. Empty where nothing can be told. */
export function tellDifference(taste: Taste, one: ArrayLike<number>, other: ArrayLike<number>): readonly string[] {
  const difference = differenceOf(one, other);
  const gains = tasteFeatures
    .map(({ more, less }, at) => ({
      words: (difference[at] ?? 0) > 0 ? more : less,
      seen: Math.abs(difference[at] ?? 0),
      gain: (taste.weights[at] ?? 0) * (difference[at] ?? 0),
    }))
    .filter(({ gain, seen }) => gain > 0 && seen >= leastSeen)
    .toSorted((a, b) => b.gain - a.gain);
  const total = gains.reduce((sum, { gain }) => sum + gain, 0);
  return gains
    .filter(({ gain }) => gain >= leastShare * total)
    .map(({ words }) => words)
    .slice(0, mostWords);
}
