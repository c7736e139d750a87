import { expect, test } from 'vitest';
import { bootstrapMean } from './bootstrap-mean.ts';

const rows = (group: string, values: readonly number[]) => values.map((value) => ({ group, value }));

test('gives the plain mean, and an interval of one point where all groups agree', () => {
  expect(bootstrapMean([...rows('a', [0, 1]), ...rows('b', [1, 0])], 7)).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
});

test('draws groups, so that many values of few groups do not feign certainty', () => {
  const few = [...rows('a', Array<number>(100).fill(0)), ...rows('b', Array<number>(100).fill(1))];

  expect(bootstrapMean(few, 7)).toEqual({ mean: 0.5, low: 0, high: 1 });
});

test('equal seeds give equal intervals', () => {
  const values = ['a', 'b', 'c', 'd', 'e'].flatMap((group, index) => rows(group, [index, index + 1]));

  expect(bootstrapMean(values, 3)).toEqual(bootstrapMean(values, 3));
});
