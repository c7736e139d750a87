import type { Interval } from './proportion-intervals.ts';
import { sampleMoments } from './sample-moments.ts';
import { studentQuantile } from './student-quantile.ts';

/**
 * Student interval of the mean of one value a person: m ± t(1 − (1 − level)/2; n − 1) · s/√n (Student 1908). Of per-person differences it is the paired
 * interval. Null of fewer than two people, and where all values are equal: no spread was seen, which does not mean that there is none.
 */
export function studentInterval(
  values: readonly number[],
  { level = 0.95 }: { readonly level?: number } = {},
): Interval | null {
  const moments = sampleMoments(values);
  if (moments === null || moments.deviation === null || moments.deviation === 0) return null;
  const { n, mean, deviation } = moments;
  const half = (studentQuantile((1 + level) / 2, n - 1) * deviation) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}
