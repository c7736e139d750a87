import { createRandom, type SeededRandom } from '../../../numerics/seeded-random.ts';
import { fillNormal } from '../../../numerics/tensor/index.ts';
import { dirichlet } from '../../simulation/dirichlet.ts';
import type { ComparisonBatch } from '../train-neural-process.ts';
import { unitVector } from './conflict-task.ts';
import { drawDistinct, type SimulatedTask } from './simulated-task.ts';

export interface ContinuumTaskOptions {
  readonly seed: number;
  /** Default 64. */
  readonly dimension?: number;
  /** Criteria, default 10, and what they have in common, default .05. */
  readonly criteria?: number;
  readonly share?: number;
  /** Of the Dirichlet distribution of people's weights on criteria, default .1: the smaller, the more one criterion decides. */
  readonly alpha?: number;
  /** People to train on, default 500, prompts of each, default 47 (drawn with replacement), and people to test on, default 200. */
  readonly people?: number;
  readonly promptsOfEach?: number;
  readonly unseenPeople?: number;
  /** Default 4,000 and 500. */
  readonly trainPrompts?: number;
  readonly testPrompts?: number;
}

const responses = 8;

/**
 * Task C: a continuum of tastes. A prompt has eight responses e ~ N(0, I), scored by criteria v_j = normalise(√share · q + √(1 − share) · D_j) without noise;
 * a person weighs the criteria by a draw of a Dirichlet distribution, and a comparison is their best response against their worst.
 */
export function createContinuumTask(options: ContinuumTaskOptions): SimulatedTask {
  const { seed, dimension = 64, criteria = 10, share = 0.05, alpha = 0.1 } = options;
  const { people = 500, promptsOfEach = 47, unseenPeople = 200, trainPrompts = 4_000, testPrompts = 500 } = options;
  const random = createRandom(seed);
  const common = unitVector(dimension, random);
  const directions = Array.from({ length: criteria }, () => mixed(common, unitVector(dimension, random), share));
  const train = drawPrompts(trainPrompts, directions, random);
  const test = drawPrompts(testPrompts, directions, random);
  const weights = dirichlet(random, { alpha, parts: criteria });
  const weightsOf = (count: number) => Array.from({ length: count }, weights);
  const [seen, unseen] = [weightsOf(people), weightsOf(unseenPeople)];
  const own = seen.map(() => Int32Array.from({ length: promptsOfEach }, () => random.integer(trainPrompts)));
  return {
    dimension,
    train: (batch, chance) => {
      for (let place = 0; place < batch.people; place += 1) {
        const person = chance.integer(people);
        const [first, end] = [place * batch.count, (place + 1) * batch.count];
        for (let at = first; at < end; at += 1) batch.ids[at] = own[person]?.[chance.integer(promptsOfEach)] ?? 0;
        fill(batch, { prompts: train, weights: seen[person] ?? [], first, end });
      }
    },
    test: (batch, chance) => {
      for (let place = 0; place < batch.people; place += 1) {
        const [first, end] = [place * batch.count, (place + 1) * batch.count];
        drawDistinct(batch.ids, first, end, testPrompts, chance);
        fill(batch, { prompts: test, weights: unseen[chance.integer(unseenPeople)] ?? [], first, end });
      }
    },
  };
}

interface Prompts {
  /** prompts × responses × dimension. */
  readonly texts: Float32Array;
  /** prompts × responses × criteria. */
  readonly scores: Float32Array;
}

function mixed(common: Float32Array, own: Float32Array, share: number): Float32Array {
  const sum = own.map((value, axis) => Math.sqrt(share) * (common[axis] ?? 0) + Math.sqrt(1 - share) * value);
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return sum.map((value) => value / length);
}

function drawPrompts(count: number, directions: readonly Float32Array[], random: SeededRandom): Prompts {
  const dimension = directions[0]?.length ?? 0;
  const texts = new Float32Array(count * responses * dimension);
  fillNormal(texts, random);
  const scores = new Float32Array(count * responses * directions.length);
  for (let text = 0; text < count * responses; text += 1) {
    const own = texts.subarray(text * dimension, (text + 1) * dimension);
    directions.forEach((direction, criterion) => {
      let score = 0;
      for (let axis = 0; axis < dimension; axis += 1) score += (own[axis] ?? 0) * (direction[axis] ?? 0);
      scores[text * directions.length + criterion] = score;
    });
  }
  return { texts, scores };
}

interface PersonPlaces {
  readonly prompts: Prompts;
  readonly weights: ArrayLike<number>;
  /** Places of the batch that belong to the person, the last left out. */
  readonly first: number;
  readonly end: number;
}

function fill(batch: ComparisonBatch, { prompts, weights, first, end }: PersonPlaces): void {
  const { dimension, ids, pairs } = batch;
  for (let at = first; at < end; at += 1) {
    let [best, worst] = [0, 0];
    let [most, least] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const start = (ids[at] ?? 0) * responses;
    for (let text = start; text < start + responses; text += 1) {
      let utility = 0;
      for (let criterion = 0; criterion < weights.length; criterion += 1)
        utility += (weights[criterion] ?? 0) * (prompts.scores[text * weights.length + criterion] ?? 0);
      if (utility > most) [most, best] = [utility, text];
      if (utility < least) [least, worst] = [utility, text];
    }
    const into = at * 2 * dimension;
    pairs.set(prompts.texts.subarray(best * dimension, (best + 1) * dimension), into);
    pairs.set(prompts.texts.subarray(worst * dimension, (worst + 1) * dimension), into + dimension);
  }
}
