import { normalDistribution, normalQuantile } from './normal-distribution.ts';
import type { Interval } from './proportion-intervals.ts';
import { quantile } from './quantile.ts';
import { resampledMeans } from './resampled-means.ts';
import { sampleMoments } from './sample-moments.ts';

export interface BcaOptions {
  readonly seed: number;
  /** Resamples; 10,000 unless said otherwise. */
  readonly draws?: number;
  /** .95 unless said otherwise. */
  readonly level?: number;
}

/**
 * Bias-corrected and accelerated bootstrap interval of the mean of one value a person (Efron 1987; Davison and Hinkley 1997, 5.3.2). The bias
 * correction is the normal point of the share of resampled means below the mean, ties one half; the acceleration comes from the jackknife. Null of
 * fewer than three people (two give three different means and no skewness) and where all values are equal.
 */
export function bcaInterval(
  values: readonly number[],
  { seed, draws = 10_000, level = 0.95 }: BcaOptions,
): Interval | null {
  const moments = sampleMoments(values);
  if (moments === null || moments.n < 3 || !moments.deviation) return null;
  const { mean } = moments;
  const means = resampledMeans(values, { seed, draws });
  const bias = normalQuantile(shareBelow(means, mean, 1e-12 * moments.deviation));
  const acceleration = accelerationOf(values, mean);
  const bound = (probability: number): number => {
    const point = bias + normalQuantile(probability);
    return quantile(means, normalDistribution(bias + point / (1 - acceleration * point)));
  };
  return { low: bound((1 - level) / 2), high: bound((1 + level) / 2) };
}

/** Never 0 or 1, which would have no normal point. */
function shareBelow(means: Float64Array, mean: number, rounding: number): number {
  let below = 0;
  for (const one of means) below += one < mean - rounding ? 1 : one <= mean + rounding ? 0.5 : 0;
  return Math.min(Math.max(below, 0.5), means.length - 0.5) / means.length;
}

/** Σ d³/(6 (Σ d²)^1.5) over d = mean of the jackknife means − jackknife mean; of a mean that is (value − mean)/(n − 1), and the divisor cancels. */
function accelerationOf(values: readonly number[], mean: number): number {
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    const difference = value - mean;
    squares += difference ** 2;
    cubes += difference ** 3;
  }
  return cubes / (6 * squares ** 1.5);
}
