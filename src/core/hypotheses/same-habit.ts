// Rule with its table: features that count one habit in different ways.

import type { FeatureDefinition } from '../stylometry/feature.ts';
import { featureDefinitions } from '../stylometry/feature-definitions.ts';

/** Each line is one habit. */
const habits: readonly (readonly string[])[] = [
  ['exclamation-marks', 'exclamations', 'ends-with-exclamation', 'repeated-marks', 'paragraphs-ending-in-exclamation'],
  ['question-marks', 'questions', 'opener-question-word', 'ends-with-question', 'opens-with-question', 'requests'],
  ['ellipses', 'trailing-off'],
  ['parentheses', 'sentences-with-parentheses', 'parenthetical-asides'],
  ['contractions', 'contracted-not', 'contracted-pronouns'],
  ['commas', 'commas-per-sentence'],
  ['semicolons', 'semicolon-joins'],
  ['since-for-because', 'word-since', 'word-because', 'cause-words'],
  ['which-for-that', 'word-which'],
  ['however-inside', 'however-for-but', 'word-however', 'opener-however'],
  [
    'we-for-i',
    'pronouns-we',
    'pronouns-i',
    'word-i',
    'word-we',
    'word-my',
    'word-our',
    'word-me',
    'word-us',
    'opener-i',
    'opener-we',
  ],
  ['all-caps-words', 'stressed-words'],
  ['hedges', 'hedged-is', 'hedges-for-boosters', 'boosters', 'boosted-is'],
  ['full-stops', 'words-per-sentence', 'short-sentences', 'long-sentences', 'sentence-length-spread'],
  ['long-words', 'short-words', 'characters-per-word'],
  ['lower-case-starts', 'lower-case-lines', 'lower-case-i', 'lower-case-after-stop'],
  ['list-lines', 'uses-list'],
  ['open-lines', 'ends-without-mark'],
  ['double-spaces', 'double-space-after-sentence'],
  ['numerals', 'number-words', 'digits-for-small-numbers'],
  ['dashes', 'spaced-dashes', 'dashes-for-commas'],
  ['greeting-exclamation', 'greeting-comma', 'greeting-dash'],
  ['words-per-paragraph', 'sentences-per-paragraph', 'paragraphs-per-text', 'one-paragraph', 'one-sentence-paragraphs'],
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
