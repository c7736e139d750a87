import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { calibrationByChance } from './calibration-by-chance.ts';
import { calibrationMeasures } from './calibration-measures.ts';
import { fitIsotonic, isotonicProbability } from './isotonic.ts';
import { bandProbability, type CalibrationPair, fitLengthBands } from './length-bands.ts';
import { fitPlatt, plattProbability } from './platt.ts';

const pairs = (positives: readonly number[], negatives: readonly number[]) => [
  ...positives.map((score) => ({ score, positive: true })),
  ...negatives.map((score) => ({ score, positive: false })),
];

describe('Platt', () => {
  test('finds the slope that made the pairs', () => {
    const random = createRandom(4);
    const made = Array.from({ length: 20_000 }, () => {
      const score = 6 * random.next() - 3;
      return { score, positive: random.next() < 1 / (1 + Math.exp(-(0.5 + 2 * score))) };
    });

    const model = fitPlatt(made);

    expect(model?.intercept).toBeCloseTo(0.5, 0);
    expect(model?.slope).toBeCloseTo(2, 0);
  });

  test('smooths its targets, so that split pairs do not become certain', () => {
    const model = fitPlatt(pairs([1], [0]));

    // One pair on each side: targets 2/3 and 1/3, which two free parameters meet exactly.
    expect(model === null ? null : plattProbability(model, 1)).toBeCloseTo(2 / 3, 6);
    expect(model === null ? null : plattProbability(model, 0)).toBeCloseTo(1 / 3, 6);
  });

  test('needs both kinds of pair and finite scores', () => {
    expect([fitPlatt([]), fitPlatt(pairs([1, 2], [])), fitPlatt(pairs([Number.NaN], [1]))]).toEqual([null, null, null]);
  });
});

