import { expect, test } from 'vitest';
import { groupRates } from './group-rates.ts';

const texts = (...rates: readonly number[]) => rates.map((rate) => ({ rate, weight: 100 }));

test('groups of one are the texts themselves', () => {
  expect(groupRates(texts(0, 0.5, 1), 1)).toEqual([0, 0.5, 1]);
});

test('every text stands in equally many groups, so the mean stays', () => {
  for (const count of [2, 3, 4, 5, 6, 9, 40]) {
    const rates = Array.from({ length: count }, (_, at) => (at * 7) % 5);
    const pooled = groupRates(texts(...rates), 2);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

    expect(mean(pooled)).toBeCloseTo(mean(rates), 12);
  }
});

test('a longer text weighs more', () => {
  expect(
    groupRates(
      [
        { rate: 0, weight: 300 },
        { rate: 1, weight: 100 },
      ],
      2,
    ),
  ).toEqual([0.25, 0.25]);
});

test('no group holds a text twice, and too few texts make none', () => {
  expect(groupRates(texts(0, 1), 2)).toEqual([0.5, 0.5]);
  expect(groupRates(texts(1), 2)).toEqual([]);
  expect(groupRates([], 2)).toEqual([]);
});
