import { createRandom } from '../../numerics/seeded-random.ts';
import { quantile } from '../../statistics/quantile.ts';
import { calibrationMeasures, type ForecastPair } from './calibration-measures.ts';

export interface CalibrationByChance {
  /** Mean expected calibration error of probabilities that hold exactly. */
  readonly mean: number;
  /** Exceeded by chance in 5 % of draws. */
  readonly high: number;
}

const draws = 400;

/**
 * The calibration error that the same probabilities would show if each were exactly right: with few pairs it is far from 0, as shares of ten bins
 * scatter. Outcomes are drawn from the probabilities. Null without pairs, or with a probability outside [0, 1].
 */
export function calibrationByChance(
  probabilities: readonly number[],
  { seed }: { readonly seed: number },
): CalibrationByChance | null {
  const random = createRandom(seed);
  const errors: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const pairs = probabilities.map((p): ForecastPair => ({ p, positive: random.next() < p }));
    const measured = calibrationMeasures(pairs);
    if (measured === null) return null;
    errors.push(measured.expectedCalibrationError);
  }
  const ascending = errors.toSorted((a, b) => a - b);
  return { mean: ascending.reduce((sum, error) => sum + error, 0) / draws, high: quantile(ascending, 0.95) };
}
