import { fitLogistic, predictLogistic } from '../../statistics/logistic-regression.ts';
import type { ScoredPair } from './isotonic.ts';

/** Probability 1 / (1 + exp(−(intercept + slope · score))). */
export interface PlattModel {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * Platt's logistic with smoothed targets (n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2) (Platt 1999; Lin, Lin and Weng 2007).
 * Null when one kind of pair is missing or a score is not finite.
 */
export function fitPlatt(pairs: readonly ScoredPair[]): PlattModel | null {
  const positives = pairs.filter(({ positive }) => positive).length;
  if (positives === 0 || positives === pairs.length) return null;
  if (pairs.some(({ score }) => !Number.isFinite(score))) return null;
  const { intercept, weights } = fitLogistic(
    pairs.map(({ score, positive }) => ({ values: [score], positive })),
    0,
  );
  return { intercept, slope: weights[0] ?? 0 };
}

/** Probability of a positive at the score. */
export function plattProbability({ intercept, slope }: PlattModel, score: number): number {
  return predictLogistic({ intercept, weights: [slope] }, [score]);
}
