import type { OpenedFingerprint } from './fingerprint.ts';
import { withoutDirections } from './nuisance-directions.ts';
import { standardGrams, standardLevels } from './standard-scores.ts';
import type { TextVector } from './text-vector.ts';
import type { VerificationSpace } from './verification-space.ts';

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
  const grams = ({ grams: one }: OpenedFingerprint): Float64Array =>
    withoutDirections(standardGrams(one, space.grams), space.nuisance.grams);
  const masked = ({ maskedGrams }: OpenedFingerprint): Float64Array =>
    withoutDirections(standardGrams(maskedGrams, space.maskedGrams), space.nuisance.maskedGrams);
  const levels = ({ levels: one }: OpenedFingerprint): Float64Array =>
    withoutDirections(standardLevels(one, space.levels), space.nuisance.levels);
  return {
    grams: cosine(grams(text), grams(person)),
    masked: cosine(masked(text), masked(person)),
    catalogue: cosine(levels(text), levels(person)),
  };
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
