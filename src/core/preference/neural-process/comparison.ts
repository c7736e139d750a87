import { invalid, requireFinite } from '../invalid.ts';

/** Numbers that describe a text: an embedding, counted features, or both; always from the same source, and of a variance of about 1. */
export type Features = ArrayLike<number>;

/** A person's choice between two texts. */
export interface Comparison {
  readonly chosen: Features;
  readonly rejected: Features;
}

export interface FeaturesPlace {
  readonly into: { [at: number]: number };
  /** Which text of the array it becomes. */
  readonly at: number;
  /** How an error calls the text. */
  readonly what: string;
}

/** Copies what describes a text into an array of such texts, once it is seen to fit. */
export function placeFeatures(features: Features, dimension: number, { into, at, what }: FeaturesPlace): void {
  if (features.length !== dimension)
    throw invalid(
      `${what} is described by ${features.length} numbers, this network by ${dimension}. Describe all texts as those it was trained on.`,
    );
  requireFinite(what, features);
  for (let axis = 0; axis < dimension; axis += 1) into[at * dimension + axis] = features[axis] ?? 0;
}
