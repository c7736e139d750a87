import { expect, test } from 'vitest';
import { createRandom } from '../numerics/seeded-random.ts';
import { type ComparedPair, lengthControl } from './length-control.ts';

const pair = (win: number, firstLength: number, secondLength = 100): ComparedPair => ({
  win,
  firstLength,
  secondLength,
});

/** Pairs drawn from a judge whose log-odds are `intercept` + `slope` · ln ratio, with first texts longer by `shift` on the log scale. */
function judged(count: number, judge: { readonly intercept: number; readonly slope: number; readonly shift: number }) {
  const random = createRandom(8);
  return Array.from({ length: count }, () => {
    const ratio = judge.shift + random.next() - 0.5;
    const chance = 1 / (1 + Math.exp(-judge.intercept - judge.slope * ratio));
    return pair(random.next() < chance ? 1 : 0, 100 * Math.exp(ratio));
  });
}

test('a judge of nothing but length gives one half at equal length, whatever it gives as it is', () => {
  const result = lengthControl(judged(8000, { intercept: 0, slope: 3, shift: 0.3 }));

  expect(result?.method).toBe('logistic');
  expect(result?.winRate).toBeGreaterThan(0.65);
  expect(Math.abs((result?.atEqualLength ?? 0) - 0.5)).toBeLessThan(0.03);
  expect(Math.abs((result?.slope ?? 0) - 3)).toBeLessThan(0.3);
  expect(result?.longerWins).toBeGreaterThan(0.65);
});

test('a judge that does not see length gives the plain win rate', () => {
  const result = lengthControl(judged(8000, { intercept: Math.log(3), slope: 0, shift: 0.2 }));

  expect(Math.abs((result?.atEqualLength ?? 0) - 0.75)).toBeLessThan(0.02);
  expect(Math.abs((result?.slope ?? 9) - 0)).toBeLessThan(0.2);
});

test('is the maximum-likelihood fit of a two-by-two table, ties as half of each', () => {
  // Half as long: 10 of 40 won. Twice as long: 15 won, 5 lost, 20 tied, which is 25 of 40.
  const pairs = [
    ...Array.from({ length: 10 }, () => pair(1, 50)),
    ...Array.from({ length: 30 }, () => pair(0, 50)),
    ...Array.from({ length: 15 }, () => pair(1, 200)),
    ...Array.from({ length: 5 }, () => pair(0, 200)),
    ...Array.from({ length: 20 }, () => pair(0.5, 200)),
  ];
  const low = Math.log(10 / 30);
  const high = Math.log(25 / 15);

  expect(lengthControl(pairs)).toEqual({
    winRate: 35 / 80,
    atEqualLength: expect.closeTo(1 / (1 + Math.exp(-(low + high) / 2)), 6),
    method: 'logistic',
    slope: expect.closeTo((high - low) / (2 * Math.LN2), 6),
    longerWins: (30 + 25) / 80,
    n: 80,
  });
});

test('where length parts wins from losses the slope is held, and an even split stays even', () => {
  const pairs = [pair(1, 130), pair(1, 150), pair(1, 120), pair(0, 100, 130), pair(0, 100, 150), pair(0, 100, 120)];

  const result = lengthControl(pairs);

  expect(result).toMatchObject({ winRate: 0.5, method: 'penalised', longerWins: 1, n: 6 });
  expect(result?.atEqualLength).toBeCloseTo(0.5, 6);
  expect(Number.isFinite(result?.slope)).toBe(true);
});

test('touching at one ratio is parted too, and ties on both sides are not', () => {
  expect(lengthControl([pair(0, 90), pair(0, 100), pair(1, 100), pair(1, 110)])?.method).toBe('penalised');
  expect(lengthControl([pair(0.5, 90), pair(0.5, 110), pair(0.5, 100)])).toMatchObject({
    atEqualLength: 0.5,
    method: 'logistic',
    slope: 0,
  });
});

test.each([
  { name: 'equal lengths', pairs: [pair(1, 100), pair(0, 100), pair(1, 100)], rate: 2 / 3, method: 'plain' },
  { name: 'always won, longer and shorter', pairs: [pair(1, 120), pair(1, 80)], rate: 1, method: 'plain' },
  { name: 'never won, longer and shorter', pairs: [pair(0, 120), pair(0, 80)], rate: 0, method: 'plain' },
  { name: 'always won and always longer', pairs: [pair(1, 120), pair(1, 130)], rate: null, method: null },
  { name: 'always twice as long', pairs: [pair(1, 200), pair(0, 200)], rate: null, method: null },
])('$name: nothing is fitted', ({ pairs, rate, method }) => {
  expect(lengthControl(pairs)).toMatchObject({ atEqualLength: rate, method, slope: null, n: pairs.length });
});

test('of no pairs there is nothing', () => {
  expect(lengthControl([])).toBeNull();
});
