import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramScale, rateScales } from './byte-scale.ts';

test.each([
  ['shares', rateScales.count, 5e-5, 1],
  ['lengths', rateScales.mean, 0.1, 10_000],
  ['n-grams', gramScale, 1e-5, 1],
])('%s come back within 2.5 %%, none and all exactly', (_, scale, low, high) => {
  fc.assert(
    fc.property(fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }), (logarithm) => {
      const value = Math.exp(logarithm);

      expect(Math.abs(scale.unpack(scale.pack(value)) / value - 1)).toBeLessThan(0.025);
    }),
    { seed: 7 },
  );
  expect([0, high].map((value) => scale.unpack(scale.pack(value)))).toEqual([0, high]);
  expect(scale.unpack(scale.pack(null))).toBeNaN();
});
