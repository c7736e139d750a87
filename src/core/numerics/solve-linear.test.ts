import { expect, test } from 'vitest';
import { solveLinear } from './solve-linear.ts';

test('finds the vector a matrix turns into another, also where a pivot is zero', () => {
  const solved = solveLinear(
    [
      [0, 2, 1],
      [1, 1, 0],
      [2, 0, 3],
    ],
    [7, 3, 11],
  );

  expect(solved.map((value) => Number(value.toFixed(12)))).toEqual([1, 2, 3]);
});

test('of no equations is nothing', () => {
  expect(solveLinear([], [])).toEqual([]);
});
