import type { RichnessValue } from './richness-value.ts';

/**
 * MATTR: the mean type-token ratio of every window of `window` (50) words (Covington and McFall 2010).
 * Null with fewer words than a window. One pass; types are summed as whole numbers and divided once.
 * Throws a RangeError where the window is not a whole number from 1.
 */
export function movingTypeTokenRatio(words: readonly string[], window = 50): RichnessValue {
  if (!Number.isInteger(window) || window < 1) {
    throw new RangeError(`a window of ${window} words cannot be moved: give a whole number from 1`);
  }
  const total = words.length;
  if (total < window) return { value: null, words: total };
  const inside = new Map<string, number>();
  let types = 0;
  let sum = 0;
  for (const [at, word] of words.entries()) {
    const seen = inside.get(word) ?? 0;
    if (seen === 0) types += 1;
    inside.set(word, seen + 1);
    const left = at >= window ? words[at - window] : undefined;
    if (left !== undefined) {
      const rest = (inside.get(left) ?? 0) - 1;
      if (rest === 0) types -= 1;
      inside.set(left, rest);
    }
    if (at >= window - 1) sum += types;
  }
  return { value: sum / (total - window + 1) / window, words: total };
}
