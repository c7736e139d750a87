import { concat, matmul, mean, relu, reshape, type Tape, type Tensor } from '../../numerics/tensor/index.ts';
import type { Weights } from './weights.ts';

/**
 * The codes z of people [people, h] from their comparisons [people, k, 2 d], each the chosen text and then the rejected one:
 * r = mean of f_c(comparison), 0 when there is none; z = f_o([r ; k / 10]).
 * f_c ends in a linear layer, so that is applied once to the mean and not to each comparison: the same function, k times less work.
 */
export function recordPeople(tape: Tape, weights: Weights, comparisons: Tensor): Tensor {
  const [people = 0, count = 0] = comparisons.shape;
  const [width = 0] = weights.comparisonFirstBias.shape;
  const amount = tape.constant([people, 1], count / 10);
  const read = count === 0 ? tape.constant([people, width], 0) : recordMean(tape, weights, comparisons);
  const first = relu(
    tape,
    matmul(tape, concat(tape, [read, amount], 1), weights.personFirstWeights, { plus: weights.personFirstBias }),
  );
  return matmul(tape, first, weights.personSecondWeights, { plus: weights.personSecondBias });
}

function recordMean(tape: Tape, weights: Weights, comparisons: Tensor): Tensor {
  const first = matmul(tape, comparisons, weights.comparisonFirstWeights, { plus: weights.comparisonFirstBias });
  return matmul(tape, mean(tape, relu(tape, first), 1), weights.comparisonSecondWeights, {
    plus: weights.comparisonSecondBias,
  });
}

/**
 * Rewards [people, n] of texts [people, n, d], each person's own n; `codes` [people, h], or null for z = 0, plain Bradley–Terry.
 * score = f_d([f_t(text) ; z]). Two things are computed less often than the formula says, with the same result: the person's part of the first layer of f_d
 * once for all texts of a person, and the last layer of f_t, which is linear like the layer it meets, is multiplied with that one's weights first.
 */
export function recordRewards(tape: Tape, weights: Weights, texts: Tensor, codes: Tensor | null): Tensor {
  const [people = 0, count = 0] = texts.shape;
  const [width = 0] = weights.decoderBias.shape;
  const first = relu(tape, matmul(tape, texts, weights.textFirstWeights, { plus: weights.textFirstBias }));
  const joint = matmul(tape, weights.textSecondWeights, weights.decoderTextWeights);
  const common = matmul(tape, reshape(weights.textSecondBias, [1, width]), weights.decoderTextWeights, {
    plus: weights.decoderBias,
  });
  const plus =
    codes === null
      ? common
      : reshape(matmul(tape, codes, weights.decoderPersonWeights, { plus: common }), [people, 1, width]);
  const second = relu(tape, matmul(tape, first, joint, { plus }));
  return reshape(matmul(tape, second, weights.decoderLastWeights), [people, count]);
}

/** Margins [people · n, 1] of pairs [people, n, 2, d]: reward of the first text less that of the second. */
export function recordMargins(tape: Tape, weights: Weights, pairs: Tensor, codes: Tensor | null): Tensor {
  const [people = 0, count = 0, , dimension = 0] = pairs.shape;
  const rewards = recordRewards(tape, weights, reshape(pairs, [people, 2 * count, dimension]), codes);
  return matmul(tape, reshape(rewards, [people * count, 2]), tape.constant([2, 1], [1, -1]));
}
