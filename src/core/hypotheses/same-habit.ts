// Rule with its table: features that count one habit in different ways.

import type { FeatureDefinition } from '../stylometry/feature.ts';
import { featureDefinitions } from '../stylometry/feature-definitions.ts';

/** Each line is one habit. */
const habits: readonly (readonly string[])[] = [
  ['exclamation-marks', 'exclamations', 'ends-with-exclamation', 'repeated-marks'],
  ['question-marks', 'questions', 'opener-question-word', 'ends-with-question', 'requests'],
  ['ellipses', 'trailing-off'],
  ['parentheses', 'sentences-with-parentheses'],
  ['contractions', 'contracted-not', 'contracted-pronouns'],
  ['commas', 'commas-per-sentence'],
  ['full-stops', 'words-per-sentence', 'short-sentences', 'long-sentences', 'sentence-length-spread'],
  ['long-words', 'short-words', 'characters-per-word'],
  ['lower-case-starts', 'lower-case-lines', 'lower-case-i'],
  ['list-lines', 'uses-list'],
  ['open-lines', 'ends-without-mark'],
  ['double-spaces', 'double-space-after-sentence'],
  ['numerals', 'number-words', 'digits-for-small-numbers'],
  ['dashes', 'spaced-dashes'],
  ['greeting-exclamation', 'greeting-comma', 'greeting-dash'],
  ['words-per-paragraph', 'sentences-per-paragraph', 'paragraphs-per-text', 'one-paragraph'],
  featureDefinitions.filter(({ id }) => /^greeting-(?!exclamation|comma|dash|lower)/.test(id)).map(({ id }) => id),
  featureDefinitions.filter(({ id }) => id.startsWith('closing-')).map(({ id }) => id),
];

const habitOf = new Map(habits.flatMap((ids, habit) => ids.map((id) => [id, habit] as const)));
const definitionOf = new Map<string, FeatureDefinition>(featureDefinitions.map((one) => [one.id, one]));

/** Whether two features count the same habit: they share a line of the table or most of the words they count. */
export function isSameHabit(one: string, other: string): boolean {
  if (one === other) return true;
  const habit = habitOf.get(one);
  if (habit !== undefined && habit === habitOf.get(other)) return true;
  const first = wordsOf(one);
  const second = wordsOf(other);
  if (first.length === 0 || second.length === 0) return false;
  const [small, large] = first.length <= second.length ? [first, second] : [second, first];
  return small.filter((word) => large.includes(word)).length * 2 > small.length;
}

function wordsOf(id: string): readonly string[] {
  const match = definitionOf.get(id)?.match;
  switch (match?.by) {
    case 'word':
    case 'opener':
      return match.words;
    case 'phrase':
      return match.phrases;
    default:
      return [];
  }
}
