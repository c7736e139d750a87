import { createRandom, type SeededRandom } from '../../../numerics/seeded-random.ts';
import { fillNormal } from '../../../numerics/tensor/index.ts';
import type { ComparisonBatch } from '../train-neural-process.ts';
import { drawDistinct, type SimulatedTask } from './simulated-task.ts';

export interface ConflictTaskOptions {
  readonly seed: number;
  /** Standard deviation of what is added to each score (b); .5 or 1.3 in the reference. */
  readonly noise: number;
  /** Default 32. */
  readonly dimension?: number;
  /** Default 16,000 and 2,000. */
  readonly trainPairs?: number;
  readonly testPairs?: number;
  /** Whether people judge by either criterion, by coin, or all by the first: what a reward that knows the criterion can reach. Default `either`. */
  readonly criteria?: 'either' | 'first';
}

/**
 * Task B: texts are y ~ N(0, I); two criteria, random unit vectors, score them with noise; only pairs on which the criteria disagree are kept, so that
 * whoever does not know the person can do no better than a coin.
 */
export function createConflictTask(options: ConflictTaskOptions): SimulatedTask {
  const { seed, noise, dimension = 32, trainPairs = 16_000, testPairs = 2_000, criteria = 'either' } = options;
  const random = createRandom(seed);
  const directions = [unitVector(dimension, random), unitVector(dimension, random)] as const;
  const train = drawPairs(trainPairs, directions, noise, random);
  const test = drawPairs(testPairs, directions, noise, random);
  const drawKind = (chance: SeededRandom): number => (criteria === 'first' ? 0 : chance.integer(2));
  return {
    dimension,
    train: (batch, chance) => {
      for (let at = 0; at < batch.ids.length; at += 1) batch.ids[at] = chance.integer(trainPairs);
      fill(batch, train, () => drawKind(chance));
    },
    test: (batch, chance) => {
      for (let person = 0; person < batch.people; person += 1)
        drawDistinct(batch.ids, person * batch.count, (person + 1) * batch.count, testPairs, chance);
      fill(batch, test, () => drawKind(chance));
    },
  };
}

export function unitVector(dimension: number, random: SeededRandom): Float32Array {
  const vector = new Float32Array(dimension);
  fillNormal(vector, random);
  const length = Math.sqrt(dot(vector, 0, vector));
  return vector.map((value) => value / length);
}

/** Pairs on which the criteria disagree; the text that the first criterion prefers stands first. */
function drawPairs(
  count: number,
  directions: readonly [Float32Array, Float32Array],
  noise: number,
  random: SeededRandom,
): Float32Array {
  const dimension = directions[0].length;
  const pairs = new Float32Array(count * 2 * dimension);
  const pair = new Float32Array(2 * dimension);
  const noises = new Float32Array(4);
  for (let kept = 0; kept < count; ) {
    fillNormal(pair, random);
    fillNormal(noises, random, noise);
    const margins = directions.map(
      (direction, criterion) =>
        dot(pair, 0, direction) +
        (noises[2 * criterion] ?? 0) -
        dot(pair, dimension, direction) -
        (noises[2 * criterion + 1] ?? 0),
    );
    const [first = 0, second = 0] = margins;
    if (first > 0 === second > 0) continue;
    const start = kept * 2 * dimension;
    pairs.set(pair.subarray(0, dimension), start + (first > 0 ? 0 : dimension));
    pairs.set(pair.subarray(dimension), start + (first > 0 ? dimension : 0));
    kept += 1;
  }
  return pairs;
}

function dot(values: Float32Array, start: number, direction: Float32Array): number {
  return direction.reduce((sum, weight, axis) => sum + weight * (values[start + axis] ?? 0), 0);
}

function fill(
  { people, count, dimension, ids, pairs }: ComparisonBatch,
  pool: Float32Array,
  drawKind: () => number,
): void {
  for (let person = 0, at = 0; person < people; person += 1) {
    const chosen = drawKind() * dimension;
    for (const end = at + count; at < end; at += 1) {
      const from = (ids[at] ?? 0) * 2 * dimension;
      const into = at * 2 * dimension;
      for (let axis = 0; axis < dimension; axis += 1) {
        pairs[into + axis] = pool[from + chosen + axis] ?? 0;
        pairs[into + dimension + axis] = pool[from + dimension - chosen + axis] ?? 0;
      }
    }
  }
}
