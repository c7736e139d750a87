import { expect, test } from 'vitest';
import type { JudgeRow } from '../../contracts/dataset.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { fitJudgeMatrix } from './low-rank-judges.ts';

const random = createRandom(4);
const sides = Array.from({ length: 80 }, () => (random.next() < 0.5 ? -1 : 1));

/** Half of the judges like what the other half does not, so that no mean tells anything. */
const opposed: readonly JudgeRow[] = Array.from({ length: 20 }, (_, at) => ({
  ...{ judge: `judge-${at}`, generator: 'model', baseline: 'other' },
  preferences: sides.map((side, place) => (place === at ? null : 1.5 + 0.5 * side * (at < 10 ? 1 : -1))),
}));

test('one direction tells judges of two opposite kinds, means do not', () => {
  const [means, one] = fitJudgeMatrix(opposed, { ranks: [0, 1], seed: 2 });

  expect(means?.accuracy.mean).toBeLessThan(0.65);
  expect(one?.accuracy.mean).toBeGreaterThan(0.95);
  expect(one?.minusMeans.low).toBeGreaterThan(0.2);
  expect(means?.minusMeans).toEqual({ mean: 0, low: 0, high: 0 });
});

test('judges that agree are told by means, and ties are not asked about', () => {
  const alike = opposed.map((row, at) => ({
    ...row,
    preferences: sides.map((side, place) => (place % 7 === at % 7 ? 0 : 1.5 + 0.5 * side)),
  }));

  const [means] = fitJudgeMatrix(alike, { ranks: [0], seed: 2 });

  expect(means?.accuracy).toEqual({ mean: 1, low: 1, high: 1 });
  expect(fitJudgeMatrix(alike, { ranks: [2], seed: 2 })).toEqual(fitJudgeMatrix(alike, { ranks: [2], seed: 2 }));
});
