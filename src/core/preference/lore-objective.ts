import { createKernels, type KernelEngine, type Kernels, tiledLength } from '../numerics/kernels/kernels.ts';
import { type Comparisons, sharedDimension } from './comparisons.ts';

export interface ObjectiveOptions {
  readonly rank: number;
  readonly temperature: number;
  readonly engine?: KernelEngine;
}

/**
 * The loss of LoRe and its gradient: L = Σ_i (1/M_i) Σ_m −log σ(d_im · Vᵀw_i / s), w_i = softmax(ω_i). Arrays lie in memory of `kernels`, filled up with
 * zeros to multiples of four; filled-up places have a gradient of 0.
 */
export interface LoreObjective {
  readonly kernels: Kernels;
  /** rank × width row by row: dimensions are filled up to `width`. */
  readonly basis: Float32Array;
  readonly basisGradient: Float32Array;
  /** rank × places row by row: people are filled up to `places`. */
  readonly logits: Float32Array;
  readonly logitsGradient: Float32Array;
  /** Softmax of the logits, as of the last `differentiate`. */
  readonly weights: Float32Array;
  readonly width: number;
  readonly places: number;
  /** Fills the gradients in for the basis and the logits as they are. */
  differentiate(): void;
}

/** Places of the differences in memory, once for all steps. */
export function createLoreObjective(population: readonly Comparisons[], options: ObjectiveOptions): LoreObjective {
  const { rank, temperature, engine } = options;
  const dimension = sharedDimension(population);
  const width = fillUp(dimension);
  const places = fillUp(population.length);
  const tiles = population.reduce((sum, { count }) => sum + tiledLength(count, dimension), 0);
  // Basis and logits with gradient and two moments each; weights and their gradient; directions and sums of people, and the latter turned.
  const capacity = tiles + 4 * rank * (width + places) + 2 * rank * places + 3 * places * width;
  const kernels = createKernels({ capacity, ...(engine === undefined ? {} : { engine }) });
  const tiled = placeInTiles(kernels, population);

  const [basis, basisGradient] = [kernels.allocate(rank * width), kernels.allocate(rank * width)];
  const [logits, logitsGradient] = [kernels.allocate(rank * places), kernels.allocate(rank * places)];
  const [weights, weightsGradient] = [kernels.allocate(rank * places), kernels.allocate(rank * places)];
  const [directions, sums] = [kernels.allocate(places * width), kernels.allocate(places * width)];
  const people = tiled.map(({ differences, count }, person) => ({
    differences,
    direction: directions.subarray(person * width, (person + 1) * width),
    sum: sums.subarray(person * width, (person + 1) * width),
    scale: { scale: -1 / temperature, weight: -1 / (count * temperature) },
  }));

  const differentiate = (): void => {
    kernels.softmaxColumns(logits, rank, weights);
    // Each person's direction Vᵀw first: the differences are then met once, for dot products and their weighted sum.
    directions.fill(0);
    kernels.multiply({
      a: weights,
      b: basis,
      c: directions,
      rows: places,
      columns: width,
      inner: rank,
      transposeA: true,
    });
    sums.fill(0);
    for (const { differences, direction, sum, scale } of people)
      kernels.logisticPass(differences, direction, scale, sum);
    basisGradient.fill(0);
    kernels.multiply({ a: weights, b: sums, c: basisGradient, rows: rank, columns: width, inner: places });
    weightsGradient.fill(0);
    kernels.multiply({
      a: basis,
      b: sums,
      c: weightsGradient,
      rows: rank,
      columns: places,
      inner: width,
      transposeB: true,
    });
    kernels.softmaxColumnsGradient(weights, weightsGradient, rank, logitsGradient);
  };
  return { kernels, basis, basisGradient, logits, logitsGradient, weights, width, places, differentiate };
}

function fillUp(length: number): number {
  return (length + 3) & -4;
}

function placeInTiles(kernels: Kernels, population: readonly Comparisons[]) {
  return population.map(({ differences, dimension, count }) => {
    const tiled = kernels.allocate(tiledLength(count, dimension));
    kernels.tile(differences, dimension, tiled);
    return { differences: tiled, count };
  });
}
