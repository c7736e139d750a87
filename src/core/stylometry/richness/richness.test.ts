import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../tokenize.ts';
import { hdD } from './hd-d.ts';
import { movingTypeTokenRatio } from './moving-type-token-ratio.ts';
import { mtld } from './mtld.ts';
import { richness } from './richness.ts';
import { simpsonD } from './simpson-d.ts';
import { yuleK } from './yule-k.ts';

const words = (text: string): readonly string[] => text.split(' ');

describe('S1: the golden values of section 3', () => {
  test.each([
    ['the cat and the dog', 800, 0.1, 0.9],
    ['the bird of the hill and the cat', 937.5, 0.107143, 0.89881],
  ])('%s', (text, k, d, hd) => {
    expect(yuleK(words(text)).value).toBeCloseTo(k, 6);
    expect(simpsonD(words(text)).value).toBeCloseTo(d, 6);
    expect(hdD(words(text), 3).value).toBeCloseTo(hd, 6);
  });
});

describe('S1: each measure equals a plain second way of counting it', () => {
  const texts = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split('')), { minLength: 2, maxLength: 240 });
  const runs = { numRuns: 200, seed: 3 } as const;

  test('Yule’s K over words instead of the spectrum', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let sum = 0;
        for (const type of new Set(text)) sum += text.filter((word) => word === type).length ** 2;

        expect(yuleK(text).value).toBeCloseTo(1e4 * (sum / text.length ** 2 - 1 / text.length), 8);
      }),
      runs,
    );
  });

  test('Simpson’s D by trying every pair', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let same = 0;
        for (let a = 0; a < text.length; a += 1)
          for (let b = 0; b < text.length; b += 1) if (a !== b && text[a] === text[b]) same += 1;

        expect(simpsonD(text).value).toBeCloseTo(same / (text.length * (text.length - 1)), 12);
      }),
      runs,
    );
  });

  test('MATTR by counting every window afresh', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, window) => {
        fc.pre(text.length >= window);
        const ratios: number[] = [];
        for (let from = 0; from + window <= text.length; from += 1)
          ratios.push(new Set(text.slice(from, from + window)).size / window);
        const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;

        expect(movingTypeTokenRatio(text, window).value ?? Number.NaN).toBeCloseTo(mean, 10);
      }),
      runs,
    );
  });

  test('HD-D by exact binomial coefficients', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 42 }), (text, draws) => {
        fc.pre(text.length >= draws);
        let sum = 0;
        for (const type of new Set(text)) {
          const times = text.filter((word) => word === type).length;
          const missing = binomial(text.length - times, draws);
          const all = binomial(text.length, draws);
          sum += Number(((all - missing) * 10n ** 18n) / all) / 1e18 / draws;
        }

        expect(hdD(text, draws).value ?? Number.NaN).toBeCloseTo(sum, 10);
      }),
      runs,
    );
  });

  test('MTLD by cutting the text from the front', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }).map(String), { minLength: 100, maxLength: 400 }), (text) => {
        const expected = (text.length / plainFactors(text) + text.length / plainFactors([...text].reverse())) / 2;

        expect(mtld(text).value ?? Number.NaN).toBeCloseTo(expected, 9);
      }),
      runs,
    );
  });
});

describe('minima', () => {
  const different = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`);

  test.each([
    ['MATTR', movingTypeTokenRatio, 50, 1],
    ['HD-D', hdD, 42, 1],
    ['Yule’s K', yuleK, 2, 0],
    ['Simpson’s D', simpsonD, 2, 0],
  ] as const)('%s is null below its words and a number from there on', (_, measure, least, value) => {
    expect(measure(different(least - 1))).toEqual({ value: null, words: least - 1 });
    expect(measure(different(least)).value).toBeCloseTo(value, 12);
  });

  test('MTLD is null below 100 words and where no word is repeated', () => {
    const repeated = [...different(98), 'w0', 'w0'];

    expect(mtld(repeated.slice(1))).toEqual({ value: null, words: 99 });
    // Forwards 2 of 100 words repeat: 0.02 / 0.28 of a run. Backwards the first two are the same: one whole run, then none.
    expect(mtld(repeated).value).toBeCloseTo((100 / (0.02 / 0.28) + 100 / 1) / 2, 9);
    expect(mtld(different(100))).toEqual({ value: null, words: 100 });
  });

  test('an impossible window, number of draws or threshold is refused by name', () => {
    expect(() => movingTypeTokenRatio([], 0)).toThrow('a window of 0 words');
    expect(() => hdD([], 1.5)).toThrow('1.5 words cannot be drawn');
    expect(() => mtld([], 1)).toThrow('1 is no threshold');
  });
});

test('any text gives null or a number in range', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab cd. é漢\n'), maxLength: 600 }), (text) => {
      const { unsupported: _, ...values } = richness(tokenize(text));

      for (const { value, words: count } of Object.values(values)) {
        expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
        expect(count).toBe(tokenize(text).words.length);
      }
      for (const share of [values.mattr, values.hdD, values.simpsonD])
        expect(share.value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
    }),
    { numRuns: 300, seed: 9 },
  );
});

test('a million words give finite values in range', () => {
  const million = Array.from({ length: 1_000_000 }, (_, at) => String(Math.floor(Math.sqrt((at * 7919) % 1_000_003))));

  const values = [movingTypeTokenRatio, yuleK, simpsonD, hdD, mtld].map((measure) => measure(million).value ?? -1);

  expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  expect(movingTypeTokenRatio(million).value).toBeLessThanOrEqual(1);
  expect(hdD(million).value).toBeLessThanOrEqual(1);
});

test('a text is measured by its words in lower case', () => {
  const text = tokenize('The cat and the dog.');

  expect(richness(text)).toEqual({
    mattr: { value: null, words: 5 },
    yuleK: { value: 800, words: 5 },
    simpsonD: { value: 0.1, words: 5 },
    hdD: { value: null, words: 5 },
    mtld: { value: null, words: 5 },
    unsupported: null,
  });
});

test('T8: a script without spaces has no richness, and says so', () => {
  const { mattr, unsupported } = richness(tokenize('今天下雨。我们走吧！'.repeat(40)));

  expect({ mattr, unsupported }).toEqual({ mattr: { value: null, words: 0 }, unsupported: 'words' });
});

function binomial(from: number, choose: number): bigint {
  if (choose > from) return 0n;
  let value = 1n;
  for (let step = 1; step <= choose; step += 1) value = (value * BigInt(from - choose + step)) / BigInt(step);
  return value;
}

/** Recursive by hand: the first run below the threshold, then the rest. */
function plainFactors(text: readonly string[]): number {
  let rest = text;
  let whole = 0;
  for (;;) {
    const end = rest.findIndex((_, at) => new Set(rest.slice(0, at + 1)).size / (at + 1) < 0.72);
    if (end < 0) break;
    whole += 1;
    rest = rest.slice(end + 1);
  }
  return rest.length === 0 ? whole : whole + (1 - new Set(rest).size / rest.length) / (1 - 0.72);
}
