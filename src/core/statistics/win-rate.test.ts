import { expect, test } from 'vitest';
import { createRandom } from '../numerics/seeded-random.ts';
import { wilson } from './proportion-intervals.ts';
import { type PersonsWin, winByDistance, winRate } from './win-rate.ts';

test.each([
  { name: 'the nearer wins', first: 0.2, second: 0.3, win: 1 },
  { name: 'the farther loses', first: 0.4, second: 0.3, win: 0 },
  { name: 'less than 1e-9 apart is a tie', first: 0.3, second: 0.3 + 9e-10, win: 0.5 },
  { name: 'more is not', first: 0.3, second: 0.3 + 2e-9, win: 1 },
  { name: 'abstaining from both is a tie', first: null, second: null, win: 0.5 },
  { name: 'abstaining from one is no verdict', first: null, second: 0.3, win: null },
])('$name', ({ first, second, win }) => {
  expect(winByDistance({ first, second })).toBe(win);
});

const verdicts = (wins: Readonly<Record<string, readonly number[]>>): readonly PersonsWin[] =>
  Object.entries(wins).flatMap(([person, all]) => all.map((win) => ({ person, win })));

test('people who give several verdicts are redrawn whole', () => {
  const split = verdicts({ a: [1, 1, 1, 1], b: [0, 0, 0, 0], c: [1, 1, 1, 0], d: [0, 0, 1, 0] });

  const result = winRate(split, { seed: 2 });

  expect({ ...result, interval: null }).toEqual({ rate: 0.5, interval: null, method: 'bootstrap', people: 4, n: 16 });
  // Sixteen verdicts of as many people would give .28 to .72.
  expect(result.interval?.low).toBeLessThan(0.1);
  expect(result.interval?.high).toBeGreaterThan(0.9);
});

test('people who all win always vouch for as many verdicts as there are people', () => {
  expect(winRate(verdicts({ a: [1, 1, 1], b: [1, 1], c: [1, 1, 1] }), { seed: 1 })).toEqual({
    rate: 1,
    interval: wilson(3, 3),
    method: 'wilson',
    people: 3,
    n: 8,
  });
});

test('nothing is said of no verdicts, and no interval given of one person', () => {
  const nothing = { interval: null, method: null };

  expect(winRate([], { seed: 1 })).toEqual({ rate: null, ...nothing, people: 0, n: 0 });
  expect(winRate(verdicts({ a: [1, 0] }), { seed: 1 })).toEqual({ rate: 0.5, ...nothing, people: 1, n: 2 });
});

test('E6: for equal arms the interval excludes one half in at most 5 % of 200 seeds', () => {
  let excluded = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = createRandom(seed);
    // People differ in how often either arm suits them.
    const all = Array.from({ length: 25 }, (_, at) => {
      const chance = 0.3 + 0.4 * random.next();
      return [0, 1, 2].map(() => ({ person: `p${at}`, win: random.next() < chance ? 1 : 0 }));
    }).flat();
    const { interval } = winRate(all, { seed, draws: 400 });
    if (interval !== null && (interval.low > 0.5 || interval.high < 0.5)) excluded += 1;
  }

  expect(excluded / 200).toBeLessThanOrEqual(0.05);
});
