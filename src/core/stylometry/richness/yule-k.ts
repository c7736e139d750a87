import { frequencySpectrum, type RichnessValue } from './richness-value.ts';

/**
 * Yule's characteristic K = 10^4 (sum i² V_i − N) / N², where V_i words occur i times among N (Yule 1944).
 * Null below 2 words. Sums of whole numbers, exact to texts of some 90 million words.
 */
export function yuleK(words: readonly string[]): RichnessValue {
  const total = words.length;
  if (total < 2) return { value: null, words: total };
  let squares = 0;
  for (const [times, types] of frequencySpectrum(words)) squares += times * times * types;
  return { value: (1e4 * (squares - total)) / (total * total), words: total };
}
