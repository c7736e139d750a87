import { createRandom } from '../../core/numerics/index.ts';
import { adapt } from '../../core/preference/adapt.ts';
import { fitPerPerson } from '../../core/preference/bradley-terry.ts';
import { directionOf } from '../../core/preference/preference-model.ts';
import { fitTaste, utilitiesOf } from '../../core/taste/fit-taste.ts';
import { type ScoreItem, scoresBy, toComparisons } from './choice-scores.ts';
import { describeChoices, type Population, tasteChoices } from './fit-population.ts';
import type { ItemChoice, PreferencePerson, PreferenceSet } from './preference-set.ts';

/** Ways to learn a new person from a few choices of theirs. */
export type PersonalArm =
  | 'per-person'
  | 'lore-gradient'
  | 'lore-mixture'
  | 'neural-process'
  /** What the product ranks by, for a person alone and beside seen people. */
  | 'taste'
  | 'taste-among-others';

export const personalArms: readonly PersonalArm[] = [
  ...(['per-person', 'lore-gradient', 'lore-mixture', 'neural-process'] as const),
  ...(['taste', 'taste-among-others'] as const),
];

/** Ways that know nothing of the person; the last two read no text. */
export type CommonArm = 'pooled' | 'length' | 'others';

export const commonArms: readonly CommonArm[] = ['pooled', 'length', 'others'];

export interface KnownPerson {
  readonly choices: readonly ItemChoice[];
  readonly seed: number;
  /** The items that will be asked about, and no others. */
  readonly asked: readonly number[];
}

/** How an arm scores items for somebody of whom these choices are known. */
export function personalScore(
  arm: PersonalArm,
  { items, model, neural, tastes, tasteRows }: Population,
  { choices, seed, asked }: KnownPerson,
): ScoreItem {
  switch (arm) {
    case 'per-person':
      return choices.length === 0 ? () => null : scoresBy(fitPerPerson([toComparisons(choices, items)]), items);
    case 'lore-gradient':
      return scoresBy(
        directionOf(model, adapt(model, toComparisons(choices, items), { method: 'gradient', seed })),
        items,
      );
    case 'lore-mixture':
      return scoresBy(directionOf(model, adapt(model, toComparisons(choices, items))), items);
    case 'neural-process': {
      const person = neural.encode(describeChoices(choices, items));
      const scores = neural.score(
        person,
        asked.map((item) => items.rows[item] ?? []),
      );
      return scoresOf(asked, scores);
    }
    case 'taste':
    case 'taste-among-others': {
      const others = arm === 'taste' ? [] : tastes;
      const taste = fitTaste(tasteChoices(choices, tasteRows), { others });
      return scoresOf(
        asked,
        utilitiesOf(
          taste,
          asked.map((item) => tasteRows[item] ?? []),
        ),
      );
    }
  }
}

function scoresOf(items: readonly number[], scores: ArrayLike<number>): ScoreItem {
  const byItem = new Map(items.map((item, at) => [item, scores[at] ?? null]));
  return (item) => byItem.get(item) ?? null;
}

export function commonScore(
  arm: CommonArm,
  { pooled, items, longerIsBetter }: Population,
  { set, person }: { readonly set: PreferenceSet; readonly person: PreferencePerson },
): ScoreItem {
  switch (arm) {
    case 'pooled':
      return scoresBy(pooled, items);
    case 'length':
      return (item) => (longerIsBetter ? 1 : -1) * (set.items[item]?.text.length ?? 0);
    case 'others':
      return (item) => person.othersOf(item);
  }
}

/** What a learner is told instead of the person's own choices: another person's, all inverted, or each inverted by coin. */
export type ChoiceControl = 'own' | 'swap' | 'flipped' | 'random';

export const choiceControls: readonly ChoiceControl[] = ['own', 'swap', 'flipped', 'random'];

export interface ToldChoices {
  readonly own: readonly ItemChoice[];
  readonly other: readonly ItemChoice[];
  readonly seed: number;
}

export function tellChoices(control: ChoiceControl, { own, other, seed }: ToldChoices): readonly ItemChoice[] {
  const random = createRandom(seed);
  switch (control) {
    case 'own':
      return own;
    case 'swap':
      return other;
    case 'flipped':
      return own.map(inverted);
    case 'random':
      return own.map((choice) => (random.integer(2) === 1 ? inverted(choice) : choice));
  }
}

function inverted({ chosen, rejected }: ItemChoice): ItemChoice {
  return { chosen: rejected, rejected: chosen };
}
