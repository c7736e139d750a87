import { createRandom } from '../numerics/index.ts';
import { standardNormal } from '../numerics/standard-normal.ts';
import type { Comparisons } from './comparisons.ts';
import { invalid, requirePositive, requireWhole } from './invalid.ts';
import { type MixtureOptions, mixtureWeights, observeAll } from './posterior-mixture.ts';
import { meanWeights, type PreferenceModel } from './preference-model.ts';

export interface GradientOptions {
  readonly method: 'gradient';
  /** Of the fresh weights that the descent begins with. */
  readonly seed: number;
  /** Steps of Adam. Default 500. */
  readonly steps?: number;
  /** Learning rate. Default 0.1. */
  readonly rate?: number;
}

export type AdaptOptions = ({ readonly method?: 'posterior-mixture' } & MixtureOptions) | GradientOptions;

/**
 * A new person's weights on the model's basis from a few of their comparisons.
 * `posterior-mixture` (default): the seen people's weights by how likely each of them would have chosen so.
 * `gradient`: the published way, fresh softmax weights from N(0, 1) fitted to the comparisons alone; below about five noisy comparisons it does worse than
 * not personalising. No comparisons give the mean person's weights by either.
 */
export function adapt(model: PreferenceModel, comparisons: Comparisons, options: AdaptOptions = {}): Float32Array {
  if (comparisons.dimension !== model.dimension)
    throw invalid(
      `Comparisons have ${comparisons.dimension} dimensions, the model ${model.dimension}. Embed texts by the model that the population was embedded by.`,
    );
  if (options.method === 'gradient') return adaptByGradient(model, comparisons, options);
  return mixtureWeights(model, observeAll(model, comparisons, options));
}

function adaptByGradient(model: PreferenceModel, comparisons: Comparisons, options: GradientOptions): Float32Array {
  const { seed, steps = 500, rate = 0.1 } = options;
  requireWhole('The seed', seed, 0);
  requireWhole('The number of steps', steps, 1);
  requirePositive('The learning rate', rate);
  if (comparisons.count === 0) return meanWeights(model);
  return fitSimplexWeights(project(model, comparisons), { rank: model.rank, seed, steps, rate });
}

/** d · basis_b / s, comparisons × rank. */
function project({ basis, rank, dimension, temperature }: PreferenceModel, comparisons: Comparisons): Float64Array {
  const { count, differences } = comparisons;
  const projected = new Float64Array(count * rank);
  for (let at = 0; at < count; at += 1) {
    for (let row = 0; row < rank; row += 1) {
      let sum = 0;
      for (let column = 0; column < dimension; column += 1)
        sum += (basis[row * dimension + column] ?? 0) * (differences[at * dimension + column] ?? 0);
      projected[at * rank + row] = sum / temperature;
    }
  }
  return projected;
}

export interface SimplexFit {
  readonly rank: number;
  /** Of fresh logits from N(0, 1); null begins with equal weights. */
  readonly seed: number | null;
  readonly steps: number;
  readonly rate: number;
}

/** Weights on the simplex by maximum likelihood, w = softmax(ω) with Adam on ω: the mean over rows of −log σ(row · w). */
export function fitSimplexWeights(rows: Float64Array, { rank, seed, steps, rate }: SimplexFit): Float32Array {
  const count = rows.length / rank;
  const logits = new Float64Array(rank);
  if (seed !== null) {
    const normal = standardNormal(createRandom(seed));
    for (let at = 0; at < rank; at += 1) logits[at] = normal();
  }
  const [mean, square, gradient] = [new Float64Array(rank), new Float64Array(rank), new Float64Array(rank)];
  const weights = new Float64Array(rank);
  for (let step = 1; step <= steps; step += 1) {
    softmaxInto(weights, logits);
    gradient.fill(0);
    for (let row = 0; row < count; row += 1) {
      let margin = 0;
      for (let at = 0; at < rank; at += 1) margin += (rows[row * rank + at] ?? 0) * (weights[at] ?? 0);
      const slope = -1 / (count * (1 + Math.exp(margin)));
      for (let at = 0; at < rank; at += 1) gradient[at] = (gradient[at] ?? 0) + slope * (rows[row * rank + at] ?? 0);
    }
    let inner = 0;
    for (let at = 0; at < rank; at += 1) inner += (gradient[at] ?? 0) * (weights[at] ?? 0);
    const [first, second] = [1 / (1 - 0.9 ** step), 1 / (1 - 0.999 ** step)];
    for (let at = 0; at < rank; at += 1) {
      const slope = (weights[at] ?? 0) * ((gradient[at] ?? 0) - inner);
      const m = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      const v = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      mean[at] = m;
      square[at] = v;
      logits[at] = (logits[at] ?? 0) - (rate * m * first) / (Math.sqrt(v * second) + 1e-8);
    }
  }
  softmaxInto(weights, logits);
  return Float32Array.from(weights);
}

function softmaxInto(weights: Float64Array, logits: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const value of logits) most = Math.max(most, value);
  let total = 0;
  for (let at = 0; at < logits.length; at += 1) {
    const value = Math.exp((logits[at] ?? 0) - most);
    weights[at] = value;
    total += value;
  }
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) / total;
}
