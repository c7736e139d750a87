import { groupBy } from '../../core/numerics/group-by.ts';
import { chooseTasks } from '../authorship/choose-tasks.ts';
import { foldPeople } from '../authorship/fold-people.ts';
import type { PeopleOfRun } from '../authorship/read-people.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { mostFrequent } from '../splits/most-frequent.ts';
import { shortSplit, splitRoles } from '../splits/split-roles.ts';

export interface TwoRegisters extends PeopleOfRun {
  /** What is learned from, where `register` is what is written. */
  readonly learnRegister: string;
  /** Person → the same person in the register that is learned from. */
  readonly elsewhere: ReadonlyMap<string, EvaluationPerson>;
}

export interface TwoRegistersOptions {
  readonly people: number;
  readonly tasks: number;
}

const fewestPeople = 4;

/** Everybody who has enough texts in each of the two registers that most people share; the later one by alphabet is written. Null for fewer than four. */
export function readTwoRegisters(
  dataset: Dataset<'authorship'>,
  { seed, cutWords }: Pick<ExperimentSetting['options'], 'seed' | 'cutWords'>,
  { people: wanted, tasks }: TwoRegistersOptions,
): TwoRegisters | null {
  const split = splitRoles(dataset.items, shortSplit);
  const byPerson = [...groupBy(split.people, ({ person }) => person).values()];
  const pairs = byPerson.flatMap((own) => pairsOf(own.map(({ register }) => register)));
  if (pairs.length === 0) return null;
  const [learnRegister = '', register = ''] = mostFrequent(pairs).split(' ');
  const elsewhere = new Map<string, EvaluationPerson>();
  const usable = byPerson.flatMap((own) => {
    const [from, to] = [learnRegister, register].map((name) => own.find((one) => one.register === name));
    const chosen = to === undefined ? null : chooseTasks(to, { tasks, cutWords, seed });
    if (from === undefined || chosen === null) return [];
    elsewhere.set(from.person, from);
    return [chosen];
  });
  if (usable.length < fewestPeople) return null;
  return {
    ...{ dataset, register, learnRegister, elsewhere, everybody: usable },
    folds: foldPeople(usable, { wanted, seed }),
    leftOut: { 'one-register': byPerson.length - usable.length },
  };
}

/** Registers are single words. */
function pairsOf(registers: readonly string[]): readonly string[] {
  const sorted = registers.toSorted();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `${one} ${other}`));
}
