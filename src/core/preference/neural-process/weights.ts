import type { SeededRandom } from '../../numerics/seeded-random.ts';
import { type Backend, createParameter, fillForRectifier, type Parameter } from '../../numerics/tensor/index.ts';

export interface NetworkSize {
  /** Numbers that describe a text (d). */
  readonly dimension: number;
  /** Width of every hidden layer and of the code of a person (h). */
  readonly hidden: number;
}

/**
 * The learned parts, `…Weights` [inputs, outputs] and `…Bias` [outputs]. `text` describes a text, `comparison` one comparison (chosen, then rejected),
 * `person` the mean of comparisons and their number, `decoder` gives the reward; its first layer reads text and person, as two matrices.
 * The last layer has no bias: a number added to every reward changes no choice.
 */
export const parameterNames = [
  'textFirstWeights',
  'textFirstBias',
  'textSecondWeights',
  'textSecondBias',
  'comparisonFirstWeights',
  'comparisonFirstBias',
  'comparisonSecondWeights',
  'comparisonSecondBias',
  'personFirstWeights',
  'personFirstBias',
  'personSecondWeights',
  'personSecondBias',
  'decoderTextWeights',
  'decoderPersonWeights',
  'decoderBias',
  'decoderLastWeights',
] as const;

export type ParameterName = (typeof parameterNames)[number];

export type Weights = Readonly<Record<ParameterName, Parameter>>;

export function shapesOf({ dimension: d, hidden: h }: NetworkSize): Readonly<Record<ParameterName, readonly number[]>> {
  return {
    textFirstWeights: [d, h],
    textFirstBias: [h],
    textSecondWeights: [h, h],
    textSecondBias: [h],
    comparisonFirstWeights: [2 * d, h],
    comparisonFirstBias: [h],
    comparisonSecondWeights: [h, h],
    comparisonSecondBias: [h],
    personFirstWeights: [h + 1, h],
    personFirstBias: [h],
    personSecondWeights: [h, h],
    personSecondBias: [h],
    decoderTextWeights: [h, h],
    decoderPersonWeights: [h, h],
    decoderBias: [h],
    decoderLastWeights: [h, 1],
  };
}

/** Room for the parameters, all zeros. */
export function createWeights(backend: Backend, size: NetworkSize): Weights {
  const shapes = shapesOf(size);
  const entries = parameterNames.map((name) => [name, createParameter(backend, shapes[name])] as const);
  // One entry for each name.
  return Object.fromEntries(entries) as Record<ParameterName, Parameter>;
}

/** Weights N(0, 2 / inputs), biases 0. The two matrices of the decoder's first layer are halves of one with 2 h inputs. */
export function drawWeights(weights: Weights, { hidden }: NetworkSize, random: SeededRandom): void {
  for (const name of parameterNames) {
    const { shape, data } = weights[name];
    if (shape.length === 1) continue;
    const isHalf = name === 'decoderTextWeights' || name === 'decoderPersonWeights';
    fillForRectifier(data, random, isHalf ? 2 * hidden : (shape[0] ?? 1));
  }
}
