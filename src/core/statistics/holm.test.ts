import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../numerics/seeded-random.ts';
import { holm } from './holm.ts';
import { signFlipTest } from './sign-flip-test.ts';

const named = (values: readonly (number | null)[]) => values.map((p, at) => ({ name: `test ${at}`, p }));

test('the printed example: .01, .04, .03, .005', () => {
  const results = holm(named([0.01, 0.04, 0.03, 0.005]));

  expect(results.map(({ adjusted }) => adjusted)).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(results.map(({ rejected }) => rejected)).toEqual([true, false, false, true]);
});

test('stops at the first that is kept: a later one below its own limit stays', () => {
  // Limits: .05/3, .05/2, .05.
  expect(holm(named([0.001, 0.03, 0.04])).map(({ rejected }) => rejected)).toEqual([true, false, false]);
});

test('a test that was not made keeps its place in the family', () => {
  expect(holm(named([0.02, null]))).toEqual([
    { name: 'test 0', p: 0.02, adjusted: 0.04, rejected: true },
    { name: 'test 1', p: null, adjusted: null, rejected: false },
  ]);
  expect(holm(named([0.02, null, null]))[0]).toMatchObject({ adjusted: 0.06, rejected: false });
  expect(holm([])).toEqual([]);
});

test('never rejects less than Bonferroni nor more than the plain p, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), (values) => {
      const results = holm(named(values));
      const reversed = holm(named(values).toReversed()).toReversed();

      expect(reversed).toEqual(results);
      for (const { p, adjusted } of results) {
        expect(adjusted).toBeGreaterThanOrEqual(p ?? 1);
        expect(adjusted).toBeLessThanOrEqual(Math.min(1, (p ?? 1) * values.length));
      }
    }),
    { seed: 7 },
  );
});

test('E11: among 2,000 families of five true null contrasts at most 6 % have a rejection; without the step it would be more than 15 %', () => {
  const random = createRandom(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  let withHolm = 0;
  let without = 0;
  for (let family = 0; family < 2000; family += 1) {
    // The contrasts share an arm, as H−X, H−Z and H−F do: twelve people, exact p.
    const shared = Array.from({ length: 12 }, normal);
    const tests = ['H−X', 'H−Z', 'H−F', 'HF−F', 'HN−FN'].map((name) => {
      const differences = shared.map((common) => 0.5 * common + normal());
      return { name, p: signFlipTest(differences, { seed: 1 })?.p ?? null };
    });
    if (holm(tests).some(({ rejected }) => rejected)) withHolm += 1;
    if (tests.some(({ p }) => (p ?? 1) <= 0.05)) without += 1;
  }

  expect(withHolm / 2000).toBeLessThanOrEqual(0.06);
  expect(withHolm / 2000).toBeGreaterThan(0.02);
  expect(without / 2000).toBeGreaterThan(0.15);
});
