import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bcaInterval } from './bca-interval.ts';
import { normalDistribution, normalQuantile } from './normal-distribution.ts';
import { quantile } from './quantile.ts';

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** All n^n resamples instead of drawn ones, and the jackknife by leaving people out one by one. */
function enumeratedBca(values: readonly number[]): { readonly low: number; readonly high: number } {
  let sums: readonly number[] = [0];
  for (let place = 0; place < values.length; place += 1)
    sums = sums.flatMap((sum) => values.map((value) => sum + value));
  const means = Float64Array.from(sums, (sum) => sum / values.length).sort();
  const below = means.reduce((count, one) => count + (one < meanOf(values) - 1e-12 ? 1 : 0), 0);
  const equal = means.reduce((count, one) => count + (Math.abs(one - meanOf(values)) <= 1e-12 ? 1 : 0), 0);
  const bias = normalQuantile((below + equal / 2) / means.length);
  const left = values.map((_, at) => meanOf(values.filter((__, other) => other !== at)));
  const cubes = left.reduce((sum, one) => sum + (meanOf(left) - one) ** 3, 0);
  const squares = left.reduce((sum, one) => sum + (meanOf(left) - one) ** 2, 0);
  const acceleration = cubes / (6 * squares ** 1.5);
  const at = (z: number) => quantile(means, normalDistribution(bias + (bias + z) / (1 - acceleration * (bias + z))));
  return { low: at(-1.959963984540054), high: at(1.959963984540054) };
}

test.each([
  { name: 'skewed', values: [0.11, 0.19, 0.23, 0.37, 0.52, 1.9, 0.05] },
  { name: 'even', values: [-0.31, 0.12, 0.07, 0.44, -0.05, 0.2] },
])('is near the interval from every possible resample: $name', ({ values }) => {
  const drawn = bcaInterval(values, { seed: 5, draws: 200_000 });
  const every = enumeratedBca(values);

  // Seven values have few different means: one step of theirs is up to 1.5 % of the width.
  const most = 0.02 * (every.high - every.low);
  expect(Math.abs((drawn?.low ?? Number.NaN) - every.low)).toBeLessThan(most);
  expect(Math.abs((drawn?.high ?? Number.NaN) - every.high)).toBeLessThan(most);
});

test('a long upper tail moves both ends up, against the percentiles of the same draws', () => {
  const skewed = [0.1, 0.2, 0.1, 0.3, 0.2, 0.4, 0.1, 0.2, 3.1, 0.3];
  const mirrored = skewed.map((value) => -value);

  const up = bcaInterval(skewed, { seed: 2 });
  const down = bcaInterval(mirrored, { seed: 2 });

  expect((up?.high ?? 0) - meanOf(skewed)).toBeGreaterThan(1.5 * (meanOf(skewed) - (up?.low ?? 0)));
  expect(up?.low).toBeCloseTo(-(down?.high ?? 0), 10);
  expect(up?.high).toBeCloseTo(-(down?.low ?? 0), 10);
});

test('follows the values when they are shifted or scaled', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: -20, max: 20 }),
      (values, scale, shift) => {
        const plain = bcaInterval(values, { seed: 4, draws: 200 });
        const moved = bcaInterval(
          values.map((value) => scale * value + shift),
          { seed: 4, draws: 200 },
        );

        if (plain === null) expect(moved).toBeNull();
        else {
          expect(moved?.low).toBeCloseTo(scale * plain.low + shift, 6);
          expect(moved?.high).toBeCloseTo(scale * plain.high + shift, 6);
        }
      },
    ),
    { seed: 7, numRuns: 50 },
  );
});

test.each([
  { name: 'nobody', values: [] },
  { name: 'one person', values: [0.4] },
  { name: 'two people', values: [0.4, 0.1] },
  { name: 'equal values', values: [0.4, 0.4, 0.4, 0.4] },
  { name: 'values that are equal but for rounding', values: [0.1 + 0.2, 0.3, 0.3, 0.3] },
])('there is none of $name', ({ values }) => {
  expect(bcaInterval(values, { seed: 1 })).toBeNull();
});

test('equal seeds give equal intervals, and narrower levels narrower ones', () => {
  const values = [0.2, -0.1, 0.4, 0.3, 0.05, 0.6, -0.2, 0.1];

  const wide = bcaInterval(values, { seed: 9 });
  const narrow = bcaInterval(values, { seed: 9, level: 0.8 });

  expect(bcaInterval(values, { seed: 9 })).toEqual(wide);
  expect(narrow?.low).toBeGreaterThan(wide?.low ?? 0);
  expect(narrow?.high).toBeLessThan(wide?.high ?? 0);
});
