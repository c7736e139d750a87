import { expect, test } from 'vitest';
import { mcnemar } from './mcnemar.ts';

const pairs = (onlyFirst: number, onlySecond: number, both = 0) => [
  ...Array.from({ length: onlyFirst }, () => ({ first: true, second: false })),
  ...Array.from({ length: onlySecond }, () => ({ first: false, second: true })),
  ...Array.from({ length: both }, () => ({ first: true, second: true })),
];

test('is the two-sided binomial of the cases that differ', () => {
  // 2 · (1 + 10) / 2^10 and 2 · 1 / 2^5.
  expect(mcnemar(pairs(1, 9, 30))).toEqual({ onlyFirst: 1, onlySecond: 9, p: expect.closeTo(22 / 1024, 12) });
  expect(mcnemar(pairs(5, 0)).p).toBeCloseTo(2 / 32, 12);
});

test('is 1 where the methods never differ, or differ evenly', () => {
  expect([mcnemar([]).p, mcnemar(pairs(0, 0, 9)).p, mcnemar(pairs(4, 4)).p]).toEqual([1, 1, 1]);
});

test('does not underflow on thousands of cases', () => {
  const { p } = mcnemar(pairs(1400, 1600));

  // Normal approximation with continuity correction: z = 199 / √3000, p = 0.000280.
  expect(p).toBeGreaterThan(0.00026);
  expect(p).toBeLessThan(0.0003);
});
