import { describe, expect, test } from 'vitest';
import { areaUnderCurve, bootstrapArea } from './area-under-curve.ts';
import { logOdds } from './log-odds.ts';
import { fitLogistic, predictLogistic } from './logistic-regression.ts';
import { newcombe, wilson } from './proportion-intervals.ts';
import { median, quantile } from './quantile.ts';
import { rankProbability, rankProbabilityBound } from './rank-probability.ts';

describe('H1: log-odds against a background, the printed numbers', () => {
  const background = { opportunity: 400, backgroundCount: 60, backgroundOpportunity: 10_000 };

  test.each([
    [12, 1.03244, 3.59363],
    [2, -0.07741, -0.1666],
    [0, -0.59047, -0.9992],
  ])('H1: %i of 400 gives d = %f and z = %f', (count, difference, z) => {
    const result = logOdds({ count, ...background }, 500);

    expect(result.logOdds).toBeCloseTo(difference, 5);
    expect(result.z).toBeCloseTo(z, 4);
  });

  test('H1: the interval of 12 of 400 is 0.46934 to 1.59554', () => {
    const { low, high } = logOdds({ count: 12, ...background }, 500);

    expect(low).toBeCloseTo(0.46934, 4);
    expect(high).toBeCloseTo(1.59554, 4);
  });

  test('a mark the background never uses can be found', () => {
    const { z } = logOdds({ count: 9, opportunity: 900, backgroundCount: 0, backgroundOpportunity: 50_000 }, 1000);

    expect(z).toBeGreaterThan(1.96);
  });

  test.each([
    { count: 0, opportunity: 0, backgroundCount: 0, backgroundOpportunity: 0 },
    { count: 10, opportunity: 10, backgroundCount: 20, backgroundOpportunity: 20 },
    { count: 30, opportunity: 10, backgroundCount: 5, backgroundOpportunity: 20 },
  ])('is a number at the edges: %o', (counts) => {
    expect(Object.values(logOdds(counts, 200)).every(Number.isFinite)).toBe(true);
  });
});

describe('H1: rank probability', () => {
  test.each([
    [0.8, 6, 12, 0.59894],
    [0.7, 6, 12, 0.47033],
    [0.7, 10, 24, 0.52764],
  ])('H1: A = %f, n1 = %i, n0 = %i is at least %f', (probability, own, people, low) => {
    expect(rankProbabilityBound(probability, own, people)).toBeCloseTo(low, 4);
  });

  test('every person weighs the same, and ties count one half', () => {
    const { probability, people } = rankProbability([3, 5], [[4], [1, 1, 1, 1, 3, 5]], 'more');

    // Against the first: one of two. Against the second: 4 + 4 ones, a tie and a loss for the 3, a win and a tie for the 5.
    expect(people).toBe(2);
    expect(probability).toBeCloseTo((0.5 + (4 + 0.5 + 0 + 4 + 1 + 0.5) / 12) / 2, 10);
  });

  test('"less" is the mirror of "more"', () => {
    const others = [[1, 2, 8], [4]];

    const more = rankProbability([3, 5, 9], others, 'more').probability;
    const less = rankProbability([3, 5, 9], others, 'less').probability;

    expect(more + less).toBeCloseTo(1, 12);
  });

  test('values nearer than the step of shipped rates are tied', () => {
    expect(rankProbability([0.5], [[0.4931]], 'more').probability).toBe(0.5);
    expect(rankProbability([0.5], [[0.48]], 'more').probability).toBe(1);
  });

  test('people without values do not count, and without any there is no probability', () => {
    expect(rankProbability([1], [[], [0]], 'more').people).toBe(1);
    expect(rankProbability([1], [[]], 'more')).toEqual({ probability: Number.NaN, low: Number.NaN, people: 0 });
    expect(rankProbability([], [[1]], 'more').probability).toBeNaN();
  });
});

