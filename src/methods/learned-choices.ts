import { type Comparisons, comparisonsOf } from '../core/preference/comparisons.ts';
import type { Comparison } from '../core/preference/neural-process/index.ts';
import type { DescribeTexts } from '../core/stylometry/index.ts';
import { HyperalignError } from '../errors.ts';
import type { MaterialComparison, PersonMaterial } from '../ports/method.ts';
import type { RewardContext } from './candidate-reward.ts';

/** What a population chose, described by numbers whose scale was fitted on the texts it chose between. */
export interface LearnedChoices {
  readonly dimension: number;
  readonly people: readonly (readonly Comparison[])[];
  describe(text: string): Float32Array;
  describeChoices(comparisons: readonly MaterialComparison[]): readonly Comparison[];
}

/** People without comparisons are left out. Throws `invalid_input` where nobody has any, or where nothing varies in the texts. */
export function learnedChoices(
  name: string,
  { population }: RewardContext,
  describeTexts: DescribeTexts,
): LearnedChoices {
  const choosers = population.flatMap(({ comparisons = [] }) => (comparisons.length === 0 ? [] : [comparisons]));
  if (choosers.length === 0)
    throw new HyperalignError(
      'invalid_input',
      `${name} learns from choices of other people, and none of ${population.length} outside those who are written for has any. Give more --people or data with comparisons, or leave it out.`,
      { details: { population: population.length } },
    );
  const texts = [...new Set(choosers.flat().flatMap(({ chosen, rejected }) => [chosen, rejected]))];
  const { labels, describe } = describeTexts(texts);
  if (labels.length === 0)
    throw new HyperalignError(
      'invalid_input',
      `${name} has nothing to tell texts apart by: no counted feature varies in the ${texts.length} texts that people chose between. Give more comparisons, or leave it out.`,
      { details: { texts: texts.length } },
    );
  const known = new Map<string, Float32Array>();
  const described = (text: string): Float32Array => {
    const numbers = known.get(text) ?? describe(text);
    known.set(text, numbers);
    return numbers;
  };
  const describeChoices = (comparisons: readonly MaterialComparison[]) =>
    comparisons.map(({ chosen, rejected }) => ({ chosen: described(chosen), rejected: described(rejected) }));
  return { dimension: labels.length, people: choosers.map(describeChoices), describe: described, describeChoices };
}

/** The same as linear models see them. */
export function differencesOf(
  { describeChoices, dimension }: LearnedChoices,
  { comparisons = [] }: Pick<PersonMaterial, 'comparisons'>,
): Comparisons {
  return comparisonsOf(describeChoices(comparisons), dimension);
}
