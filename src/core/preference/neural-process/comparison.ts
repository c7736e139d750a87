import { HyperalignError } from '../../../errors.ts';

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

/** Beyond that, squares and exponentials of single precision lose all meaning. */
const largest = 1e6;

/** Copies what describes a text into an array of such texts, once it is seen to fit. */
export function placeFeatures(features: Features, dimension: number, { into, at, what }: FeaturesPlace): void {
  if (features.length !== dimension)
    throw new HyperalignError(
      'invalid_input',
      `${what} is described by ${features.length} numbers, this network by ${dimension}. Describe all texts as those it was trained on.`,
    );
  for (let axis = 0; axis < dimension; axis += 1) {
    const value = features[axis] ?? Number.NaN;
    if (!(Math.abs(value) <= largest))
      throw new HyperalignError(
        'invalid_input',
        `${what} has ${value} as number ${axis}. Give finite numbers up to ${largest}, best of a variance of about 1.`,
      );
    into[at * dimension + axis] = value;
  }
}
