import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparisonCopy } from './comparison-copy.ts';
import { type TokenizeOptions, tokenize } from './tokenize.ts';

/** Every UTF-16 unit there is, so also halves of surrogate pairs, and the characters that rules speak of more often than chance would have them. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const point = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
const special = fc.constantFrom(
  ...'aIsn .!?…,;:-—‐“”‘’\'"()15\n\r\t'.split(''),
  ...[
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u2028',
    '\u0301',
    '\u0338',
    '\ufe0f',
    '\ud83d',
    '\ude00',
    '\u1112',
    '\u1161',
    '\u11ab',
    '가',
    '⫝̸',
    '👩',
    '🇫',
    '漢',
    'ก',
    'ש',
    "n't",
  ],
);
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: special }, unit, point), { maxLength: 60 })
  .map((parts) => parts.join(''));
const options: fc.Arbitrary<TokenizeOptions> = fc.record({
  hyphens: fc.constantFrom('split', 'join'),
  contractions: fc.constantFrom('split', 'join'),
  locale: fc.constantFrom(undefined, 'tr', 'lt'),
});
const runs = { numRuns: 1500, seed: 11 } as const;

test('S3: offsets ascend and lie inside the original', () => {
  fc.assert(
    fc.property(text, options, (original, chosen) => {
      let end = 0;
      let copyEnd = 0;
      for (const token of tokenize(original, chosen).tokens) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        expect(token.copyStart).toBeGreaterThanOrEqual(copyEnd);
        end = token.end;
        copyEnd = token.copyEnd;
      }
      expect(end).toBeLessThanOrEqual(original.length);
    }),
    runs,
  );
});

test('S3: what the original has at a token’s place is the token, once it is normalised', () => {
  fc.assert(
    fc.property(text, options, (original, chosen) => {
      const { tokens } = tokenize(original, chosen);

      expect(tokens.map(({ start, end }) => comparisonCopy(original.slice(start, end)).text)).toEqual(
        tokens.map((token) => token.text),
      );
    }),
    runs,
  );
});

test('S3: every letter and digit of the original lies in a token', () => {
  fc.assert(
    fc.property(text, options, (original, chosen) => {
      const { tokens } = tokenize(original, chosen);
      const outside = [...original.matchAll(/[\p{L}\p{Nd}]/gu)].filter(
        ({ index }) => !tokens.some(({ start, end }) => start <= index && index < end),
      );

      expect(outside.map(([letter]) => letter)).toEqual([]);
    }),
    runs,
  );
});

test('S3: the comparison copy is composed, and the copy of a copy is that copy', () => {
  fc.assert(
    fc.property(text, (original) => {
      const once = comparisonCopy(original).text;

      expect(once).toBe(once.normalize('NFC'));
      expect(comparisonCopy(once).text).toBe(once);
    }),
    runs,
  );
});

test('S3: sentences and paragraphs share out all tokens, in order', () => {
  fc.assert(
    fc.property(text, options, (original, chosen) => {
      const { tokens, sentences, paragraphs, lines } = tokenize(original, chosen);
      for (const spans of [sentences, paragraphs, lines]) {
        const at = spans.flatMap(({ firstToken, lastToken }) =>
          Array.from({ length: lastToken - firstToken + 1 }, (_, step) => firstToken + step),
        );

        expect(at).toEqual(tokens.map((_, place) => place));
      }
    }),
    runs,
  );
});

test.each([
  ['quotes', '"'],
  ['full stops and quotes', '."'],
  ['nested brackets', '(['],
  ['one letter with apostrophes', "a'"],
  ['clitics', "'s"],
  ['stops before lower case', 'a."'],
  ['line separators', '\u2028'],
  ['letters parted by joiners', 'a\u200d'],
  ['combining marks', '\u0301'],
  ['half surrogates', '\ud83d'],
])('S3: 200,000 characters of %s give the tokens that half of them give, and again', (_, piece) => {
  const half = `x ${piece.repeat(50_000)}`;
  const few = tokenize(half, { contractions: 'split', hyphens: 'join' });
  const many = tokenize(`${half}\n\n${half}`, { contractions: 'split', hyphens: 'join' });

  expect(many.tokens.map((token) => token.text)).toEqual([...few.tokens, ...few.tokens].map((token) => token.text));
});
