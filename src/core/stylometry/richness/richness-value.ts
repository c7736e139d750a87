/** A measure of richness with the number of words it rests on, without which it means nothing. */
export interface RichnessValue {
  /** Null below the measure's minimum of words, and where the measure is not defined. */
  readonly value: number | null;
  readonly words: number;
}

/** How often each word occurs. */
export function wordCounts(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many words occur once, twice, …: V_i by i. */
export function frequencySpectrum(words: readonly string[]): ReadonlyMap<number, number> {
  const spectrum = new Map<number, number>();
  for (const count of wordCounts(words).values()) spectrum.set(count, (spectrum.get(count) ?? 0) + 1);
  return spectrum;
}
