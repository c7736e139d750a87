import { studentQuantile } from './student-quantile.ts';

export interface RatioPair {
  readonly over: number;
  readonly under: number;
}

export interface PairedRatio {
  /** Sum of `over` by sum of `under`; null where the latter is 0. */
  readonly mean: number | null;
  /** Null where the mean of `under` is not told from 0, of fewer than two pairs, and where all have the same ratio. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A ratio of two means of the same people with Fieller's 95 % interval (Fieller 1954): the ratios R for which the mean of over − R · under is not told
 * from 0 by Student's test. It is bounded only where the mean of `under` is told from 0.
 */
export function pairedRatio(pairs: readonly RatioPair[]): PairedRatio {
  const n = pairs.length;
  const mean = (of: (pair: RatioPair) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / n;
  const [over, under] = [mean((pair) => pair.over), mean((pair) => pair.under)];
  if (n === 0 || under === 0) return { mean: null, low: null, high: null };
  const ratio = over / under;
  const alike = pairs.every((pair) => Math.abs(pair.over - ratio * pair.under) <= 1e-12 * Math.abs(pair.over));
  if (n === 1 || alike) return { mean: ratio, low: null, high: null };
  const factor = studentQuantile(0.975, n - 1) ** 2 / (n * (n - 1));
  const noise = (one: keyof RatioPair, other: keyof RatioPair) => {
    const means = { over, under };
    return factor * pairs.reduce((sum, pair) => sum + (pair[one] - means[one]) * (pair[other] - means[other]), 0);
  };
  const a = under ** 2 - noise('under', 'under');
  const b = over * under - noise('over', 'under');
  const c = over ** 2 - noise('over', 'over');
  if (a <= 0) return { mean: ratio, low: null, high: null };
  // With a above 0 the quadratic is not above 0 at the ratio itself; below 0 under the root is rounding.
  const half = Math.sqrt(Math.max(0, b ** 2 - a * c));
  return { mean: ratio, low: (b - half) / a, high: (b + half) / a };
}
