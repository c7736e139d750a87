import { createRandom } from '../numerics/index.ts';
import type { KernelEngine } from '../numerics/kernels/kernels.ts';
import { standardNormal } from '../numerics/standard-normal.ts';
import { type Comparisons, sharedDimension } from './comparisons.ts';
import { invalid, requirePositive, requireWhole } from './invalid.ts';
import { createLoreObjective, type LoreObjective } from './lore-objective.ts';
import { directionOf, meanWeights, type PreferenceModel } from './preference-model.ts';

export interface FitBasisOptions {
  /** Directions of taste that people share. 1 is the pooled Bradley–Terry model; about as many as people truly differ by is best. */
  readonly rank: number;
  /** Of the start of basis and weights, drawn from N(0, 1). */
  readonly seed: number;
  /** Full-batch steps of Adam. Default 1,000. */
  readonly steps?: number;
  /** Learning rate. Default 0.5; it belongs together with the temperature and the start. */
  readonly rate?: number;
  /** What margins are divided by before the logistic function. Default 100. */
  readonly temperature?: number;
  /** Direction of `fitPooled` on the same population, to fall back on. Default: the mean seen person's direction. */
  readonly pooled?: Float32Array;
  /** For tests and measurements; both engines give the same bits. */
  readonly engine?: KernelEngine;
}

/**
 * Learns a population's shared directions of taste and each seen person's weights on them, jointly (LoRe, arXiv 2504.14439): minimises
 * Σ_i mean_m −log σ(d_im · Vᵀw_i / s) over V and ω with w_i = softmax(ω_i), so that each person weighs the same. The same population, options and seed
 * give the same bits everywhere.
 */
export function fitBasis(population: readonly Comparisons[], options: FitBasisOptions): PreferenceModel {
  const { rank, seed, steps = 1000, rate = 0.5, temperature = 100, pooled, engine } = options;
  requireWhole('The rank', rank, 1);
  requireWhole('The seed', seed, 0);
  requireWhole('The number of steps', steps, 1);
  requirePositive('The learning rate', rate);
  requirePositive('The temperature', temperature);
  const dimension = sharedDimension(population);
  if (pooled !== undefined && pooled.length !== dimension)
    throw invalid(`The pooled direction has ${pooled.length} dimensions, the comparisons have ${dimension}.`);

  const people = population.length;
  const objective = createLoreObjective(population, {
    rank,
    temperature,
    ...(engine === undefined ? {} : { engine }),
  });
  drawStart(objective, { rank, dimension, people, seed });
  descend(objective, { steps, rate });

  const { basis, weights, width, places } = objective;
  const model = {
    dimension,
    rank,
    temperature,
    basis: cut(basis, rank, width, dimension),
    weights: turned(cut(weights, rank, places, people), rank, people),
    people,
    pooled: pooled ?? new Float32Array(dimension),
  };
  return pooled === undefined ? { ...model, pooled: directionOf(model, meanWeights(model)) } : model;
}

interface Start {
  readonly rank: number;
  readonly dimension: number;
  readonly people: number;
  readonly seed: number;
}

function drawStart({ basis, logits, width, places }: LoreObjective, { rank, dimension, people, seed }: Start): void {
  const normal = standardNormal(createRandom(seed));
  for (let row = 0; row < rank; row += 1) {
    for (let column = 0; column < dimension; column += 1) basis[row * width + column] = normal();
    for (let person = 0; person < people; person += 1) logits[row * places + person] = normal();
  }
}

function descend(objective: LoreObjective, { steps, rate }: { readonly steps: number; readonly rate: number }): void {
  const { kernels, basis, basisGradient, logits, logitsGradient } = objective;
  const moments = [basis, logits].map(({ length }) => ({
    mean: kernels.allocate(length),
    square: kernels.allocate(length),
  }));
  const [ofBasis, ofLogits] = moments;
  if (ofBasis === undefined || ofLogits === undefined) return;
  for (let step = 1; step <= steps; step += 1) {
    objective.differentiate();
    kernels.adamStep({ parameters: basis, gradient: basisGradient, ...ofBasis, rate, step });
    kernels.adamStep({ parameters: logits, gradient: logitsGradient, ...ofLogits, rate, step });
  }
  kernels.softmaxColumns(logits, logits.length / objective.places, objective.weights);
}

/** The first `kept` columns of a matrix with `columns`. */
function cut(matrix: Float32Array, rows: number, columns: number, kept: number): Float32Array {
  return Float32Array.from(
    { length: rows * kept },
    (_, at) => matrix[Math.floor(at / kept) * columns + (at % kept)] ?? 0,
  );
}

function turned(matrix: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(
    { length: rows * columns },
    (_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)] ?? 0,
  );
}