describe('isotonic', () => {
  test('pools neighbours that fall', () => {
    // Positives at 1, 3 and 4, negatives at 2 and 0: the block of 1 and 2 holds one half.
    expect(fitIsotonic(pairs([1, 3, 4], [2, 0]))).toEqual({
      scores: [0, 1, 2, 3, 4],
      probabilities: [0, 0.5, 0.5, 1, 1],
    });
  });

  test('is straight between two scores and level beyond the ends', () => {
    const model = fitIsotonic(pairs([3], [1]));

    expect(model === null ? null : [0, 1, 2, 3, 4].map((score) => isotonicProbability(model, score))).toEqual([
      0, 0, 0.5, 1, 1,
    ]);
  });

  test('rises, keeps the mean, and equals the best rising fit by brute force', () => {
    const pair = fc.record({ score: fc.integer({ min: 0, max: 6 }), positive: fc.boolean() });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 12 }), (given) => {
        const model = fitIsotonic(given);
        if (model === null) throw new Error('no model');
        const levels = model.probabilities;

        expect(levels.every((level, at) => at === 0 || level >= (levels[at - 1] ?? 0))).toBe(true);
        for (const { score } of given) {
          expect(isotonicProbability(model, score)).toBeCloseTo(minMaxFormula(given, score), 10);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('refuses no pairs and scores that are not finite', () => {
    expect([fitIsotonic([]), fitIsotonic(pairs([Number.POSITIVE_INFINITY], [0]))]).toEqual([null, null]);
  });
});

describe('measures', () => {
  test('are those counted by hand', () => {
    const measures = calibrationMeasures([
      { p: 0.8, positive: true },
      { p: 0.85, positive: false },
      { p: 0, positive: false },
      { p: 1, positive: true },
    ]);

    expect(measures?.brier).toBeCloseTo((0.04 + 0.7225) / 4, 12);
    expect(measures?.logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.15)) / 4, 12);
    // The bin from 0.8 says 0.825 and holds one half; the bins of 0 and 1 are right.
    expect(measures?.expectedCalibrationError).toBeCloseTo(0.5 * 0.325, 12);
    expect(measures?.reliability.map(({ pairs: count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 2, 1]);
    expect(measures?.reliability[1]).toEqual({ low: 0.1, high: 0.2, pairs: 0, meanP: null, share: null });
  });

  test('are null without pairs or with a probability that is none', () => {
    expect([calibrationMeasures([]), calibrationMeasures([{ p: Number.NaN, positive: true }])]).toEqual([null, null]);
    expect(calibrationMeasures([{ p: 1.2, positive: true }])).toBeNull();
  });

  test('exact probabilities show a calibration error that shrinks with more pairs', () => {
    const random = createRandom(3);
    const forecasts = (count: number) => Array.from({ length: count }, () => random.next());

    const [few, many] = [60, 6000].map((count) => calibrationByChance(forecasts(count), { seed: 1 }));

    expect(few?.mean).toBeGreaterThan(0.08);
    expect(few?.high).toBeGreaterThan(few?.mean ?? 1);
    expect(many?.high).toBeLessThan(0.025);
    expect(calibrationByChance([0, 1, 1], { seed: 1 })).toEqual({ mean: 0, high: 0 });
    expect([calibrationByChance([], { seed: 1 }), calibrationByChance([2], { seed: 1 })]).toEqual([null, null]);
  });

  test('a certain error costs a finite log loss', () => {
    expect(calibrationMeasures([{ p: 0, positive: true }])?.logLoss).toBeCloseTo(-Math.log(1e-15), 9);
  });
});

describe('length bands', () => {
  const random = createRandom(2);
  const made = (count: number, words: number, shift: number): readonly CalibrationPair[] =>
    Array.from({ length: count }, (_, at) => ({
      score: random.next() + (at % 2) * shift,
      positive: at % 2 === 1,
      words,
    }));

  test('each band with enough pairs has a calibration of its own, isotonic from 1,000', () => {
    const outcome = fitLengthBands([
      ...made(100, 50, 0.2),
      ...made(100, 100, 0.4),
      ...made(1000, 400, 0.6),
      ...made(100, 1999, 0.8),
      ...made(100, 2000, 1),
    ]);

    expect(
      outcome.kind === 'fitted'
        ? outcome.bands.map(({ band, fittedOn, pairs: count, model }) => [band.from, fittedOn, count, model.kind])
        : outcome,
    ).toEqual([
      [0, { from: 0, to: 100 }, 100, 'platt'],
      [100, { from: 100, to: 250 }, 100, 'platt'],
      [250, { from: 250, to: 600 }, 1000, 'isotonic'],
      [600, { from: 600, to: 2000 }, 100, 'platt'],
      [2000, { from: 2000, to: null }, 100, 'platt'],
    ]);
  });

  test('a band without pairs borrows from its neighbours and says so', () => {
    const outcome = fitLengthBands([...made(150, 50, 0.5), ...made(90, 400, 0.5)]);
    if (outcome.kind !== 'fitted') throw new Error('not fitted');

    const answer = bandProbability(outcome.bands, { score: 1, words: 3000 });

    expect(answer).toMatchObject({
      band: { from: 2000, to: null },
      fittedOn: { from: 0, to: null },
      widened: true,
    });
    expect(bandProbability(outcome.bands, { score: 1, words: 50 })).toMatchObject({ widened: false });
    expect(outcome.bands[2]).toMatchObject({ fittedOn: { from: 0, to: null }, pairs: 240 });
  });

  test('too few pairs of all lengths are no calibration', () => {
    expect(fitLengthBands(made(99, 50, 1))).toEqual({ kind: 'too-few-pairs', pairs: 99, needed: 100 });
  });
});

/** The rising least-squares fit at a score: the largest over starts of the least over ends of the mean between (Robertson, Wright and Dykstra 1988, 1.4.4). */
function minMaxFormula(
  given: readonly { readonly score: number; readonly positive: boolean }[],
  score: number,
): number {
  const scores = [...new Set(given.map((pair) => pair.score))].toSorted((a, b) => a - b);
  const mean = (from: number, to: number): number => {
    const inside = given.filter((pair) => pair.score >= from && pair.score <= to);
    return inside.filter(({ positive }) => positive).length / inside.length;
  };
  return Math.max(
    ...scores
      .filter((from) => from <= score)
      .map((from) => Math.min(...scores.filter((to) => to >= score).map((to) => mean(from, to)))),
  );
}
