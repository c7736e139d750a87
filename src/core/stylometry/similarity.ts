import type { OpenedFingerprint } from './fingerprint.ts';
import type { HashedVector } from './hashed-grams.ts';
import type { TextVector } from './text-vector.ts';
import type { GramSpace, LevelSpace, VerificationSpace } from './verification-space.ts';

/** Cosines of z-scores against other people's texts (Cosine Delta, Würzburg), −1 to 1: 0 is "alike as any two people", 1 "unusual in the same way". */
export interface Similarities {
  /** Character 3-grams: the strongest, but topic leaks into them. */
  readonly grams: number;
  /** Character 4-grams with content words masked. */
  readonly masked: number;
  /** Rates of the catalogue. */
  readonly catalogue: number;
}

export function similarities(text: TextVector, person: OpenedFingerprint, space: VerificationSpace): Similarities {
  return {
    grams: gramCosine(text.grams, person.grams, space.grams),
    masked: gramCosine(text.maskedGrams, person.maskedGrams, space.maskedGrams),
    catalogue: cosine(standardLevels(text.levels, space.levels), standardLevels(person.levels, space.levels)),
  };
}

/** One wild rate must not decide alone: z-scores of the catalogue are held within ±3. */
const mostLevel = 3;
const mostGram = 9;

/** z-scores of catalogue levels; 0 where the text, the person or the background says nothing. */
export function standardLevels(levels: Float64Array, { mean, deviation }: LevelSpace): Float64Array {
  return levels.map((level, feature) => standardise(level, mean[feature] ?? 0, deviation[feature] ?? 0, mostLevel));
}

function gramCosine(text: HashedVector, person: HashedVector, space: GramSpace): number {
  return cosine(standardGrams(text, space), standardGrams(person, space));
}

const dense = new Float64Array(65_536);

function standardGrams({ buckets, values }: HashedVector, space: GramSpace): Float64Array {
  for (let at = 0; at < buckets.length; at += 1) dense[buckets[at] ?? 0] = values[at] ?? 0;
  const standard = new Float64Array(space.buckets.length);
  for (let at = 0; at < standard.length; at += 1) {
    standard[at] = standardise(
      dense[space.buckets[at] ?? 0] ?? 0,
      space.mean[at] ?? 0,
      space.deviation[at] ?? 0,
      mostGram,
    );
  }
  for (let at = 0; at < buckets.length; at += 1) dense[buckets[at] ?? 0] = 0;
  return standard;
}

function standardise(value: number, mean: number, deviation: number, most: number): number {
  if (Number.isNaN(value) || !(deviation > 0)) return 0;
  return Math.max(-most, Math.min(most, (value - mean) / deviation));
}

/** 0 when a side is all zeros, never NaN. */
function cosine(a: Float64Array, b: Float64Array): number {
  let dot = 0;
  let normA = 0;
  let normB = 0;
  for (let at = 0; at < a.length; at += 1) {
    const x = a[at] ?? 0;
    const y = b[at] ?? 0;
    dot += x * y;
    normA += x * x;
    normB += y * y;
  }
  return normA > 0 && normB > 0 ? dot / Math.sqrt(normA * normB) : 0;
}
