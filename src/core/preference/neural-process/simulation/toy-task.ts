import { createRandom } from '../../../numerics/seeded-random.ts';
import type { ComparisonBatch } from '../train-neural-process.ts';
import { drawDistinct, type SimulatedTask } from './simulated-task.ts';

export interface ToyTaskOptions {
  readonly seed: number;
  /** Default 16,000 and 2,000. */
  readonly trainPairs?: number;
  readonly testPairs?: number;
}

export interface ToyTask extends SimulatedTask {
  /** Share of the test pairs on which the two kinds of people disagree. */
  readonly disagreement: number;
  /** The best accuracy that can be reached with k comparisons: 1 − c/2 · (1 − c)^k, for only pairs of disagreement tell the kind of a person. */
  readonly ceiling: (k: number) => number;
}

/**
 * Task A, the published toy: a text is a number y in (0, 1). Half of the people value it by r₀, the others by r₁: both y below one half, then 2 y or 1 − y.
 */
export function createToyTask({ seed, trainPairs = 16_000, testPairs = 2_000 }: ToyTaskOptions): ToyTask {
  const random = createRandom(seed);
  const pool = (pairs: number): Float32Array => Float32Array.from({ length: 2 * pairs }, () => random.next());
  const train = pool(trainPairs);
  const test = pool(testPairs);
  const disagreement = shareOfDisagreement(test);
  return {
    dimension: 1,
    disagreement,
    ceiling: (k) => 1 - (disagreement / 2) * (1 - disagreement) ** k,
    train: (batch, chance) => {
      for (let at = 0; at < batch.ids.length; at += 1) batch.ids[at] = chance.integer(trainPairs);
      fill(batch, train, () => chance.integer(2));
    },
    test: (batch, chance) => {
      for (let person = 0; person < batch.people; person += 1)
        drawDistinct(batch.ids, person * batch.count, (person + 1) * batch.count, testPairs, chance);
      fill(batch, test, () => chance.integer(2));
    },
  };
}

function fill({ people, count, ids, pairs }: ComparisonBatch, pool: Float32Array, drawKind: () => number): void {
  for (let person = 0, at = 0; person < people; person += 1) {
    const kind = drawKind();
    for (const end = at + count; at < end; at += 1) {
      const id = ids[at] ?? 0;
      const first = pool[2 * id] ?? 0;
      const second = pool[2 * id + 1] ?? 0;
      const isFirst = toyReward(first, kind) > toyReward(second, kind);
      pairs[2 * at] = isFirst ? first : second;
      pairs[2 * at + 1] = isFirst ? second : first;
    }
  }
}

function toyReward(y: number, kind: number): number {
  if (y < 0.5) return y;
  return kind === 0 ? 2 * y : 1 - y;
}

function shareOfDisagreement(pool: Float32Array): number {
  let disagreeing = 0;
  for (let at = 0; at < pool.length; at += 2) {
    const [first, second] = [pool[at] ?? 0, pool[at + 1] ?? 0];
    const choices = [0, 1].map((kind) => toyReward(first, kind) > toyReward(second, kind));
    if (choices[0] !== choices[1]) disagreeing += 1;
  }
  return (2 * disagreeing) / pool.length;
}
