import { expect, test } from 'vitest';
import { leadingAxes } from './leading-axes.ts';

/** Eigenvalues 4 and 2, along (1, 1) and (1, −1). */
const definite = Float64Array.of(3, 1, 1, 3);
/** Eigenvalues 1 and −3, along the same. */
const indefinite = Float64Array.of(-1, 2, 2, -1);

test('the largest come first, at right angles and of length 1, and the matrix stays as it is', () => {
  const [first, second] = leadingAxes(definite, 2, { most: 5 });

  expect(first?.value).toBeCloseTo(4, 9);
  expect(second?.value).toBeCloseTo(2, 9);
  expect([...(first?.vector ?? [])]).toEqual([expect.closeTo(Math.SQRT1_2, 9), expect.closeTo(Math.SQRT1_2, 9)]);
  expect([...(second?.vector ?? [])]).toEqual([expect.closeTo(Math.SQRT1_2, 9), expect.closeTo(-Math.SQRT1_2, 9)]);
  expect([...definite]).toEqual([3, 1, 1, 3]);
});

test('where eigenvalues may be below 0, the largest is not the one furthest from it', () => {
  expect(leadingAxes(indefinite, 2, { most: 1, indefinite: true })[0]?.value).toBeCloseTo(1, 9);
});

test('of nothing there is no axis, and of zeros one of value 0', () => {
  expect(leadingAxes(new Float64Array(), 0, { most: 2 })).toEqual([]);
  expect(leadingAxes(new Float64Array(4), 2, { most: 1 })[0]?.value).toBe(0);
});
