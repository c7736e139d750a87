import { groupBy } from '../numerics/group-by.ts';

/** One output of an arm, measured. */
export interface MeasuredOutput {
  readonly person: string;
  /** Tasks of different people are different, whatever they are called. */
  readonly task: string;
  /** Null where the measure says nothing: unscored is not 0. */
  readonly value: number | null;
}

export interface PersonsDifference {
  readonly person: string;
  /** First arm less second, mean over the person's tasks. */
  readonly difference: number;
  /** Tasks behind it. */
  readonly tasks: number;
}

/**
 * Differences between two arms, one a person (evaluation.md 12): mean over the seeds of a task in each arm, difference a task, mean over the person's
 * tasks, in the order in which the first arm names people. A task counts only where both arms were measured, so that an arm cannot gain by failing at the hard ones.
 */
export function pairedDifferences(
  first: readonly MeasuredOutput[],
  second: readonly MeasuredOutput[],
): readonly PersonsDifference[] {
  const other = meansByTask(second);
  return [...meansByTask(first)].flatMap(([person, tasks]) => {
    const theirs = other.get(person);
    const differences = [...tasks].flatMap(([task, value]) => {
      const against = theirs?.get(task);
      return against === undefined ? [] : [value - against];
    });
    return differences.length === 0 ? [] : [{ person, difference: meanOf(differences), tasks: differences.length }];
  });
}

function meansByTask(outputs: readonly MeasuredOutput[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const people = groupBy(outputs, ({ person }) => person);
  return new Map([...people].map(([person, theirs]) => [person, taskMeans(theirs)]));
}

function taskMeans(outputs: readonly MeasuredOutput[]): ReadonlyMap<string, number> {
  const scored = outputs.flatMap(({ task, value }) => (value === null ? [] : [{ task, value }]));
  const tasks = groupBy(scored, ({ task }) => task);
  return new Map([...tasks].map(([task, same]) => [task, meanOf(same.map(({ value }) => value))]));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
