import { createKernels, type Kernels, tiledLength } from '../numerics/kernels/kernels.ts';
import { type Comparisons, sharedDimension } from './comparisons.ts';
import { type FitBasisOptions, fitBasis } from './fit-basis.ts';
import { requirePositive, requireWhole } from './invalid.ts';

/** One direction for everybody: the Bradley–Terry model of a population, each person weighing the same; LoRe of rank 1. */
export function fitPooled(
  population: readonly Comparisons[],
  options: Omit<FitBasisOptions, 'rank' | 'pooled'>,
): Float32Array {
  return fitBasis(population, { ...options, rank: 1 }).basis;
}

export interface PerPersonOptions {
  /** Steps of Adam. Default 300. */
  readonly steps?: number;
  /** Learning rate. Default 0.05. */
  readonly rate?: number;
}

/**
 * A direction for each person from that person's comparisons alone: minimises mean −log σ(d · v) + ‖v‖² / (2 M) over M comparisons, from v = 0.
 * Rows of the result are people.
 */
export function fitPerPerson(
  population: readonly Comparisons[],
  { steps = 300, rate = 0.05 }: PerPersonOptions = {},
): Float32Array {
  requireWhole('The number of steps', steps, 1);
  requirePositive('The learning rate', rate);
  const dimension = sharedDimension(population);
  const width = (dimension + 3) & -4;
  const most = population.reduce((largest, { count }) => Math.max(largest, tiledLength(count, dimension)), 0);
  const kernels = createKernels({ capacity: most + 4 * width });
  const directions = new Float32Array(population.length * dimension);
  for (const [person, comparisons] of population.entries()) {
    const before = kernels.mark();
    const direction = fitAlone(kernels, comparisons, { steps, rate });
    directions.set(direction.subarray(0, dimension), person * dimension);
    kernels.release(before);
  }
  return directions;
}

function fitAlone(
  kernels: Kernels,
  { differences, dimension, count }: Comparisons,
  { steps, rate }: Required<PerPersonOptions>,
): Float32Array {
  const tiled = kernels.allocate(tiledLength(count, dimension));
  kernels.tile(differences, dimension, tiled);
  const width = (dimension + 3) & -4;
  const [parameters, gradient] = [kernels.allocate(width), kernels.allocate(width)];
  const [mean, square] = [kernels.allocate(width), kernels.allocate(width)];
  const scale = { scale: -1, weight: -1 / count };
  for (let step = 1; step <= steps; step += 1) {
    for (let at = 0; at < width; at += 1) gradient[at] = (parameters[at] ?? 0) / count;
    kernels.logisticPass(tiled, parameters, scale, gradient);
    kernels.adamStep({ parameters, gradient, mean, square, rate, step });
  }
  return parameters;
}
