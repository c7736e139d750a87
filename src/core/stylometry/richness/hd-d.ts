import { frequencySpectrum, type RichnessValue } from './richness-value.ts';

/**
 * HD-D: the type-token ratio to expect of `draws` (42) words drawn without putting back (McCarthy and Jarvis 2007):
 * over all types, the hypergeometric chance to be drawn at least once, divided by the draws.
 * Null with fewer words than draws. Throws a RangeError where `draws` is not a whole number from 1.
 */
export function hdD(words: readonly string[], draws = 42): RichnessValue {
  if (!Number.isInteger(draws) || draws < 1) {
    throw new RangeError(`${draws} words cannot be drawn: give a whole number from 1`);
  }
  const total = words.length;
  if (total < draws) return { value: null, words: total };
  let drawn = 0;
  for (const [times, types] of frequencySpectrum(words)) drawn += types * (1 - chanceOfMissing(times, total, draws));
  return { value: drawn / draws, words: total };
}

/** C(N − n, draws) / C(N, draws) as a product of ratios below 1, because the coefficients themselves overflow. */
function chanceOfMissing(times: number, total: number, draws: number): number {
  let chance = 1;
  for (let step = 0; step < draws && chance > 0; step += 1) {
    chance *= Math.max(0, total - times - step) / (total - step);
  }
  return chance;
}
