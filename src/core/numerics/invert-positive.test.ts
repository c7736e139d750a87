import { expect, test } from 'vitest';
import { invertPositive } from './invert-positive.ts';

test('inverts and gives the determinant', () => {
  const { inverse, logDeterminant } = invertPositive(Float64Array.of(4, 2, 2, 3), 2);

  expect([...inverse]).toEqual([0.375, -0.25, -0.25, 0.5].map((value) => expect.closeTo(value, 12)));
  expect(logDeterminant).toBeCloseTo(Math.log(8), 12);
});

test('a matrix of no rows is its own inverse', () => {
  expect(invertPositive(new Float64Array(0), 0)).toEqual({ inverse: new Float64Array(0), logDeterminant: 0 });
});

test('refuses a matrix that is not positive definite', () => {
  expect(() => invertPositive(Float64Array.of(1, 2, 2, 1), 2)).toThrow('pivot 1 is -3');
});
