import { expect, test } from 'vitest';
import { openBm25 } from './bm25.ts';

const documents = [
  'the red shed by the canal',
  'the canal was shut and the boats waited',
  'a note on the red boats',
  'bread and butter',
].map(wordsOf);

// Worked out by hand from the formula: n 4, mean length 5.75; "the" stands in 3 of 4, so its idf ln 1.5 − ln 3.5 is negative and
// becomes a quarter of the mean idf of the 15 words, .5083787162; words of two documents weigh ln 2.5 − ln 2.5 = 0.
test.each([
  {
    name: 'a word of most documents has the floor weight, not a negative one',
    query: 'the',
    scores: [0.1790614161308332, 0.16127876514956424, 0.12465576197594251, 0],
  },
  { name: 'a rare word tells its document', query: 'shed', scores: [0.8310384131729502, 0, 0, 0] },
  {
    name: 'words add up',
    query: 'bread and the',
    scores: [0.1790614161308332, 0.16127876514956424, 0.12465576197594251, 1.0796593234850795],
  },
  { name: 'a word of half of the documents weighs nothing', query: 'canal canal', scores: [0, 0, 0, 0] },
  { name: 'case is kept', query: 'The', scores: [0, 0, 0, 0] },
])('DPL-3: $name', ({ query, scores }) => {
  const found = openBm25(documents)(wordsOf(query));

  expect(found).toHaveLength(scores.length);
  for (const [at, score] of scores.entries()) expect(Math.abs((found[at] ?? Number.NaN) - score)).toBeLessThan(1e-9);
});

test('a word that is asked twice counts twice', () => {
  const scores = openBm25(documents);

  expect(scores(['shed', 'shed'])[0]).toBeCloseTo(2 * (scores(['shed'])[0] ?? Number.NaN), 12);
});

test('nothing to search gives no score, and empty documents give 0', () => {
  expect(openBm25([])(['word'])).toEqual([]);
  expect(openBm25([[], []])(['word'])).toEqual([0, 0]);
});

function wordsOf(text: string): readonly string[] {
  return text.split(' ');
}
