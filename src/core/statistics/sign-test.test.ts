import { expect, test } from 'vitest';
import { signTest } from './sign-test.ts';

test.each([
  [1, 1, 0.25],
  [2, 2, 0.125],
  [3, 3, 0.0625],
  [3, 4, 0.1875],
  [4, 4, 0.03125],
  [4, 5, 0.109375],
  [5, 6, 0.0625],
  [2, 4, 0.5],
])('H18: %i of %i in one direction: mid-p %f', (count, total, p) => {
  expect(signTest(count, total)).toBeCloseTo(p, 12);
});

test('one direction and the other add up to one', () => {
  for (let total = 1; total < 30; total += 1)
    for (let count = 0; count <= total; count += 1)
      expect(signTest(count, total) + signTest(total - count, total)).toBeCloseTo(1, 12);
});
