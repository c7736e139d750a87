import { invalid, requireFinite } from './invalid.ts';

/** A choice between two texts, each as its embedding. */
export interface EmbeddedChoice {
  readonly chosen: ArrayLike<number>;
  readonly rejected: ArrayLike<number>;
}

/**
 * Comparisons of one person as linear preference models see them: the embedding of the chosen text minus that of the rejected one.
 * `differences` is count × dimension, row by row.
 */
export interface Comparisons {
  readonly dimension: number;
  readonly count: number;
  readonly differences: Float32Array;
}

/** The differences of a person's choices. All embeddings have one dimension. The list may be empty if `dimension` is given. */
export function comparisonsOf(choices: readonly EmbeddedChoice[], dimension?: number): Comparisons {
  const size = dimension ?? choices[0]?.chosen.length ?? 0;
  if (size === 0) throw invalid('There is no choice to take the dimension of embeddings from. Give the dimension.');
  const differences = new Float32Array(choices.length * size);
  for (const [at, { chosen, rejected }] of choices.entries()) {
    for (const [side, embedding] of [
      ['chosen', chosen],
      ['rejected', rejected],
    ] as const) {
      if (embedding.length !== size)
        throw invalid(
          `The ${side} text of choice ${at} has ${embedding.length} dimensions, others ${size}. Embed all texts by one model.`,
        );
      requireFinite(`The ${side} text of choice ${at}`, embedding);
    }
    for (let column = 0; column < size; column += 1)
      differences[at * size + column] = (chosen[column] ?? 0) - (rejected[column] ?? 0);
  }
  return { dimension: size, count: choices.length, differences };
}

/** Differences that are there already, count × dimension row by row. Checked, not copied. */
export function comparisonsFrom(differences: Float32Array, dimension: number): Comparisons {
  const count = differences.length / dimension;
  if (!Number.isSafeInteger(dimension) || dimension < 1 || !Number.isInteger(count))
    throw invalid(`${differences.length} numbers are not rows of ${dimension}. Give count × dimension numbers.`);
  requireFinite('A difference', differences);
  return { dimension, count, differences };
}

/** The first `count` comparisons, without a copy; all of them where there are fewer. */
export function firstComparisons({ dimension, count, differences }: Comparisons, first: number): Comparisons {
  const kept = Math.min(count, first);
  return { dimension, count: kept, differences: differences.subarray(0, kept * dimension) };
}

/** One comparison, without a copy. */
export function differenceAt({ dimension, differences }: Comparisons, at: number): Float32Array {
  return differences.subarray(at * dimension, (at + 1) * dimension);
}

/** The dimension that a population shares; an error where there is nobody, somebody without comparisons, or another dimension. */
export function sharedDimension(population: readonly Comparisons[]): number {
  const [first] = population;
  if (first === undefined) throw invalid('There are no people to learn from. Give comparisons of one person at least.');
  for (const [person, { dimension, count }] of population.entries()) {
    if (count === 0) throw invalid(`Person ${person} has no comparisons. Leave people without any out.`);
    if (dimension !== first.dimension)
      throw invalid(
        `Person ${person} has ${dimension} dimensions, person 0 ${first.dimension}. Embed all texts by one model.`,
      );
  }
  return first.dimension;
}
