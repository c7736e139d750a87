import { frequencySpectrum, type RichnessValue } from './richness-value.ts';

/**
 * Simpson's D = sum V_i · i (i − 1) / (N (N − 1)): the chance that two words drawn without putting back are the same (Simpson 1949).
 * Null below 2 words.
 */
export function simpsonD(words: readonly string[]): RichnessValue {
  const total = words.length;
  if (total < 2) return { value: null, words: total };
  let pairs = 0;
  for (const [times, types] of frequencySpectrum(words)) pairs += types * times * (times - 1);
  return { value: pairs / (total * (total - 1)), words: total };
}
