import { expect, test } from 'vitest';
import { createRandom } from '../numerics/seeded-random.ts';
import { equalError } from './equal-error.ts';

test('lies where one of four own texts is rejected and one of four of others accepted', () => {
  expect(equalError([0.9, 0.8, 0.7, 0.3], [0.1, 0.2, 0.6, 0.75])).toEqual({
    threshold: expect.closeTo(0.65, 12),
    rate: expect.closeTo(0.25, 12),
  });
});

test('lies between two sides that do not touch, and has no error there', () => {
  expect(equalError([0.8, 0.9], [0.1, 0.4])).toEqual({
    threshold: expect.closeTo(0.6, 12),
    rate: expect.closeTo(0, 12),
  });
});

test('of values that are all alike is one half', () => {
  expect(equalError([0.5, 0.5], [0.5, 0.5, 0.5])).toEqual({ threshold: 0.5, rate: expect.closeTo(0.5, 12) });
});

test('of two normal distributions two deviations apart is Φ(−1) = .1587, half-way between them', () => {
  const random = createRandom(4);
  const normal = (mean: number) =>
    mean + Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const draw = (mean: number) => Array.from({ length: 20_000 }, () => normal(mean));

  const found = equalError(draw(1), draw(-1));

  expect(found?.threshold).toBeCloseTo(0, 1);
  expect(Math.abs((found?.rate ?? 0) - 0.1587)).toBeLessThan(0.01);
});

test('is not known of one side alone', () => {
  expect([equalError([], [0.5]), equalError([0.5], [])]).toEqual([null, null]);
});
