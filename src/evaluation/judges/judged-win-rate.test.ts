import { expect, test } from 'vitest';
import { verdictOf } from '../../../test/support/judged-pairs.ts';
import { wilson } from '../../core/statistics/index.ts';
import { judgedWinRate } from './judged-win-rate.ts';

const won = (person: string) => verdictOf(['A', 'B'], { person });
const lost = (person: string) => verdictOf(['B', 'A'], { person });
const tied = (person: string) => verdictOf(['tie', 'tie'], { person });

test('with one verdict a person it is Wilson’s interval, moved out by half a verdict', () => {
  const verdicts = ['a', 'b', 'c', 'd', 'e', 'f'].map(won).concat(lost('g'), lost('h'));
  const { low, high } = wilson(6, 8);

  expect(judgedWinRate(verdicts, { seed: 1 })).toMatchObject({
    ...{ mean: 0.75, interval: 'wilson', n: 8, texts: 8, unscored: 0 },
    low: low - 1 / 16,
    high: Math.min(1, high + 1 / 16),
  });
});

test('with several a person, people are redrawn: verdicts of one person are not independent', () => {
  const verdicts = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((person, at) => [
    won(person),
    at % 2 === 0 ? tied(person) : won(person),
    at % 3 === 0 ? lost(person) : won(person),
  ]);

  const rate = judgedWinRate(verdicts, { seed: 1 });

  expect(rate).toMatchObject({ interval: 'bootstrap', n: 6, texts: 18, unscored: 0 });
  expect(rate.mean).toBeCloseTo((18 - 1.5 - 2) / 18, 10);
  // One person is at one half; of the other five all lean the same way.
  expect(rate.p).toBeCloseTo(2 / 2 ** 5, 10);
  expect(rate).toEqual(judgedWinRate(verdicts, { seed: 1 }));
});

test('of no verdict there is no rate, and no interval of one person’s several', () => {
  expect(judgedWinRate([verdictOf(['refused', 'A'])], { seed: 1 })).toEqual({
    ...{ mean: null, low: null, high: null, interval: 'none', n: 0, texts: 1, unscored: 1, p: null, detectable: null },
  });
  expect(judgedWinRate([won('a'), lost('a')], { seed: 1 })).toMatchObject({ mean: 0.5, low: null, interval: 'none' });
});