describe('H1: differences of shares', () => {
  test.each([
    [5, 6, 6, 30, 0.6333, 0.2004, 0.8056],
    [4, 6, 10, 30, 0.3333, -0.0746, 0.6087],
    [8, 10, 20, 100, 0.6, 0.2777, 0.7581],
  ])('H1: %i/%i against %i/%i is %f [%f, %f]', (k1, n1, k0, n0, difference, low, high) => {
    const lift = newcombe({ share: k1 / n1, total: n1 }, { share: k0 / n0, total: n0 });

    expect(lift.difference).toBeCloseTo(difference, 4);
    expect(lift.low).toBeCloseTo(low, 4);
    expect(lift.high).toBeCloseTo(high, 4);
  });

  test('a share of nothing may be anything', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('none of ten may still be a quarter', () => {
    expect(wilson(0, 10).high).toBeCloseTo(0.2775, 4);
  });
});

describe('area under the curve', () => {
  test('the PAN example with ties', () => {
    expect(areaUnderCurve([0.9, 0.7, 0.5, 0.2], [0.1, 0.5, 0.6, 0.3])).toBe(0.71875);
  });

  test('one class has none', () => {
    expect(areaUnderCurve([], [1])).toBeNull();
  });

  test('equals plain counting of pairs', () => {
    const positive = [3, 1, 4, 1, 5, 9, 2, 6];
    const negative = [5, 3, 5, 8, 9, 7];
    const wins: number[] = positive.flatMap((a) => negative.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));

    expect(areaUnderCurve(positive, negative)).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 12);
  });

  test('the interval holds the value, and the same seed gives the same interval', () => {
    const clusters = [
      { positive: [0.9, 0.6], negative: [0.2, 0.7] },
      { positive: [0.8, 0.4], negative: [0.3, 0.1] },
      { positive: [0.5], negative: [0.6] },
    ];

    const first = bootstrapArea(clusters, { seed: 3 });

    expect(first?.low).toBeLessThanOrEqual(first?.area ?? -1);
    expect(first?.high).toBeGreaterThanOrEqual(first?.area ?? 2);
    expect(bootstrapArea(clusters, { seed: 3 })).toEqual(first);
  });
});

describe('logistic regression', () => {
  test('an uninformative value gives the share of positives', () => {
    const examples = Array.from({ length: 40 }, (_, at) => ({ values: [0], positive: at % 4 === 0 }));

    const probability = predictLogistic(fitLogistic(examples), [0]);

    // Platt's targets: 10 · 11/12 + 30 · 1/32 of 40.
    expect(probability).toBeCloseTo((10 * (11 / 12) + 30 / 32) / 40, 6);
  });

  test('finds the log-odds of a two-by-two table', () => {
    const table = [
      { value: 0, positive: true, times: 100 },
      { value: 0, positive: false, times: 300 },
      { value: 1, positive: true, times: 300 },
      { value: 1, positive: false, times: 100 },
    ];
    const examples = table.flatMap(({ value, positive, times }) =>
      Array.from({ length: times }, () => ({ values: [value], positive })),
    );

    const { intercept, weights } = fitLogistic(examples, 0);

    expect(intercept).toBeCloseTo(-Math.log(3), 1);
    expect(weights[0]).toBeCloseTo(2 * Math.log(3), 1);
  });

  test('separable and constant values stay finite', () => {
    const { intercept, weights } = fitLogistic(
      [-2, -1, 1, 2].map((value) => ({ values: [value, 7], positive: value > 0 })),
    );

    expect([intercept, ...weights].every(Number.isFinite)).toBe(true);
    expect(weights[1]).toBeCloseTo(0, 8);
  });
});

test('quantiles are interpolated', () => {
  expect([0, 0.25, 0.5, 1].map((share) => quantile([1, 2, 3, 4], share))).toEqual([1, 1.75, 2.5, 4]);
  expect(median([5, 1, 3])).toBe(3);
  expect(quantile([], 0.5)).toBeNaN();
});
