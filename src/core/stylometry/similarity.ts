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

/** Those similarities that are asked for: each costs as much as the others together. */
export function similarities<Kind extends keyof Similarities>(
  text: TextVector,
  person: OpenedFingerprint,
  space: VerificationSpace,
  kinds: readonly Kind[],
): Pick<Similarities, Kind> {
  const found = kinds.map((kind) => [kind, cosine(standing(kind, text, space), standing(kind, person, space))]);
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(found) as Pick<Similarities, Kind>;
}

type Side = Pick<TextVector, 'grams' | 'maskedGrams' | 'levels'>;
type Standings = Partial<Record<keyof Similarities, Float64Array>>;

const known = new WeakMap<VerificationSpace, WeakMap<Side, Standings>>();

/** Where a side stands in a space, kept as long as both are: a person is compared with many texts, and a text with each new fingerprint. */
function standing(kind: keyof Similarities, side: Side, space: VerificationSpace): Float64Array {
  const ofSpace = known.get(space) ?? new WeakMap<Side, Standings>();
  known.set(space, ofSpace);
  const standings = ofSpace.get(side) ?? {};
  ofSpace.set(side, standings);
  standings[kind] ??= standardise(kind, side, space);
  return standings[kind];
}

function standardise(kind: keyof Similarities, side: Side, space: VerificationSpace): Float64Array {
  switch (kind) {
    case 'grams':
      return withoutDirections(standardGrams(side.grams, space.grams), space.nuisance.grams);
    case 'masked':
      return withoutDirections(standardGrams(side.maskedGrams, space.maskedGrams), space.nuisance.maskedGrams);
    case 'catalogue':
      return withoutDirections(standardLevels(side.levels, space.levels), space.nuisance.levels);
  }
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
