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

  test('is left alone within 15 % of the words', () => {
    const biases = [{ bias: 1, perWord: 0.05 }];

    expect(limitShift(biases)).toBe(biases);
  });

  test('is brought down beyond it, and what shifts most gives way first', () => {
    const limited = limitShift([
      { bias: 1.6, perWord: 0.05 },
      { bias: -2.5, perWord: 0.06 },
      { bias: 1.8, perWord: 0.001 },
      { bias: -0.2, perWord: 0.05 },
    ]);

    const [frequent, overused, rare, slight] = limited.map(({ bias }) => bias);
    expect(frequent).toBeLessThan(1.6);
    expect(frequent).toBeGreaterThan(0.5);
    expect([overused, rare, slight]).toEqual([-2.5, 1.8, -0.2]);
    expect(expectedShift(limited)).toBeGreaterThan(mostShift - 0.002);
  });

  test('never passes the limit, and no bias grows or turns', () => {
    const bias = fc.double({ min: -2.5, max: 1.8, noNaN: true });
    const perWord = fc.double({ min: 0, max: 0.2, noNaN: true });

    fc.assert(
      fc.property(fc.array(fc.record({ bias, perWord }), { maxLength: 40 }), (biases) => {
        const limited = limitShift(biases);

        expect(expectedShift(limited)).toBeLessThanOrEqual(mostShift);
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
