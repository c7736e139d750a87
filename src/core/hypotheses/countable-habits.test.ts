import { expect, test } from 'vitest';
import { features, placeOf } from '../stylometry/feature-catalogue.ts';
import { isSameHabit } from './same-habit.ts';
import { wordFeature } from './word-feature.ts';

const dimensions = ['writing-style', 'communication-strategy', 'personality'] as const;

/** Features of a dimension, one a habit; single function words are left out. */
const habitsOf = (dimension: (typeof dimensions)[number]): readonly string[] => {
  const kept: string[] = [];
  for (const { id, dimension: of, family } of features)
    if (of === dimension && family !== 'function-word' && !kept.some((other) => isSameHabit(other, id))) kept.push(id);
  return kept;
};

test('at least 60 countable habits besides single words, in all three dimensions', () => {
  const counted = Object.fromEntries(dimensions.map((dimension) => [dimension, habitsOf(dimension).length]));

  expect(counted['writing-style']).toBeGreaterThanOrEqual(50);
  expect(counted['communication-strategy']).toBeGreaterThanOrEqual(25);
  expect(counted['personality']).toBeGreaterThanOrEqual(15);
});

test.each([
  ['requests', ['requests', 'softened-requests', 'please', 'imperatives', 'phrase-would-like']],
  ['refusals', ['phrase-refusals']],
  ['thanks', ['thanks', 'closing-thanks']],
  ['apologies', ['apologies']],
  ['disagreement and agreement', ['phrase-disagreement', 'phrase-agreement', 'contrast-words']],
  ['openings', ['greeting-hi', 'greeting-none', 'opens-with-question']],
  ['closings', ['closing-cheers', 'closing-none', 'postscript', 'phrase-look-forward']],
  ['hedging', ['hedges', 'hedged-is', 'phrase-kind-of', 'hedges-for-boosters']],
  ['directness', ['imperatives', 'obligations', 'phrase-have-to', 'phrase-suggestions']],
  ['questions', ['questions', 'ends-with-question', 'opener-question-word']],
  ['inclusive we', ['pronouns-we', 'we-for-i']],
  ['reasons before or after', ['reason-first', 'cause-words']],
  ['offers and commitments', ['phrase-offers', 'phrase-commitments']],
  ['affect', ['feeling-positive', 'feeling-negative', 'praise-for-complaint', 'exclamations']],
  ['certainty', ['boosters', 'boosted-is', 'absolutes', 'phrase-doubts']],
  ['self-reference', ['pronouns-i', 'opener-i', 'phrase-self-reference']],
  ['humour marks', ['phrase-laughter', 'emoticons', 'emoji', 'interjections']],
])('%s can be counted, and said both ways with figures', (_, ids) => {
  for (const id of ids) {
    const feature = features[placeOf(id)];
    if (feature === undefined) throw new Error(`no feature ${id}`);
    for (const [direction, ratePerson, count] of [
      ['more', 0.4, 40],
      ['less', 0.01, 1],
    ] as const) {
      const figures = { count, opportunity: 100, ratePerson, rateBackground: 0.1 };
      const { statement, instruction } = wordFeature({ feature, direction, figures, register: 'email' });

      expect(statement).toMatch(/^[A-Z].*\d.*\.$/);
      expect(instruction).toMatch(/^[A-Z].{8,}\.$/);
    }
  }
});
