import { quantile } from '../statistics/quantile.ts';
import type { Comparisons } from './comparisons.ts';
import { invalid } from './invalid.ts';

/** Share of comparisons that a direction tells right: the margin is positive. A margin of 0 is wrong. */
export function accuracyOf(direction: ArrayLike<number>, { differences, dimension, count }: Comparisons): number {
  if (count === 0) throw invalid('There are no comparisons to measure on.');
  let right = 0;
  for (let row = 0; row < count; row += 1) {
    let margin = 0;
    for (let at = 0; at < dimension; at += 1) margin += (direction[at] ?? 0) * (differences[row * dimension + at] ?? 0);
    if (margin > 0) right += 1;
  }
  return right / count;
}

export interface PeopleAccuracy {
  readonly mean: number;
  /** The accuracy below which the worst tenth of people lie. */
  readonly p10: number;
}

/** Over people, each weighing the same. */
export function summariseAccuracies(accuracies: readonly number[]): PeopleAccuracy {
  return {
    mean: accuracies.reduce((sum, value) => sum + value, 0) / accuracies.length,
    p10: quantile(Float64Array.from(accuracies).sort(), 0.1),
  };
}

/** Candidates of one set of prompts: true utility of each for one person, and what two ways of choosing took. */
export interface BestOfN {
  /** Share of the way from a random candidate to the person's best that the picks go: Σ(u_pick − ū) / Σ(u_best − ū). */
  readonly headroom: number;
  /** Shares of prompts at which the pick is better than, as good as, and worse than the other one. */
  readonly win: number;
  readonly tie: number;
  readonly loss: number;
}

/** Adds up picks of many people and prompts. */
export class BestOfNCount {
  #gained = 0;
  #possible = 0;
  #wins = 0;
  #losses = 0;
  #count = 0;

  add(utilities: ArrayLike<number>, pick: number, otherPick: number): void {
    let [sum, best] = [0, Number.NEGATIVE_INFINITY];
    for (let at = 0; at < utilities.length; at += 1) {
      sum += utilities[at] ?? 0;
      best = Math.max(best, utilities[at] ?? 0);
    }
    const mean = sum / utilities.length;
    const [taken, other] = [utilities[pick] ?? 0, utilities[otherPick] ?? 0];
    this.#gained += taken - mean;
    this.#possible += best - mean;
    if (taken > other + 1e-9) this.#wins += 1;
    if (taken < other - 1e-9) this.#losses += 1;
    this.#count += 1;
  }

  result(): BestOfN {
    const [win, loss] = [this.#wins / this.#count, this.#losses / this.#count];
    return { headroom: this.#gained / this.#possible, win, tie: 1 - win - loss, loss };
  }
}
