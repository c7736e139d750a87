import { expect, test } from 'vitest';
import { orthonormal, withoutDirections } from './nuisance-directions.ts';

test('what lies along the given directions is gone, the rest stays', () => {
  const basis = orthonormal([Float64Array.of(2, 0, 0, 0), Float64Array.of(3, 4, 0, 0)]);

  expect(
    [...withoutDirections(Float64Array.of(5, -7, 11, 2), basis)].map((value) => Math.round(value * 1e9) / 1e9 + 0),
  ).toEqual([0, 0, 11, 2]);
});

test('a direction told twice, and one of no length, change nothing', () => {
  expect(orthonormal([Float64Array.of(0, 3), Float64Array.of(0, 6), Float64Array.of(0, 0)])).toEqual([
    Float64Array.of(0, 1),
  ]);
});

test('without directions a vector stays as it is', () => {
  expect(withoutDirections(Float64Array.of(1, 2), [])).toEqual(Float64Array.of(1, 2));
});
