import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signFlipTest } from './sign-flip-test.ts';

/** All 2^n assignments, one by one, over whole numbers: sums without rounding. */
function enumerated(differences: readonly number[]): number {
  const observed = Math.abs(differences.reduce((sum, one) => sum + one, 0));
  let hits = 0;
  for (let signs = 0; signs < 2 ** differences.length; signs += 1) {
    const sum = differences.reduce((total, one, at) => total + (signs & (1 << at) ? one : -one), 0);
    if (Math.abs(sum) >= observed) hits += 1;
  }
  return hits / 2 ** differences.length;
}

test('E12: equals the enumeration of all assignments', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -6, max: 9 }), { minLength: 1, maxLength: 10 }), (whole) => {
      // As tenths, the sums no longer meet to the last bit.
      const result = signFlipTest(
        whole.map((one) => one / 10),
        { seed: 1 },
      );

      expect(result?.kind).toBe('exact');
      expect(result?.p).toBeCloseTo(enumerated(whole), 12);
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('E12: sixteen people are taken in full: alike, two of 65,536 assignments go as far', () => {
  expect(signFlipTest(Array<number>(16).fill(0.1), { seed: 1 })).toEqual({ p: 2 / 65_536, kind: 'exact', n: 16 });
});

test('differences of 0 leave the test exact and change no p', () => {
  const ten = [3, -1, 4, 1, -5, 9, 2, 6, 5, -3];

  const withZeros = signFlipTest([...ten, ...Array<number>(20).fill(0)], { seed: 1 });

  expect(withZeros).toEqual({ p: enumerated(ten), kind: 'exact', n: 10 });
});

test('beyond sixteen a seeded sample stands for all, near what enumeration gives', () => {
  const eighteen = [3, -1, 4, 1, -5, 9, 2, 6, 5, -3, 5, 8, -9, 7, 9, -3, 2, -8];

  const drawn = signFlipTest(eighteen, { seed: 3 });

  expect(drawn?.kind).toBe('drawn');
  // Standard error of 100,000 draws: 0.001.
  expect(Math.abs((drawn?.p ?? 0) - enumerated(eighteen))).toBeLessThan(0.004);
  expect(signFlipTest(eighteen, { seed: 3 })).toEqual(drawn);
});

test('a drawn p is never 0, and uses more than one draw of signs where people are more than 32', () => {
  expect(signFlipTest(Array<number>(40).fill(1), { seed: 1, draws: 999 })?.p).toBe(1 / 1000);
  const mixed = Array.from({ length: 70 }, (_, at) => (at % 2 === 0 ? 1 : -1));
  expect(signFlipTest(mixed, { seed: 1, draws: 999 })?.p).toBe(1);
});

test('without differences there is no p, and with none but 0 it is 1', () => {
  expect(signFlipTest([], { seed: 1 })).toBeNull();
  expect(signFlipTest([0, 0, 0], { seed: 1 })).toEqual({ p: 1, kind: 'exact', n: 0 });
});
