import { leadingAxes } from '../numerics/leading-axes.ts';
import type { TasteFeature } from './taste-features.ts';

/** Embeddings, each of length 1, of what a person chose between, and of what is to be chosen from; null where a text has none. All of one length. */
export interface EmbeddedTexts {
  readonly comparisons: readonly (readonly [EmbeddingOrNone, EmbeddingOrNone])[];
  readonly candidates: readonly EmbeddingOrNone[];
}

export type EmbeddingOrNone = Float64Array | null;

/** The few directions along which these texts differ most, as features of a taste beside the counted ones. */
export interface EmbeddingDirections {
  readonly features: readonly TasteFeature[];
  /** Where a text stands along each, in units of what two texts for one task typically differ by along the first; NaN without an embedding. */
  place(embedding: EmbeddingOrNone): Float64Array;
}

export interface DirectionOptions {
  /** At most so many. Default 4. */
  readonly most?: number;
}

/** People who choose by how a text is as a whole, and by nothing that is counted: together, over all directions. Set by hand: a direction is likely half as much as the rarest counted feature. */
const shareOfAll = 0.1;
/** In shares of the first direction's spread, below which one is left out: hardly anything can be seen along it. */
const leastSpread = 0.01;
/** Embeddings of length 1 that differ by less are of the same text: the rest is rounding. */
const leastScale = 1e-4;

/**
 * Principal directions of the differences within comparisons and among candidates, never of the choices: what nobody has chosen by is found as likely as what
 * they have, so that the same choices may weigh them after. One scale for all, that of the first: a direction along which texts hardly differ is not blown up.
 * No directions where no two texts differ. The texts at hand and nothing else; their order changes signs, of which a taste knows nothing.
 */
export function findDirections(texts: EmbeddedTexts, { most = 4 }: DirectionOptions = {}): EmbeddingDirections {
  const differences = differencesOf(texts);
  const gram = gramOf(differences);
  const axes = leadingAxes(gram, differences.length, { most });
  const [first] = axes;
  const kept = axes.filter(({ value }) => value > leastSpread * (first?.value ?? 0));
  const scale = Math.sqrt((first?.value ?? 0) / Math.max(1, differences.length));
  const directions = (scale < leastScale ? [] : kept).map(({ vector, value }) =>
    directionOf(differences, vector, value),
  );
  return {
    features: directions.map((_, at) => ({
      ...{ id: `whole-${at + 1}`, more: asAWhole, less: asAWhole, share: shareOfAll / directions.length },
    })),
    place: (embedding) =>
      Float64Array.from(directions, (direction) =>
        embedding === null ? Number.NaN : inner(direction, embedding) / scale,
      ),
  };
}

/** A direction of an embedding has no word of its own, so all are told as one. */
export const asAWhole = 'as a whole more like what they chose';

/** Left less right, and each candidate less their mean. */
function differencesOf({ comparisons, candidates }: EmbeddedTexts): readonly Float64Array[] {
  const embedded = candidates.filter((one) => one !== null);
  const mean = Float64Array.from(
    { length: embedded[0]?.length ?? 0 },
    (_, at) => embedded.reduce((sum, one) => sum + (one[at] ?? 0), 0) / embedded.length,
  );
  return [
    ...comparisons.flatMap(([left, right]) => (left === null || right === null ? [] : [minus(left, right)])),
    ...embedded.map((one) => minus(one, mean)),
  ];
}

function minus(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value - (other[at] ?? 0));
}

function gramOf(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: rows.length ** 2 }, (_, at) =>
    inner(rows[Math.floor(at / rows.length)] ?? new Float64Array(), rows[at % rows.length] ?? new Float64Array()),
  );
}

function inner(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function directionOf(rows: readonly Float64Array[], vector: Float64Array, value: number): Float64Array {
  const direction = new Float64Array(rows[0]?.length ?? 0);
  for (const [row, difference] of rows.entries())
    for (let at = 0; at < direction.length; at += 1)
      direction[at] = (direction[at] ?? 0) + ((vector[row] ?? 0) * (difference[at] ?? 0)) / Math.sqrt(value);
  return direction;
}
