import type { SeededRandom } from '../../../numerics/seeded-random.ts';
import type { DrawComparisons } from '../train-neural-process.ts';

/** People whose taste is known, for checks that need the truth. */
export interface SimulatedTask {
  readonly dimension: number;
  /** Comparisons to train on. */
  readonly train: DrawComparisons;
  /** Other comparisons, and where people are a list, other people; no comparison twice for one person. */
  readonly test: DrawComparisons;
}

/** Fills ids `from` to `to` (left out) with different whole numbers below `below`, which has to be well above their number. */
export function drawDistinct(ids: Int32Array, from: number, to: number, below: number, random: SeededRandom): void {
  for (let at = from; at < to; at += 1) {
    let id = random.integer(below);
    while (ids.indexOf(id, from) !== -1 && ids.indexOf(id, from) < at) id = random.integer(below);
    ids[at] = id;
  }
}
