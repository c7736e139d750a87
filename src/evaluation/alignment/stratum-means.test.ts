import { describe, expect, test } from 'vitest';
import { effectiveClusters } from './stratum-means.ts';

const placed = (sizes: readonly number[]) =>
  sizes.flatMap((size, stratum) =>
    Array.from({ length: size }, (_, at) => ({ stratum: `s${stratum}`, cluster: `s${stratum}/${at}` })),
  );

describe('the clusters that a mean over strata is worth', () => {
  test('are all of them where strata are of one size', () => {
    expect(effectiveClusters(placed([60, 60, 60]))).toBeCloseTo(180, 9);
  });

  test('are fewer where a small stratum weighs as much as a large one', () => {
    // Variance of a mean of stratum means, of values with variance 1: (1/47 + 1/48 + 1/95) / 9 = 1 / 170.98.
    expect(effectiveClusters(placed([47, 48, 95]))).toBeCloseTo(170.98, 2);
  });

  test('count twins once, and nothing as nothing', () => {
    expect(effectiveClusters([...placed([5]), ...placed([5])])).toBeCloseTo(5, 9);
    expect(effectiveClusters([])).toBe(0);
  });
});
