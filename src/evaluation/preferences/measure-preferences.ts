import { createRandom } from '../../core/numerics/index.ts';
import { summariseAccuracies } from '../../core/preference/measures.ts';
import { bootstrapMean, type GroupedValue, type MeanInterval } from '../../core/statistics/bootstrap-mean.ts';
import { countRight, type ScoreItem } from './choice-scores.ts';
import type { PopulationSettings } from './choose-settings.ts';
import { fitPopulation, type Population } from './fit-population.ts';
import type { ItemChoice, PreferenceSet } from './preference-set.ts';
import {
  type ChoiceControl,
  type CommonArm,
  choiceControls,
  commonArms,
  commonScore,
  type PersonalArm,
  personalArms,
  personalScore,
  tellChoices,
} from './score-person.ts';
import { choicesOn, foldPreferences, orderChoices, type PreferenceFold } from './split-preferences.ts';
import { countText } from './text-features.ts';

export interface MeasurePreferencesOptions {
  readonly seed: number;
  /** Numbers of own choices that a learner is told. People who have fewer give all they have. */
  readonly shots: readonly number[];
  /** The number at which controls are run. */
  readonly controlShots: number;
  /** Parts of people and of texts; default 3. */
  readonly parts?: number;
  /** Parts of the texts that each person is measured on; default all. */
  readonly rotations?: number;
  /** Default 5. */
  readonly rank?: number;
  /** Default 100. */
  readonly mostChoices?: number;
  /** Default 300. */
  readonly neuralSteps?: number;
}

export interface ArmMeasure {
  readonly arm: CommonArm | PersonalArm;
  /** Null for arms that know nothing of the person. */
  readonly shots: number | null;
  readonly control: ChoiceControl;
  /** Over people: mean share of held-out choices told right and its 95 % interval. */
  readonly accuracy: MeanInterval;
  readonly p10: number;
  /** This arm less the pooled one, person by person. */
  readonly minusPooled: MeanInterval;
  /**
   * This arm less the same arm told nothing, person by person: what the choices told are worth. Less the pooled one for `per-person`, which has no such
   * state, and where `shots` lacks 0.
   * Null for arms that know nothing of the person. A population model that is better or worse than the pooled one shows in `minusPooled` alone.
   */
  readonly minusUntold: MeanInterval | null;
}

export interface PreferenceMeasures {
  readonly people: number;
  /** Held-out choices, of all people and folds. */
  readonly choices: number;
  /** Mean number of own choices that learners were told where they asked for the most. */
  readonly toldAtMost: number;
  readonly settings: readonly PopulationSettings[];
  readonly arms: readonly ArmMeasure[];
}

/**
 * How well held-out choices of people are told, by a population that does not hold them, from texts that are not held out. Folds by people and by groups
 * of texts at once: neither a person nor a text of the held-out choices is learned from, but for the few own choices that a learner is told. Every arm is
 * measured on the same choices. Intervals are from 2,000 resamples of people.
 */
export function measurePreferences(set: PreferenceSet, options: MeasurePreferencesOptions): PreferenceMeasures {
  const { seed, shots, parts = 3, rotations = parts, rank = 5, mostChoices = 100, neuralSteps = 300 } = options;
  const counted = set.items.map(({ text }) => countText(text));
  const tally = new Map<string, PersonalTally>();
  const settings: PopulationSettings[] = [];
  const told: number[] = [];
  for (const fold of foldPreferences(set, { parts, seed, rotations })) {
    const mostContext = Math.max(...shots);
    const population = fitPopulation(set, counted, fold, { seed, rank, mostChoices, neuralSteps, mostContext });
    settings.push(population.settings);
    told.push(...tallyFold(tally, { set, fold, population, options }));
  }
  const everybody = tally.get(nameOf(pooledKey)) ?? emptyTally(pooledKey);
  return {
    people: everybody.people.size,
    choices: [...everybody.people.values()].reduce((sum, { count }) => sum + count, 0),
    toldAtMost: told.reduce((sum, one) => sum + one, 0) / Math.max(1, told.length),
    settings,
    arms: [...tally.values()].map((one) => {
      const untold = tally.get(nameOf({ arm: one.arm, shots: 0, control: 'own' })) ?? everybody;
      return summarise(one, { pooled: everybody, untold, seed });
    }),
  };
}

type ArmKey = Pick<ArmMeasure, 'arm' | 'shots' | 'control'>;

const pooledKey: ArmKey = { arm: 'pooled', shots: null, control: 'own' };

/** Of each person, choices told right and choices, over all folds. */
interface PersonalTally extends ArmKey {
  readonly people: Map<string, { right: number; count: number }>;
}

interface FoldToTally {
  readonly set: PreferenceSet;
  readonly fold: PreferenceFold;
  readonly population: Population;
  readonly options: MeasurePreferencesOptions;
}

