import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lengthStatistics } from './length-statistics.ts';
import { tokenize } from './tokenize.ts';

test('lengths of a text counted by hand', () => {
  const { wordsPerSentence, charactersPerWord, sentencesPerParagraph } = lengthStatistics(
    tokenize('It rains. We stay at home today, all of us.\n\nTea?'),
  );

  expect(wordsPerSentence).toMatchObject({ n: 3, mean: 11 / 3, quartiles: [1.5, 2, 5] });
  expect(wordsPerSentence.deviation).toBeCloseTo(
    Math.sqrt(((2 - 11 / 3) ** 2 + (8 - 11 / 3) ** 2 + (1 - 11 / 3) ** 2) / 2),
    12,
  );
  expect(wordsPerSentence.histogram.slice(0, 3)).toEqual([
    { from: 1, to: 5, count: 2 },
    { from: 6, to: 10, count: 1 },
    { from: 11, to: 15, count: 0 },
  ]);
  expect(charactersPerWord).toMatchObject({ n: 11, mean: 34 / 11 });
  expect(sentencesPerParagraph).toMatchObject({
    n: 2,
    mean: 1.5,
    deviation: Math.SQRT1_2,
    quartiles: [1.25, 1.5, 1.75],
  });
});

test('the last bin has no end', () => {
  const { histogram } = lengthStatistics(tokenize(`${'tea '.repeat(200)}.`)).wordsPerSentence;

  expect(histogram.at(-1)).toEqual({ from: 51, to: null, count: 1 });
});

test('nothing has no lengths, one sentence no deviation', () => {
  const nothing = lengthStatistics(tokenize('')).wordsPerSentence;
  const one = lengthStatistics(tokenize('It rains.')).wordsPerSentence;

  expect({ ...nothing, histogram: [] }).toEqual({ n: 0, mean: null, deviation: null, quartiles: null, histogram: [] });
  expect({ ...one, histogram: [] }).toEqual({ n: 1, mean: 2, deviation: null, quartiles: [2, 2, 2], histogram: [] });
});

test('letters beyond the basic plane are one character', () => {
  expect(lengthStatistics(tokenize('𝐀𝐁 c')).charactersPerWord.mean).toBe(1.5);
});

test('T8: a script without spaces keeps only sentences per paragraph', () => {
  const { wordsPerSentence, charactersPerWord, sentencesPerParagraph, unsupported } = lengthStatistics(
    tokenize('今天下雨。我们走吧！'),
  );

  expect([wordsPerSentence.n, charactersPerWord.n, sentencesPerParagraph.mean, unsupported]).toEqual([
    0,
    0,
    2,
    'words',
  ]);
});

test('bins share out all lengths, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { unsupported: _, ...distributions } = lengthStatistics(tokenize(text));

      for (const { n, histogram, mean } of Object.values(distributions)) {
        expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(n);
        expect(mean === null || Number.isFinite(mean)).toBe(true);
      }
    }),
    { numRuns: 500, seed: 5 },
  );
});
