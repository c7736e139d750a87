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

export interface PairedDifferences {
  /** In the order in which the first arm names them. */
  readonly people: readonly PersonsDifference[];
  /** People of either arm without a task measured in both. */
  readonly withoutPair: number;
  /** Tasks of either arm that the other lacks, and that were left out. */
  readonly tasksLeftOut: number;
}

/**
 * Differences between two arms, one a person (evaluation.md 12): mean over the seeds of a task in each arm, difference a task, mean over the person's
 * tasks. A task counts only where both arms were measured, so that an arm cannot gain by failing at the hard ones.
 */
export function pairedDifferences(
  first: readonly MeasuredOutput[],
  second: readonly MeasuredOutput[],
): PairedDifferences {
  const own = meansByTask(first);
  const other = meansByTask(second);
  const names = new Set([...own.keys(), ...other.keys()]);
  const people: PersonsDifference[] = [];
  let tasksLeftOut = 0;
  for (const person of names) {
    const mine = own.get(person) ?? new Map<string, number>();
    const theirs = other.get(person) ?? new Map<string, number>();
    const differences = [...mine].flatMap(([task, value]) => {
      const against = theirs.get(task);
      return against === undefined ? [] : [value - against];
    });
    tasksLeftOut += mine.size + theirs.size - 2 * differences.length;
    if (differences.length > 0) people.push({ person, difference: meanOf(differences), tasks: differences.length });
  }
  return { people, withoutPair: names.size - people.length, tasksLeftOut };
}

/** People whose outputs were all unscored are named too, without tasks. */
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
