import { createRandom } from '../../core/numerics/index.ts';
import { fitPooled } from '../../core/preference/bradley-terry.ts';
import { fitBasis } from '../../core/preference/fit-basis.ts';
import { directionOf, seenWeights } from '../../core/preference/preference-model.ts';
import { countRight, type DescribedItems, type ScoreItem, scoresBy, toComparisons } from './choice-scores.ts';
import type { ItemChoice, PreferenceSet } from './preference-set.ts';
import { choicesOn, type ItemSide, type PreferenceFold } from './split-preferences.ts';
import { type CountedText, type FeatureKind, featureKinds, fitFeatures } from './text-features.ts';

/** What is chosen on learning texts that were held out for it. */
export interface PopulationSettings {
  readonly features: FeatureKind;
  /** Steps of the pooled and of the low-rank fit: few steps from a small start keep few choices from being learned by heart. */
  readonly pooledSteps: number;
  readonly basisSteps: number;
}

export interface ChoosingOptions {
  readonly seed: number;
  /** Directions that people share. */
  readonly rank: number;
  /** Choices that are taken of a seen person, by chance where there are more. */
  readonly mostChoices: number;
}

const stepsTried = [25, 100, 400] as const;

/** The features and steps by which held-out choices of the seen people are told best; the first of equals. */
export function chooseSettings(
  set: PreferenceSet,
  counted: readonly CountedText[],
  fold: PreferenceFold,
  options: ChoosingOptions,
): PopulationSettings {
  const { seed, rank } = options;
  const learners = learnersOf(set, fold, options);
  const held = learners.map(({ person }) => heldOutOf(set, fold, person));
  const tried = featureKinds.flatMap((features) => {
    const items = describeItems(counted, fold.sides, { kind: features, seed });
    const comparisons = learners.map(({ choices }) => toComparisons(choices, items));
    return stepsTried.map((steps) => {
      const score = scoresBy(fitPooled(comparisons, { seed, steps }), items);
      return { features, steps, items, comparisons, right: meanRight(held, () => score) };
    });
  });
  const { features, steps: pooledSteps, items, comparisons } = bestOf(tried);
  const bases = stepsTried.map((steps) => {
    const model = fitBasis(comparisons, { rank, seed, steps });
    const scores = learners.map((_, at) => scoresBy(directionOf(model, seenWeights(model, at)), items));
    return { steps, right: meanRight(held, (at) => scores[at] ?? (() => null)) };
  });
  return { features, pooledSteps, basisSteps: bestOf(bases).steps };
}

/** All items by features that were fitted on those of the learning side alone. */
export function describeItems(
  counted: readonly CountedText[],
  sides: readonly ItemSide[],
  options: { readonly kind: FeatureKind; readonly seed: number },
): DescribedItems {
  const features = fitFeatures(
    counted.filter((_, at) => sides[at] === 'learning'),
    options,
  );
  return { dimension: features.dimension, rows: counted.map((text) => features.describe(text)) };
}

export interface Learner {
  readonly person: number;
  readonly choices: readonly ItemChoice[];
}

/** The seen people that have choices between learning texts, with up to so many of them. */
export function learnersOf(
  set: PreferenceSet,
  { seen, sides }: PreferenceFold,
  { seed, mostChoices }: Pick<ChoosingOptions, 'seed' | 'mostChoices'>,
): readonly Learner[] {
  const random = createRandom(seed);
  return seen.flatMap((person) => {
    const known = set.people[person];
    const choices = known === undefined ? [] : random.choose(choicesOn(known, sides, 'learning'), mostChoices);
    return choices.length === 0 ? [] : [{ person, choices }];
  });
}

function heldOutOf({ people }: PreferenceSet, { sides }: PreferenceFold, person: number): readonly ItemChoice[] {
  const known = people[person];
  return known === undefined ? [] : choicesOn(known, sides, 'held-out');
}

/** Mean over people that have choices held out. */
function meanRight(held: readonly (readonly ItemChoice[])[], scoreOf: (at: number) => ScoreItem): number {
  const shares = held.flatMap((choices, at) =>
    choices.length === 0 ? [] : [countRight(choices, scoreOf(at)) / choices.length],
  );
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

function bestOf<T extends { readonly right: number }>(tried: readonly T[]): T {
  return tried.reduce((best, one) => (one.right > best.right ? one : best));
}
