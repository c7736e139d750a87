import type { Interval } from './proportion-intervals.ts';
import { studentQuantile, studentUpperTail } from './student-quantile.ts';

export interface StatedMean {
  readonly mean: number;
  /** Its 95 % interval; null where there is none. */
  readonly interval: Interval | null;
  /** Independent units behind it. */
  readonly n: number;
}

export interface IndependentDifference {
  /** b − a. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Difference of two means of which only 95 % intervals are known, of units that have nothing to do with each other: standard errors are the longer half of the
 * interval (the other may end where the measure does) over t(.975; n − 1), degrees of freedom by Welch and Satterthwaite (Welch 1947). For Student intervals this is Welch's test; for others it takes them
 * as symmetric. Null where one has no interval: without a spread nothing can be said of the difference.
 */
export function independentDifference(a: StatedMean, b: StatedMean): IndependentDifference | null {
  const [ofA, ofB] = [squaredError(a), squaredError(b)];
  if (ofA === null || ofB === null || ofA + ofB === 0) return null;
  const degrees = (ofA + ofB) ** 2 / (ofA ** 2 / (a.n - 1) + ofB ** 2 / (b.n - 1));
  const error = Math.sqrt(ofA + ofB);
  const mean = b.mean - a.mean;
  const half = studentQuantile(0.975, degrees) * error;
  return { mean, low: mean - half, high: mean + half, p: 2 * studentUpperTail(Math.abs(mean) / error, degrees) };
}

function squaredError({ mean, interval, n }: StatedMean): number | null {
  if (interval === null || n < 2) return null;
  const half = Math.max(mean - interval.low, interval.high - mean);
  return (half / studentQuantile(0.975, n - 1)) ** 2;
}
