import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalDensity, normalDistribution, normalQuantile } from './normal-distribution.ts';

// Forty-digit values, computed apart from this code (error function and its inverse by mpmath).
test.each([
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [-1, 0.15865525393145705],
  [1.96, 0.9750021048517796],
  [-3, 0.0013498980316300946],
  [-5, 2.866515718791939e-7],
  [-8, 6.220960574271784e-16],
  [6, 0.9999999990134123],
])('a normal value is at most %f with chance %f', (z, chance) => {
  expect(Math.abs(normalDistribution(z) - chance) / chance).toBeLessThan(1e-12);
});

test.each([
  [0.5, 0],
  [0.8, 0.8416212335729142],
  [0.9, 1.2815515655446],
  [0.975, 1.959963984540054],
  [0.995, 2.575829303548901],
  [0.0001, -3.719016485455681],
  [0.0000001, -5.199337582192817],
])('the quantile of %f is %f', (probability, z) => {
  expect(normalQuantile(probability)).toBeCloseTo(z, 12);
});

test('quantile and distribution undo each other', () => {
  fc.assert(
    fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (z) => {
      const back = normalQuantile(normalDistribution(z));

      // Near 1 a double can tell fewer values apart.
      expect(Math.abs(back - z)).toBeLessThan(1e-11 + 1e-15 / normalDensity(z));
    }),
    { seed: 7 },
  );
});

test('the ends are infinite, and what is no probability is refused', () => {
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  expect(() => normalQuantile(1.2)).toThrow('1.2 is no probability: give a number from 0 to 1');
  expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
});
