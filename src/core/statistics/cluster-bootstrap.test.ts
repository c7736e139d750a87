import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterBootstrap } from './cluster-bootstrap.ts';
import { studentInterval } from './student-interval.ts';

interface Scored {
  readonly person: string;
  readonly corpus?: string;
  readonly value: number;
}

const meanValue = (items: readonly Scored[]) =>
  items.length === 0 ? null : items.reduce((sum, { value }) => sum + value, 0) / items.length;
const byPerson = { clusterOf: ({ person }: Scored) => person, statistic: meanValue };

const people = (values: readonly number[], times: number): readonly Scored[] =>
  values.flatMap((value, at) => Array.from({ length: times }, () => ({ person: `p${at}`, value })));

test('more items of the same people narrow nothing', () => {
  const values = [0.2, 0.9, 0.4, 0.6, 0.1, 0.8, 0.5, 0.7];

  const once = clusterBootstrap(people(values, 1), { ...byPerson, seed: 5 });
  const often = clusterBootstrap(people(values, 40), { ...byPerson, seed: 5 });

  expect(often.interval?.low).toBeCloseTo(once.interval?.low ?? Number.NaN, 9);
  expect(often.interval?.high).toBeCloseTo(once.interval?.high ?? Number.NaN, 9);
  expect([once.items, often.items, once.clusters, often.clusters]).toEqual([8, 320, 8, 8]);
});

test('of a mean over people it is as wide as the Student interval, to a tenth', () => {
  const values = Array.from({ length: 15 }, (_, at) => Math.sin(at * 1.7));
  const width = (interval: { readonly low: number; readonly high: number } | null) =>
    interval === null ? Number.NaN : interval.high - interval.low;

  const drawn = clusterBootstrap(people(values, 1), { ...byPerson, seed: 2, draws: 20_000 });

  expect(width(drawn.interval) / width(studentInterval(values))).toBeGreaterThan(0.9);
  expect(width(drawn.interval) / width(studentInterval(values))).toBeLessThan(1.1);
});

test('clusters are drawn within their stratum, so that what only parts the strata adds no width', () => {
  const items = ['news', 'blogs'].flatMap((corpus, shift) =>
    [0.1, 0.2, 0.3, 0.4].map((value, at) => ({ person: `${corpus}${at}`, corpus, value: value + 10 * shift })),
  );

  const { value, interval } = clusterBootstrap(items, {
    ...byPerson,
    stratumOf: ({ corpus = '' }) => corpus,
    seed: 4,
  });

  expect(value).toBeCloseTo(5.25, 12);
  expect((interval?.high ?? 99) - (interval?.low ?? 0)).toBeLessThan(0.3);
});

test('takes any statistic, and says how often a draw left it undefined', () => {
  const items = [
    { person: 'a', value: 1 },
    { person: 'b', value: 2 },
    { person: 'c', value: Number.NaN },
  ];

  const result = clusterBootstrap(items, {
    clusterOf: ({ person }) => person,
    // The largest value there is; nothing of a draw of c alone.
    statistic: (drawn) => {
      const known = drawn.map(({ value }) => value).filter((value) => !Number.isNaN(value));
      return known.length === 0 ? null : Math.max(...known);
    },
    seed: 6,
    draws: 2700,
  });

  expect({ ...result, undefinedDraws: 0 }).toEqual({
    value: 2,
    interval: { low: 1, high: 2 },
    items: 3,
    clusters: 3,
    undefinedDraws: 0,
  });
  // One in 27, with four standard errors.
  expect(Math.abs(result.undefinedDraws - 100)).toBeLessThan(40);
});

test.each([
  { name: 'nothing', items: [], value: null, clusters: 0 },
  { name: 'one person', items: people([0.5], 9), value: 0.5, clusters: 1 },
  { name: 'people who are all alike', items: people([0.3, 0.3, 0.3], 3), value: 0.3, clusters: 3 },
])('there is no interval of $name', ({ items, value, clusters }) => {
  const result = clusterBootstrap(items, { ...byPerson, seed: 1, draws: 50 });

  expect(result.interval).toBeNull();
  expect(result.value).toEqual(value === null ? null : expect.closeTo(value, 12));
  expect(result.clusters).toBe(clusters);
});

test('the interval keeps its order, lies within the values and comes back with the seed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ person: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.integer({ min: 0, max: 9 }) }), {
        minLength: 1,
        maxLength: 20,
      }),
      (items) => {
        const { interval } = clusterBootstrap(items, { ...byPerson, seed: 3, draws: 60 });
        const values = items.map(({ value }) => value);

        expect(clusterBootstrap(items, { ...byPerson, seed: 3, draws: 60 }).interval).toEqual(interval);
        if (interval === null) return;
        expect(interval.low).toBeLessThanOrEqual(interval.high);
        expect(interval.low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(interval.high).toBeLessThanOrEqual(Math.max(...values));
      },
    ),
    { seed: 7 },
  );
});
