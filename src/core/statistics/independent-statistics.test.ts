import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mcnemar } from './mcnemar.ts';
import { normalQuantile } from './normal-distribution.ts';
import { newcombe, wilson } from './proportion-intervals.ts';

// Independent values: roots of (p̂ − p)² = z² p(1 − p)/n with forty digits by mpmath; the rounded ones stand in Newcombe 1998 (two papers).
describe('E12: Wilson', () => {
  test.each([
    [81, 263, 0.255287613064, 0.366210684053],
    [15, 148, 0.0623858451403, 0.16048851867],
    [0, 20, 0, 0.161130125495],
    [1, 29, 0.00611305661403, 0.171758910647],
    [10, 10, 0.722459831233, 1],
    [40, 50, 0.669626278955, 0.88756370054],
  ])('E12: %i of %i is %f to %f', (count, total, low, high) => {
    expect(wilson(count, total)).toEqual({ low: expect.closeTo(low, 10), high: expect.closeTo(high, 10) });
  });

  test('E12: 81 of 263 with the exact normal point', () => {
    expect(wilson(81, 263, normalQuantile(0.975))).toEqual({
      low: expect.closeTo(0.255288519878, 10),
      high: expect.closeTo(0.366209576983, 10),
    });
  });
});

describe('E12: Newcombe', () => {
  test.each([
    [56, 70, 48, 80, 0.2, 0.0524287134147, 0.333874934947],
    [9, 10, 3, 10, 0.6, 0.170514741859, 0.809019976372],
    [10, 10, 0, 20, 1, 0.679077170303, 1],
    [5, 56, 0, 29, 0.0892857142857, -0.0381408590401, 0.192562398566],
  ])('E12: %i/%i less %i/%i is %f, from %f to %f', (k1, n1, k2, n2, difference, low, high) => {
    expect(newcombe({ share: k1 / n1, total: n1 }, { share: k2 / n2, total: n2 })).toEqual({
      difference: expect.closeTo(difference, 10),
      low: expect.closeTo(low, 10),
      high: expect.closeTo(high, 10),
    });
  });
});

describe('E12: McNemar', () => {
  /** Every way the differing cases can fall, one by one. */
  function enumerated(onlyFirst: number, onlySecond: number): number {
    const cases = onlyFirst + onlySecond;
    let hits = 0;
    for (let ways = 0; ways < 2 ** cases; ways += 1) {
      let firsts = 0;
      for (let bits = ways; bits > 0; bits >>= 1) firsts += bits & 1;
      if (Math.abs(2 * firsts - cases) >= Math.abs(onlyFirst - onlySecond)) hits += 1;
    }
    return hits / 2 ** cases;
  }

  test('E12: equals the enumeration of every way the differing cases can fall', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 4 }),
        (onlyFirst, onlySecond, both) => {
          const pairs = [
            ...Array.from({ length: onlyFirst }, () => ({ first: true, second: false })),
            ...Array.from({ length: onlySecond }, () => ({ first: false, second: true })),
            ...Array.from({ length: both }, () => ({ first: true, second: true })),
          ];

          expect(mcnemar(pairs)).toEqual({
            onlyFirst,
            onlySecond,
            p: expect.closeTo(enumerated(onlyFirst, onlySecond), 12),
          });
        },
      ),
      { seed: 7 },
    );
  });
});
