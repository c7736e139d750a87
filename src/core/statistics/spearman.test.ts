import { expect, test } from 'vitest';
import { spearman } from './spearman.ts';

test.each([
  // 1 − 6 Σd²/(n(n² − 1)): squared differences 1, 1, 0, 1, 1 of five ranks give 1 − 24/120.
  { name: 'is the textbook value without ties', xs: [1, 2, 3, 4, 5], ys: [20, 10, 30, 50, 40], rho: 0.8 },
  { name: 'is 1 for whatever rises with it', xs: [1, 2, 3], ys: [1, 100, 101], rho: 1 },
  { name: 'is −1 for whatever falls with it', xs: [1, 2, 3], ys: [9, 4, 1], rho: -1 },
  // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5/√(4.5 · 5).
  { name: 'gives equal values their mean rank', xs: [1, 2, 2, 3], ys: [1, 2, 3, 4], rho: 4.5 / Math.sqrt(22.5) },
  { name: 'is not defined where a side does not vary', xs: [1, 1, 1], ys: [1, 2, 3], rho: null },
  { name: 'is not defined of one pair', xs: [1], ys: [1], rho: null },
])('$name', ({ xs, ys, rho }) => {
  const found = spearman(xs.map((x, at) => [x, ys[at] ?? 0] as const));

  expect(found).toEqual(rho === null ? null : expect.closeTo(rho, 12));
});
