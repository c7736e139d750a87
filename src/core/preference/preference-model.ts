/**
 * A low-rank reward model of a population (LoRe, arXiv 2504.14439): what a person likes in a text with embedding e is w · (basis e), w on the simplex.
 */
export interface PreferenceModel {
  readonly dimension: number;
  /** Directions of taste that people share. */
  readonly rank: number;
  /** What margins are divided by before the logistic function. */
  readonly temperature: number;
  /** rank × dimension, row by row. */
  readonly basis: Float32Array;
  /** Weights of the seen people, people × rank row by row; each row sums to 1. */
  readonly weights: Float32Array;
  readonly people: number;
  /** The direction of everybody together: what stands in where nothing is known of a person. */
  readonly pooled: Float32Array;
}

/** What a person with these weights likes: Σ_b w_b · basis_b, a vector of `dimension` numbers. */
export function directionOf({ basis, rank, dimension }: PreferenceModel, weights: ArrayLike<number>): Float32Array {
  const direction = new Float32Array(dimension);
  for (let row = 0; row < rank; row += 1) {
    const weight = weights[row] ?? 0;
    for (let column = 0; column < dimension; column += 1)
      direction[column] = (direction[column] ?? 0) + weight * (basis[row * dimension + column] ?? 0);
  }
  return direction;
}

/** Weights of one seen person, without a copy. */
export function seenWeights({ weights, rank }: PreferenceModel, person: number): Float32Array {
  return weights.subarray(person * rank, (person + 1) * rank);
}

/** Weights of the mean seen person. */
export function meanWeights({ weights, rank, people }: PreferenceModel): Float32Array {
  const mean = new Float64Array(rank);
  for (let at = 0; at < people * rank; at += 1) mean[at % rank] = (mean[at % rank] ?? 0) + (weights[at] ?? 0) / people;
  return Float32Array.from(mean);
}
