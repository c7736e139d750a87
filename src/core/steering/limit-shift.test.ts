import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedShift, limitShift, mostFeatures, mostShift } from './limit-shift.ts';

test.each([
  { words: 0, features: 3 },
  { words: 20, features: 3 },
  { words: 50, features: 8 },
  { words: 90, features: 15 },
  { words: 400, features: 66 },
])('a text of $words words is steered by at most $features features', ({ words, features }) => {
  expect(mostFeatures(words)).toBe(features);
});

describe('what all biases together shift', () => {
  test('is the sum of what each multiplies', () => {
    expect(
      expectedShift([
        { bias: Math.log(2), perWord: 0.05 },
        { bias: -Math.log(2), perWord: 0.04 },
      ]),
    ).toBeCloseTo(0.05 + 0.02, 12);
  });

  test('is at most 15 % of the words: what comes first keeps its size, the next gets what is left', () => {
    const limited = limitShift([
      { bias: 1, perWord: 0.05 },
      { bias: -2.5, perWord: 0.1 },
      { bias: 0.5, perWord: 0.02 },
      { bias: 1.8, perWord: 0 },
    ]);

    expect(limited.map(({ bias }) => bias)).toEqual([1, -1.02, 0, 1.8]);
  });

  test('never passes the limit, and no bias grows or turns', () => {
    const bias = fc.double({ min: -2.5, max: 1.8, noNaN: true });
    const perWord = fc.double({ min: 0, max: 0.2, noNaN: true });

    fc.assert(
      fc.property(fc.array(fc.record({ bias, perWord }), { maxLength: 40 }), (biases) => {
        const limited = limitShift(biases);

        expect(expectedShift(limited)).toBeLessThanOrEqual(mostShift + 1e-12);
        for (const [at, one] of limited.entries()) {
          const before = biases[at]?.bias ?? Number.NaN;
          expect(Math.abs(one.bias)).toBeLessThanOrEqual(Math.abs(before));
          expect(one.bias * before).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
