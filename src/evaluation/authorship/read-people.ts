import { HyperalignError } from '../../errors.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { openDatasetOf } from '../datasets/open-dataset.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { assertDisjoint } from '../splits/assert-disjoint.ts';
import { countBy, mostFrequent } from '../splits/most-frequent.ts';
import { type SplitRule, shortSplit, splitRoles } from '../splits/split-roles.ts';
import { chooseTasks, countShortRests } from './choose-tasks.ts';
import { type Fold, foldPeople } from './fold-people.ts';

export interface PeopleOfRun {
  readonly dataset: Dataset<'authorship'>;
  readonly register: string;
  readonly folds: readonly Fold[];
  /** Everybody with texts to be measured against: whom a text could be attributed to. */
  readonly everybody: readonly EvaluationPerson[];
  /** Why people of the data set are not in it, counted. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Texts set aside, of everybody in the register, that are no task because too little follows their first sentence. Default: none is taken off. */
  readonly shortRests?: number;
}

/** Comes with an npm package, so that anybody can run the experiment. */
const ownData = 'speeches';

/** Fewer than this leave nobody to compare with. */
const fewestPeople = 4;

export interface ReadPeopleOptions {
  readonly people: number;
  readonly tasks: number;
  /** How texts are dealt to roles. Default: `shortSplit`. */
  readonly rules?: readonly SplitRule[];
}

/** Who is written for, and what each of their texts is for. Throws `invalid_input` when the data set has too few people. */
export async function readPeople(
  { files, options }: Pick<ExperimentSetting, 'files' | 'options'>,
  { people: wanted, tasks, rules = shortSplit }: ReadPeopleOptions,
): Promise<PeopleOfRun> {
  const { seed, cutWords } = options;
  const openings = options.briefs === 'opening';
  const dataset = await openDatasetOf(files, 'authorship', {
    dataset: options.data ?? ownData,
    folder: options.folder,
  });
  const split = splitRoles(dataset.items, rules);
  const register = mostFrequent(split.people.map((person) => person.register));
  const ofRegister = split.people.filter((person) => person.register === register);
  const chosen = ofRegister.map((person) => ({
    person,
    cut: chooseTasks(person, { tasks, cutWords, seed, openings }),
  }));
  const usable = chosen.flatMap(({ cut }) => cut ?? []);
  if (usable.length < fewestPeople) {
    throw new HyperalignError(
      'invalid_input',
      `${dataset.name} has ${usable.length} people with enough texts of one register, and ${fewestPeople} are needed. A person needs 12 texts or more, ${tasks} of them of 40 words or more set aside as tasks. Ask for fewer --tasks, or give a larger file.`,
      { details: { dataset: dataset.name, people: usable.length } },
    );
  }
  const folds = foldPeople(usable, { wanted, seed });
  assertDisjoint(
    (['learn', 'select', 'evaluate', 'targets'] as const).map((role) => ({
      name: role,
      group: 'evaluated',
      texts: usable.flatMap((person) => person[role].map((text) => ({ ...text, person: person.person }))),
    })),
  );
  return {
    ...{ dataset, register, folds },
    everybody: usable,
    ...(openings ? { shortRests: ofRegister.reduce((sum, one) => sum + countShortRests(one), 0) } : {}),
    leftOut: {
      ...countBy(split.leftOut.map(({ reason }) => reason)),
      ...countBy(split.people.filter((person) => person.register !== register).map(() => 'another-register')),
      ...countBy(chosen.filter(({ cut }) => cut === null).map(() => 'too-few-tasks')),
    },
  };
}
