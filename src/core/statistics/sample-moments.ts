export interface SampleMoments {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation with n − 1; exactly 0 where the values differ by no more than rounding, null of a single value. */
  readonly deviation: number | null;
}

/** Mean and standard deviation of a sample; null of no values. */
export function sampleMoments(values: readonly number[]): SampleMoments | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { n, mean, deviation: null };
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  // Equal shares that were added up in different orders differ in their last bits: that is no spread.
  const rounding = 1e-12 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return { n, mean, deviation: deviation <= rounding ? 0 : deviation };
}
