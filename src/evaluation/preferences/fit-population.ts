import { fitPooled } from '../../core/preference/bradley-terry.ts';
import { fitBasis } from '../../core/preference/fit-basis.ts';
import {
  type Comparison,
  drawFromPeople,
  type NeuralProcess,
  openNeuralProcess,
  trainNeuralProcess,
} from '../../core/preference/neural-process/index.ts';
import type { PreferenceModel } from '../../core/preference/preference-model.ts';
import { fitTaste, type Taste, type TasteChoice } from '../../core/taste/index.ts';
import { othersAsked } from '../../engine/person-taste.ts';
import { HyperalignError } from '../../errors.ts';
import { type DescribedItems, toComparisons } from './choice-scores.ts';
import {
  type ChoosingOptions,
  chooseSettings,
  describeItems,
  learnersOf,
  type PopulationSettings,
} from './choose-settings.ts';
import type { ItemChoice, PreferenceSet } from './preference-set.ts';
import { innerFold, type PreferenceFold } from './split-preferences.ts';
import type { CountedText } from './text-features.ts';

export interface FitPopulationOptions extends ChoosingOptions {
  /** Steps in which the neural process is trained. */
  readonly neuralSteps: number;
  /** Most comparisons that it sees of a person in training. */
  readonly mostContext: number;
}

/** What was learned of the seen people from the learning texts. */
export interface Population {
  readonly settings: PopulationSettings;
  readonly items: DescribedItems;
  readonly pooled: Float32Array;
  readonly model: PreferenceModel;
  readonly neural: NeuralProcess;
  /** Of the items, as a taste sees them. */
  readonly tasteRows: readonly Float64Array[];
  /** Of seen people, as many as the product asks. */
  readonly tastes: readonly Taste[];
  /** Whether longer texts were chosen more often than shorter ones. */
  readonly longerIsBetter: boolean;
}

const hidden = 32;

export function fitPopulation(
  set: PreferenceSet,
  counted: readonly CountedText[],
  fold: PreferenceFold,
  options: FitPopulationOptions,
): Population {
  const { seed, rank } = options;
  const settings = chooseSettings(set, counted, innerFold(set, fold, seed), options);
  const items = describeItems(counted, fold.sides, { kind: settings.features, seed });
  const learners = learnersOf(set, fold, options);
  if (learners.length === 0)
    throw new HyperalignError(
      'invalid_input',
      'Nobody has a choice between two learning texts. Give more choices a person, or fewer parts.',
    );
  const comparisons = learners.map(({ choices }) => toComparisons(choices, items));
  const pooled = fitPooled(comparisons, { seed, steps: settings.pooledSteps });
  const tasteRows = counted.map(({ taste }) => taste);
  const people = learners.map(({ choices }) => describeChoices(choices, items));
  return {
    settings,
    items,
    pooled,
    model: fitBasis(comparisons, { rank, seed, steps: settings.basisSteps, pooled }),
    neural: fitNeural(people, items.dimension, options),
    tasteRows,
    tastes: tastesOf(
      learners.map(({ choices }) => choices),
      tasteRows,
    ),
    longerIsBetter: prefersLonger(
      set,
      learners.flatMap(({ choices }) => choices),
    ),
  };
}

/** Choices as the neural process takes them. */
export function describeChoices(choices: readonly ItemChoice[], { rows }: DescribedItems): readonly Comparison[] {
  return choices.map(({ chosen, rejected }) => ({ chosen: rows[chosen] ?? [], rejected: rows[rejected] ?? [] }));
}

function tastesOf(people: readonly (readonly ItemChoice[])[], rows: readonly Float64Array[]): readonly Taste[] {
  return people
    .filter((choices) => choices.length >= othersAsked.least)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, othersAsked.most)
    .map((choices) => fitTaste(tasteChoices(choices.slice(0, othersAsked.comparisons), rows)))
    .filter(({ foretold }) => foretold > 0);
}

/** Choices as a taste takes them. */
export function tasteChoices(choices: readonly ItemChoice[], rows: readonly Float64Array[]): readonly TasteChoice[] {
  return choices.map(({ chosen, rejected }) => ({
    ...{ left: rows[chosen] ?? [], right: rows[rejected] ?? [] },
    chosen: 'left',
  }));
}

function fitNeural(
  people: readonly (readonly Comparison[])[],
  dimension: number,
  { seed, neuralSteps, mostContext }: FitPopulationOptions,
): NeuralProcess {
  return openNeuralProcess(
    trainNeuralProcess({
      dimension,
      hidden,
      seed,
      steps: neuralSteps,
      people: 32,
      comparisons: Math.max(20, mostContext),
      mostContext,
      draw: drawFromPeople(people, { dimension }),
    }),
  );
}

function prefersLonger({ items }: PreferenceSet, choices: readonly ItemChoice[]): boolean {
  const signs = choices.map(({ chosen, rejected }) =>
    Math.sign((items[chosen]?.text.length ?? 0) - (items[rejected]?.text.length ?? 0)),
  );
  return signs.reduce((sum, sign) => sum + sign, 0) >= 0;
}
