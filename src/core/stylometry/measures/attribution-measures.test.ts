import { expect, test } from 'vitest';
import { attributionMeasures, macroF1, nearestAuthor } from './attribution-measures.ts';
import { bootstrapAuthors } from './bootstrap-authors.ts';
import { confusionMatrix } from './confusion-matrix.ts';
import { openSetMeasures } from './open-set.ts';

const ranking = (scores: Readonly<Record<string, number>>) =>
  Object.entries(scores).map(([author, score]) => ({ author, score }));

const texts = [
  { author: 'ada', ranking: ranking({ ada: 3, bo: 2, cy: 1 }) },
  { author: 'ada', ranking: ranking({ ada: 1, bo: 3, cy: 2 }) },
  { author: 'bo', ranking: ranking({ ada: 2, bo: 2, cy: 1 }) },
  { author: 'bo', ranking: ranking({ ada: 1, bo: 2, cy: 2 }) },
];

test('measures of four texts are those counted by hand', () => {
  const measures = attributionMeasures(texts, { topK: [1, 2] });

  // Named: ada, bo, ada (tie), bo (tie). F1 of ada 1/2 and of bo 1/2; cy was never named. Ranks 1, 3, 1.5, 1.5.
  expect({ ...measures, interval: null }).toEqual({
    texts: 4,
    accuracy: 0.5,
    interval: null,
    macroF1: 0.5,
    topK: [
      { k: 1, accuracy: 0.5 },
      { k: 2, accuracy: 0.75 },
    ],
    meanReciprocalRank: (1 + 1 / 3 + 2 / 3 + 2 / 3) / 4,
    ties: 2,
  });
  expect(measures.interval.low).toBeCloseTo(0.150036, 5);
  expect(measures.interval.high).toBeCloseTo(0.849964, 5);
});

test('ties go to the lowest code point, whatever the order given', () => {
  expect(nearestAuthor(ranking({ 'z\u{1F600}': 1, 'z\uFF5E': 1 }))).toEqual({ author: 'z\uFF5E', tie: true });
  expect(nearestAuthor(ranking({ bo: 1, ada: 2 }))).toEqual({ author: 'ada', tie: false });
  expect(nearestAuthor([])).toBeNull();
});

test('a text without candidates, or whose author is none, is wrong and ranks nowhere', () => {
  const measures = attributionMeasures([
    { author: 'ada', ranking: [] },
    { author: 'ada', ranking: ranking({ bo: 1 }) },
  ]);

  expect(measures).toMatchObject({ accuracy: 0, macroF1: 0, meanReciprocalRank: 0, ties: 0 });
});

test('of no texts nothing is known', () => {
  expect(attributionMeasures([], { topK: [3] })).toEqual({
    texts: 0,
    accuracy: null,
    interval: { low: 0, high: 1 },
    macroF1: null,
    topK: [{ k: 3, accuracy: null }],
    meanReciprocalRank: null,
    ties: 0,
  });
});

test('an author with texts who is never named counts 0 in macro-F1, one named in error too', () => {
  // ada: 1 right of 1 named, 2 own; bo: never named; cy: named once, no texts.
  const named = [
    { author: 'ada', named: 'ada' },
    { author: 'ada', named: 'cy' },
    { author: 'bo', named: null },
  ];

  expect(macroF1(named)).toBeCloseTo((2 / 3 + 0 + 0) / 3, 12);
});

test('the confusion matrix counts who was named, and who was not', () => {
  const named = [
    { author: 'bo', named: 'ada' },
    { author: 'bo', named: 'bo' },
    { author: 'bo', named: null },
    { author: 'ada', named: 'cy' },
  ];

  expect(confusionMatrix(named)).toEqual({
    authors: ['ada', 'bo', 'cy'],
    counts: [
      [0, 0, 1],
      [1, 1, 0],
      [0, 0, 0],
    ],
    unknown: [0, 1, 0],
  });
});

test('in an open set "unknown" is right for a stranger and wrong for a candidate', () => {
  const measures = openSetMeasures([
    { author: 'ada', named: 'ada' },
    { author: 'ada', named: 'bo' },
    { author: 'bo', named: null },
    { author: null, named: null },
    { author: null, named: 'ada' },
  ]);

  expect({ ...measures, interval: null }).toEqual({
    texts: 5,
    accuracy: 0.4,
    interval: null,
    accuracyOfNamed: 1 / 3,
    unknownShare: 0.4,
    candidateAccuracy: 1 / 3,
    strangerAccuracy: 0.5,
  });
  expect(openSetMeasures([])).toMatchObject({ accuracy: null, accuracyOfNamed: null, unknownShare: null });
});

test('the interval over authors is wide where few authors differ, however many texts they have', () => {
  const of = (author: string, named: string) => Array.from({ length: 50 }, () => ({ author, named }));

  const interval = bootstrapAuthors([...of('ada', 'ada'), ...of('bo', 'ada')], { seed: 3 });

  // F1 of ada 2/3, of bo 0.
  expect(interval).toEqual({
    accuracy: { mean: 0.5, low: 0, high: 1 },
    macroF1: { mean: 1 / 3, low: 0, high: 2 / 3 },
  });
  expect(bootstrapAuthors([], { seed: 3 })).toBeNull();
});
