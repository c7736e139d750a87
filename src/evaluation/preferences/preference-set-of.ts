import type { Choice, ScoredResponses, TextRating } from '../../contracts/dataset.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { HyperalignError } from '../../errors.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { alpacaevalSet } from './alpacaeval-set.ts';
import { hiddenContextSet } from './hidden-context-set.ts';
import { popquornSet } from './popquorn-set.ts';
import type { PreferenceItem, PreferencePerson, PreferenceSet } from './preference-set.ts';

export interface PreferenceSetOptions {
  readonly seed: number;
  /** Choices or prompts of each person, where the data set names no people and they are made of its objectives or judges. Default 20. */
  readonly size?: number;
  /** Scores of two answers that differ by less are a tie. Default 0.1. */
  readonly leastDifference?: number;
}

/**
 * The choices of a data set by whoever made them, for `measurePreferences`. Of ratings: annotators, who chose the text that they rated higher. Of choices: the
 * people they name, else people made of one objective each. Of scored responses: people made of one judge or reward model each, who chose what it scored
 * higher. Throws `invalid_input` for every other kind.
 */
export function preferenceSetOf(
  { name, kind, items }: Pick<Dataset, 'name' | 'kind' | 'items'>,
  { seed, size = 20, leastDifference = 0.1 }: PreferenceSetOptions,
): PreferenceSet {
  // The kind says what the items are.
  if (kind === 'ratings') return ratedSet(items as readonly TextRating[]);
  if (kind === 'scored-responses')
    return scoredSet(items as readonly ScoredResponses[], { seed, size, leastDifference });
  if (kind === 'choices') {
    const choices = items as readonly Choice[];
    return choices.some(({ person }) => person !== null)
      ? chosenSet(choices)
      : hiddenContextSet(choices, { seed, size });
  }
  throw new HyperalignError(
    'invalid_input',
    `${name} is a data set of ${kind}, in which nobody chooses. Use one of ratings, choices or scored-responses.`,
    { details: { dataset: name, kind } },
  );
}

function ratedSet(ratings: readonly TextRating[]): PreferenceSet {
  const texts = new Map(ratings.map(({ item, text }) => [item, text]));
  return popquornSet({ items: [...texts].map(([item, text]) => ({ item, text })), ratings });
}

function scoredSet(prompts: readonly ScoredResponses[], options: Required<PreferenceSetOptions>): PreferenceSet {
  const answers = prompts.flatMap(({ id, responses }) =>
    responses.map(({ text, model, scores }) => ({ instruction: id, generator: model ?? '', text, scores })),
  );
  return alpacaevalSet(answers, options);
}

/** The option that was chosen over each of the others. */
function chosenSet(choices: readonly Choice[]): PreferenceSet {
  const items: PreferenceItem[] = [];
  const places = new Map<Choice, number>();
  for (const choice of choices) {
    places.set(choice, items.length);
    items.push(...choice.options.map((text) => ({ text, group: choice.prompt })));
  }
  const named = choices.filter(({ person }) => person !== null);
  return {
    items,
    people: [...groupBy(named, ({ person }) => person ?? '')].map(
      ([id, own]): PreferencePerson => ({
        id,
        kind: null,
        choices: own.flatMap((choice) => {
          const first = places.get(choice) ?? 0;
          return choice.options.flatMap((_, at) =>
            at === choice.chosen ? [] : [{ chosen: first + choice.chosen, rejected: first + at }],
          );
        }),
        othersOf: () => null,
      }),
    ),
  };
}
