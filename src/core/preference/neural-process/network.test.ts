import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { gradientError } from '../../numerics/tensor/finite-differences.ts';
import { fillNormal, logSigmoid, mean } from '../../numerics/tensor/index.ts';
import type { Comparison } from './comparison.ts';
import { recordMargins, recordPeople } from './network.ts';
import { openNeuralProcess } from './neural-process.ts';
import type { TrainedWeights } from './trained-weights.ts';
import { type ParameterName, parameterNames, shapesOf, type Weights } from './weights.ts';

const size = { dimension: 3, hidden: 4 };

describe('NP-8: the gradient of the loss is that of finite differences', () => {
  test.each([0, 1, 3])('with %i comparisons as context', (context) => {
    const shapes = parameterNames.map((name) => shapesOf(size)[name]);

    const error = gradientError({
      shapes,
      seed: 3,
      compute: (tape, parameters) => {
        const entries = parameterNames.map((name, at) => [name, parameters[at]] as const);
        const weights = Object.fromEntries(entries) as Weights; // a parameter for each name
        const shown = tape.constant([2, context, 6], drawn(2 * context * 6, 1));
        const pairs = tape.constant([2, 5, 2, 3], drawn(60, 2));
        return mean(tape, logSigmoid(tape, recordMargins(tape, weights, pairs, recordPeople(tape, weights, shown))));
      },
    });

    expect(error).toBeLessThan(1e-4);
  });
});

test.each([0, 1, 4])('rewards are those of the formula, written out, with %i comparisons as context', (context) => {
  const trained = randomWeights();
  const network = openNeuralProcess(trained);
  const comparisons = Array.from({ length: context }, (_, at) => ({
    chosen: drawn(3, at),
    rejected: drawn(3, 50 + at),
  }));
  const candidates = Array.from({ length: 6 }, (_, at) => drawn(3, 100 + at));

  const scores = network.score(network.encode(comparisons), candidates);

  const code = formulaOfPerson(trained, comparisons);
  candidates.forEach((candidate, at) => {
    expect(scores[at]).toBeCloseTo(formulaOfReward(trained, candidate, code), 4);
  });
});

function drawn(length: number, seed: number): number[] {
  const values = new Float64Array(length);
  fillNormal(values, createRandom(seed));
  return [...values];
}

function randomWeights(): TrainedWeights {
  const shapes = shapesOf(size);
  const entries = parameterNames.map((name, at) => {
    const length = shapes[name].reduce((product, one) => product * one, 1);
    return [name, Float32Array.from(drawn(length, 1000 + at))] as const;
  });
  // One entry for each name.
  const values = Object.fromEntries(entries) as Record<ParameterName, Float32Array>;
  return { ...size, conditioned: 'by-context', values };
}

/** x W + b, with the weights of one layer. */
function linear(x: readonly number[], weights: Float32Array, bias: ArrayLike<number>): number[] {
  return Array.from({ length: bias.length }, (_, to) =>
    x.reduce((sum, value, from) => sum + value * (weights[from * bias.length + to] ?? 0), bias[to] ?? 0),
  );
}

const rectified = (x: readonly number[]): number[] => x.map((value) => Math.max(0, value));

function formulaOfPerson({ values: w }: TrainedWeights, comparisons: readonly Comparison[]): number[] {
  const read = comparisons.map(({ chosen, rejected }) => {
    const first = rectified(
      linear([...Array.from(chosen), ...Array.from(rejected)], w.comparisonFirstWeights, w.comparisonFirstBias),
    );
    return linear(first, w.comparisonSecondWeights, w.comparisonSecondBias);
  });
  const average = Array.from({ length: size.hidden }, (_, axis) =>
    read.length === 0 ? 0 : read.reduce((sum, one) => sum + (one[axis] ?? 0), 0) / read.length,
  );
  const first = rectified(linear([...average, comparisons.length / 10], w.personFirstWeights, w.personFirstBias));
  return linear(first, w.personSecondWeights, w.personSecondBias);
}

function formulaOfReward({ values: w }: TrainedWeights, text: readonly number[], code: readonly number[]): number {
  const first = rectified(linear(text, w.textFirstWeights, w.textFirstBias));
  const described = linear(first, w.textSecondWeights, w.textSecondBias);
  const joined = Float32Array.of(...w.decoderTextWeights, ...w.decoderPersonWeights);
  const second = rectified(linear([...described, ...code], joined, w.decoderBias));
  return linear(second, w.decoderLastWeights, [0])[0] ?? Number.NaN;
}
