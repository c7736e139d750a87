import { expect, test } from 'vitest';
import type { Predicate } from '../../contracts/hypothesis.ts';
import { fictionalBackground, fictionalTexts } from './fictional-writers.ts';
import { keepTries } from './kept-tries.ts';

const semicolons: Predicate = { featureId: 'semicolons', direction: 'more', threshold: 2, unit: 'per 1,000 words' };
const [background, other] = [
  fictionalBackground({ people: 4, texts: 1 }),
  fictionalBackground({ people: 5, texts: 1 }),
];
const texts = fictionalTexts(3, 3);
const copies = texts.map((text) => ({ ...text }));
const recounted = texts.map((text) => ({ ...text, measure: { ...text.measure } }));
const joined = texts.map((text) => ({ ...text, source: { unit: 'one thread' } }));

test.each([
  { of: 'the same counts', next: copies, against: background, predicate: { ...semicolons }, tries: 1 },
  { of: 'another predicate', next: copies, against: background, predicate: { ...semicolons, threshold: 3 }, tries: 2 },
  { of: 'one text fewer', next: copies.slice(0, 2), against: background, predicate: semicolons, tries: 2 },
  { of: 'texts that were counted anew', next: recounted, against: background, predicate: semicolons, tries: 2 },
  { of: 'texts of other sources', next: joined, against: background, predicate: semicolons, tries: 2 },
  { of: 'another background', next: copies, against: other, predicate: semicolons, tries: 2 },
])('a second try of $of: $tries in all', ({ next, against, predicate, tries }) => {
  let tried = 0;
  const tryOne = () => {
    tried += 1;
    return tried === 1 ? null : 'again';
  };
  const triesOf = keepTries<string | null>();

  const first = triesOf(texts, background, tryOne)(semicolons);
  const second = triesOf(next, against, tryOne)(predicate);

  expect([first, second, tried]).toEqual([null, tries === 1 ? null : 'again', tries]);
});

test('without texts nothing is kept', () => {
  let tried = 0;
  const tryNone = keepTries<number>()([], background, () => {
    tried += 1;
    return tried;
  });

  expect([tryNone(semicolons), tryNone(semicolons)]).toEqual([1, 2]);
});
