import { expect, test } from 'vitest';
import { pairedRatio } from './paired-ratio.ts';

const pairsOf = (over: readonly number[], under: readonly number[]) =>
  over.map((one, at) => ({ over: one, under: under[at] ?? Number.NaN }));

test('holds the ratios that Student’s test does not tell apart', () => {
  const { mean, low, high } = pairedRatio(pairsOf([1, 2, 3, 4, 5], [2, 3, 5, 4, 8]));

  // By bisection of |mean(d)| − 2.776445 · s(d)/√5 over R with d = over − R · under.
  expect(mean).toBeCloseTo(15 / 22, 12);
  expect(low).toBeCloseTo(0.4565713, 6);
  expect(high).toBeCloseTo(1.0072773, 6);
});

test.each([
  { name: 'a denominator that could be 0', over: [1, 2, 3], under: [-1, 4, 1], mean: 1.5 },
  { name: 'one pair', over: [1], under: [2], mean: 0.5 },
  { name: 'the same ratio for all', over: [0.1, 0.3, 0.7], under: [0.2, 0.6, 1.4], mean: 0.5 },
  { name: 'nothing to divide by', over: [1, 2], under: [-1, 1], mean: null },
  { name: 'nobody', over: [], under: [], mean: null },
])('$name has no interval', ({ over, under, mean }) => {
  const ratio = pairedRatio(pairsOf(over, under));

  expect(ratio).toEqual({ mean: mean === null ? null : expect.closeTo(mean, 12), low: null, high: null });
});
