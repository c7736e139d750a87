import type { HashedVector } from './hashed-grams.ts';

/** Which hashed n-grams are weighed and how they spread over other people's texts. */
export interface GramSpace {
  readonly buckets: Uint16Array;
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** How the levels of the catalogue spread over other people's texts; deviation 0 where a feature is left out. */
export interface LevelSpace {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** One wild rate must not decide alone: z-scores are held within these. */
const mostLevel = 3;
const mostGram = 9;

/** z-scores of catalogue levels; 0 where the text, the person or the background says nothing. */
export function standardLevels(levels: Float64Array, { mean, deviation }: LevelSpace): Float64Array {
  return levels.map((level, feature) => standardise(level, mean[feature] ?? 0, deviation[feature] ?? 0, mostLevel));
}

/** Scratch, all zeros between calls. */
const dense = new Float64Array(65_536);

/** z-scores of the n-grams that the space weighs, in its order. */
export function standardGrams({ buckets, values }: HashedVector, space: GramSpace): Float64Array {
  for (let at = 0; at < buckets.length; at += 1) dense[buckets[at] ?? 0] = values[at] ?? 0;
  const standard = new Float64Array(space.buckets.length);
  for (let at = 0; at < standard.length; at += 1) {
    const value = dense[space.buckets[at] ?? 0] ?? 0;
    standard[at] = standardise(value, space.mean[at] ?? 0, space.deviation[at] ?? 0, mostGram);
  }
  for (let at = 0; at < buckets.length; at += 1) dense[buckets[at] ?? 0] = 0;
  return standard;
}

function standardise(value: number, mean: number, deviation: number, most: number): number {
  if (Number.isNaN(value) || !(deviation > 0)) return 0;
  return Math.max(-most, Math.min(most, (value - mean) / deviation));
}
