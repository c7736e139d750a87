import type { RichnessValue } from './richness-value.ts';

/**
 * MTLD: the mean length, in words, of the runs whose type-token ratio stays at `threshold` (0.72) or above, read forwards and backwards,
 * then averaged (McCarthy and Jarvis 2010). A run ends where the ratio falls below; the unfinished last one counts by the part
 * (1 − ratio) / (1 − threshold). Null below 100 words, and where no word is repeated. Throws a RangeError for a threshold outside (0, 1).
 */
export function mtld(words: readonly string[], threshold = 0.72): RichnessValue {
  if (!(threshold > 0 && threshold < 1)) {
    throw new RangeError(`${threshold} is no threshold of a type-token ratio: give a number between 0 and 1`);
  }
  const total = words.length;
  if (total < fewestWords) return { value: null, words: total };
  const forwards = factorsOf(words, threshold);
  const backwards = factorsOf(words.toReversed(), threshold);
  // No factor, not even a part of one: the runs are endless.
  if (forwards === 0 || backwards === 0) return { value: null, words: total };
  return { value: (total / forwards + total / backwards) / 2, words: total };
}

const fewestWords = 100;

function factorsOf(words: readonly string[], threshold: number): number {
  let factors = 0;
  let length = 0;
  let ratio = 1;
  const types = new Set<string>();
  for (const word of words) {
    types.add(word);
    length += 1;
    ratio = types.size / length;
    if (ratio >= threshold) continue;
    factors += 1;
    types.clear();
    length = 0;
    ratio = 1;
  }
  return factors + (1 - ratio) / (1 - threshold);
}
