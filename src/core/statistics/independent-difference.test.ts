import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { independentDifference, type StatedMean } from './independent-difference.ts';
import { studentInterval } from './student-interval.ts';

// Two samples whose test statistic is 2.46 with 25.0 degrees of freedom.
test("is Welch's test when both intervals are Student's", () => {
  const a = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];
  const b = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4];

  const found = independentDifference(stated(a), stated(b));

  expect(found?.mean).toBeCloseTo(2.1667, 4);
  expect(found?.p).toBeCloseTo(0.0214, 3);
});

test('holds the true difference in about 95 of 100 pairs of samples', () => {
  const random = createRandom(4);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const sample = (n: number, mean: number, spread: number) => Array.from({ length: n }, () => mean + spread * normal());
  const rounds = 1000;
  let held = 0;
  for (let round = 0; round < rounds; round += 1) {
    const found = independentDifference(stated(sample(12, 0, 1)), stated(sample(20, 0.5, 2)));
    if (found !== null && found.low <= 0.5 && found.high >= 0.5) held += 1;
  }

  expect(Math.abs(held / rounds - 0.95)).toBeLessThan(0.02);
});

test.each([
  { name: 'one mean has no interval', a: { mean: 1, interval: null, n: 5 } },
  { name: 'one mean is of one unit', a: { mean: 1, interval: { low: 0, high: 2 }, n: 1 } },
])('says nothing where $name', ({ a }) => {
  expect(independentDifference(a, { mean: 2, interval: { low: 1, high: 3 }, n: 9 })).toBeNull();
});

function stated(values: readonly number[]): StatedMean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, interval: studentInterval(values), n: values.length };
}
