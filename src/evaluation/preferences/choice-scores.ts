import { type Comparisons, comparisonsFrom } from '../../core/preference/comparisons.ts';
import type { ItemChoice } from './preference-set.ts';

/** How much an item is liked; only differences mean something. Null: nothing is known of it. */
export type ScoreItem = (item: number) => number | null;

/** Items as rows of numbers. */
export interface DescribedItems {
  readonly dimension: number;
  readonly rows: readonly Float32Array[];
}

export function scoresBy(direction: ArrayLike<number>, { rows, dimension }: DescribedItems): ScoreItem {
  return (item) => {
    const row = rows[item];
    let sum = 0;
    for (let at = 0; at < dimension; at += 1) sum += (direction[at] ?? 0) * (row?.[at] ?? 0);
    return sum;
  };
}

/** Choices told right; a tie, and a choice of which nothing is known, counts half. */
export function countRight(choices: readonly ItemChoice[], score: ScoreItem): number {
  return choices.reduce((right, { chosen, rejected }) => {
    const [one, other] = [score(chosen), score(rejected)];
    if (one === null || other === null || one === other) return right + 0.5;
    return one > other ? right + 1 : right;
  }, 0);
}

/** The described chosen text minus the rejected one, choice by choice. */
export function toComparisons(choices: readonly ItemChoice[], { rows, dimension }: DescribedItems): Comparisons {
  const differences = new Float32Array(choices.length * dimension);
  for (const [at, { chosen, rejected }] of choices.entries()) {
    for (let column = 0; column < dimension; column += 1)
      differences[at * dimension + column] = (rows[chosen]?.[column] ?? 0) - (rows[rejected]?.[column] ?? 0);
  }
  return comparisonsFrom(differences, dimension);
}
