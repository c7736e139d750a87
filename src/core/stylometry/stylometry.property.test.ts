import fc from 'fast-check';
import { expect, test } from 'vitest';
import { features } from './feature-catalogue.ts';
import { featureSpans } from './feature-spans.ts';
import { buildFingerprint } from './fingerprint.ts';
import { maskContentWords } from './mask-content-words.ts';
import { measureText } from './measure-text.ts';
import { textVector } from './text-vector.ts';
import { tokenize } from './tokenize.ts';

const sound = (values: Iterable<number>): boolean => [...values].every((value) => Number.isFinite(value) && value >= 0);

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(...'ab I.!?…,;-—“”’\'"()1\n\r\t '.split(''), '\n\n', 'the ', "don't ", '👍', '\u00ad'),
    maxLength: 120,
  }),
);

test('any text is counted without NaN, and offsets stay inside it and in order', () => {
  fc.assert(
    fc.property(text, (original) => {
      const tokens = tokenize(original);
      const { count, opportunity } = measureText(tokens);

      expect(sound(count) && sound(opportunity)).toBe(true);
      let end = 0;
      for (const token of tokens.tokens) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        end = token.end;
      }
      expect(end).toBeLessThanOrEqual(original.length);
      expect(tokens.sentences.reduce((sum, { firstToken, lastToken }) => sum + lastToken - firstToken + 1, 0)).toBe(
        tokens.tokens.length,
      );
    }),
    { numRuns: 1000, seed: 7 },
  );
});

test.each([
  ['nothing', ''],
  ['one word', 'hello'],
  ['one character', 'x'],
  ['a lone half of a surrogate pair', '\ud83d'],
  ['marks alone', '...!!! --- ??? ;;'],
  ['white space alone', ' \n\t\r\n '],
  ['a megabyte of prose', 'It rains again; we stay at home. '.repeat(32_000)],
  ['a megabyte of one word', 'a'.repeat(1_000_000)],
  ['a megabyte of marks', '.'.repeat(1_000_000)],
  ['a megabyte of line breaks', '\n'.repeat(1_000_000)],
  ['a megabyte of apostrophes and letters', "a'".repeat(500_000)],
])('%s gives numbers everywhere', (_, original) => {
  const tokens = tokenize(original);
  const measure = measureText(tokens);
  const vector = textVector(tokens, measure);
  const fingerprint = buildFingerprint([{ tokens, measure }]);

  expect(sound(measure.count) && sound(measure.opportunity)).toBe(true);
  expect(sound(vector.grams.values) && sound(vector.maskedGrams.values)).toBe(true);
  expect(JSON.stringify(fingerprint)).not.toContain('NaN');
});

test('the same text gives the same counts twice', () => {
  fc.assert(
    fc.property(text, (original) => {
      expect(measureText(tokenize(original))).toEqual(measureText(tokenize(original)));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('a fingerprint does not depend on the order of texts', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (originals) => {
      const measured = originals.map((original) => {
        const tokens = tokenize(original);
        return { tokens, measure: measureText(tokens) };
      });

      expect(buildFingerprint(measured.toReversed())).toEqual(buildFingerprint(measured));
    }),
    { numRuns: 100, seed: 7 },
  );
});

test('spans of evidence lie inside the text', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...features.map(({ id }) => id)), (original, id) => {
      for (const { start, end } of featureSpans(tokenize(original), id)) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(original.length);
      }
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('masking keeps marks, function words and spacing, and no content word', () => {
  expect(maskContentWords(tokenize('The Ferry—delayed again; 3 crews don’t know.'))).toBe(
    "The Xx—xxx again; 0 xx don't xx.",
  );
});
