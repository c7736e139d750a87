import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenize } from '../tokenize.ts';
import { readability } from './readability.ts';

test('the five formulas on a text counted by hand', () => {
  // L: 2+5+5+5 and 2+4+5+3+3+6. Y: 1+2+1+2 and 1+1+2+1+1+2.
  const text = tokenize('We never leave early. We like water and big tables.');

  const { counts, ...values } = readability(text);

  expect(counts).toEqual({ words: 10, sentences: 2, letters: 40, syllables: 14, longWords: 0 });
  expect(values.fleschReadingEase).toBeCloseTo(206.835 - 1.015 * 5 - 84.6 * 1.4, 9);
  expect(values.fleschKincaidGrade).toBeCloseTo(0.39 * 5 + 11.8 * 1.4 - 15.59, 9);
  expect(values.gunningFog).toBeCloseTo(0.4 * 5, 9);
  expect(values.automatedReadabilityIndex).toBeCloseTo(4.71 * 4 + 0.5 * 5 - 21.43, 9);
  expect(values.colemanLiauIndex).toBeCloseTo(0.0588 * 400 - 0.296 * 20 - 15.8, 9);
});

test('words of three syllables count as long', () => {
  expect(readability(tokenize('A volcano is an umbrella.')).counts.longWords).toBe(2);
});

test.each([
  ['nothing', ''],
  ['marks alone', '?! ...'],
  ['numbers alone', '5.30. 7.'],
])('%s has no readability', (_, text) => {
  const { counts, unsupported, ...values } = readability(tokenize(text));

  expect(Object.values(values)).toEqual([null, null, null, null, null]);
  expect({ counts, unsupported }).toEqual({
    counts: { words: 0, sentences: 0, letters: 0, syllables: 0, longWords: 0 },
    unsupported: null,
  });
});

test('T8: a script without spaces has none, and says so', () => {
  const { colemanLiauIndex, unsupported } = readability(tokenize('今天下雨。我们走吧！'));

  expect({ colemanLiauIndex, unsupported }).toEqual({ colemanLiauIndex: null, unsupported: 'words' });
});

test('without English syllables only the formulas of letters are left', () => {
  const { counts, ...values } = readability(tokenize('Привет, мир. Дождь идёт.'));

  expect(counts).toEqual({ words: 4, sentences: 2, letters: 18, syllables: null, longWords: null });
  expect(values).toEqual({
    fleschReadingEase: null,
    fleschKincaidGrade: null,
    gunningFog: null,
    automatedReadabilityIndex: expect.closeTo(4.71 * 4.5 + 0.5 * 2 - 21.43, 9),
    colemanLiauIndex: expect.closeTo(0.0588 * 450 - 0.296 * 50 - 15.8, 9),
    unsupported: null,
  });
});

test('any text gives finite numbers or null', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const { counts, unsupported: _, ...values } = readability(tokenize(text));

      for (const value of [...Object.values(values), ...Object.values(counts)])
        expect(value === null || Number.isFinite(value)).toBe(true);
    }),
    { numRuns: 500, seed: 5 },
  );
});