interface UnseenPerson {
  readonly at: number;
  readonly own: readonly ItemChoice[];
  readonly held: readonly ItemChoice[];
}

/** Measures every arm on the unseen people; how many own choices each could be told of the most that were asked for. */
function tallyFold(tally: Map<string, PersonalTally>, toTally: FoldToTally): readonly number[] {
  const { set, population, options } = toTally;
  const unseen = unseenPeople(toTally);
  for (const [place, one] of unseen.entries()) {
    const person = set.people[one.at];
    if (person === undefined) continue;
    const add = (key: ArmKey, score: ScoreItem): void => {
      const name = nameOf(key);
      const entry = tally.get(name) ?? emptyTally(key);
      const before = entry.people.get(person.id) ?? { right: 0, count: 0 };
      entry.people.set(person.id, {
        right: before.right + countRight(one.held, score),
        count: before.count + one.held.length,
      });
      tally.set(name, entry);
    };
    for (const arm of commonArms)
      add({ arm, shots: null, control: 'own' }, commonScore(arm, population, { set, person }));
    const other = otherPerson(set, unseen, place);
    const asked = [...new Set(one.held.flatMap(({ chosen, rejected }) => [chosen, rejected]))];
    for (const { arm, shots, control } of keysOf(options)) {
      const told = { own: one.own.slice(0, shots), other: other.slice(0, shots), seed: options.seed + one.at };
      const choices = tellChoices(control, told);
      add({ arm, shots, control }, personalScore(arm, population, { choices, asked, seed: options.seed + one.at }));
    }
  }
  return unseen.map(({ own }) => Math.min(own.length, Math.max(...options.shots)));
}

/** Unseen people who have both own choices to tell and choices to be measured on. */
function unseenPeople({ set, fold, options }: FoldToTally): readonly UnseenPerson[] {
  const random = createRandom(options.seed);
  return fold.unseen.flatMap((at) => {
    const person = set.people[at];
    if (person === undefined) return [];
    const own = orderChoices(choicesOn(person, fold.sides, 'learning'), random);
    const held = choicesOn(person, fold.sides, 'held-out');
    return own.length > 0 && held.length > 0 ? [{ at, own, held }] : [];
  });
}

/** The choices of the nearest person before this one, of another kind where there is one: those of the same kind would be no control. */
function otherPerson({ people }: PreferenceSet, unseen: readonly UnseenPerson[], place: number): readonly ItemChoice[] {
  const before = unseen.map((_, step) => unseen.at(place - 1 - step)).slice(0, -1);
  const kindOf = (one: UnseenPerson | undefined) => people[one?.at ?? -1]?.kind ?? null;
  const mine = kindOf(unseen[place]);
  return (before.find((one) => kindOf(one) !== mine) ?? before[0])?.own ?? [];
}

/** A learner that is told nothing has no own choices to exchange, and a person alone no model. */
function keysOf({ shots, controlShots }: MeasurePreferencesOptions) {
  return personalArms.flatMap((arm) =>
    shots.flatMap((count) =>
      choiceControls
        .filter((control) => control === 'own' || count === controlShots)
        .filter(() => arm !== 'per-person' || count > 0)
        .map((control) => ({ arm, shots: count, control })),
    ),
  );
}

function nameOf({ arm, shots, control }: ArmKey): string {
  return `${arm} ${shots} ${control}`;
}

function emptyTally(key: ArmKey): PersonalTally {
  return { ...key, people: new Map() };
}

interface ComparedWith {
  readonly pooled: PersonalTally;
  readonly untold: PersonalTally;
  readonly seed: number;
}

function summarise(one: PersonalTally, { pooled, untold, seed }: ComparedWith): ArmMeasure {
  const { arm, shots, control } = one;
  const shares = sharesOf(one);
  return {
    arm,
    shots,
    control,
    accuracy: bootstrapMean(shares, seed),
    p10: summariseAccuracies(shares.map(({ value }) => value)).p10,
    minusPooled: difference(one, pooled, seed),
    minusUntold: shots === null ? null : difference(one, untold, seed),
  };
}

/** First less second, person by person: every arm is tallied on the same choices of the same people. */
function difference(first: PersonalTally, second: PersonalTally, seed: number): MeanInterval {
  const others = new Map(sharesOf(second).map(({ group, value }) => [group, value]));
  const differences = sharesOf(first).map(({ group, value }) => ({
    group,
    value: value - (others.get(group) ?? Number.NaN),
  }));
  return bootstrapMean(differences, seed);
}

function sharesOf({ people }: PersonalTally): readonly GroupedValue[] {
  return [...people].map(([group, { right, count }]) => ({ group, value: right / count }));
}
