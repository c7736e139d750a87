import type { SeededRandom } from '../../../numerics/seeded-random.ts';

/**
 * Weights from a symmetric Dirichlet distribution. Draws of Gamma(α) underflow for small α, so their logarithms are drawn, log Gamma(α + 1) + log(u) / α, and
 * normalised by the largest.
 */
export function drawDirichlet(count: number, alpha: number, random: SeededRandom): readonly number[] {
  const logs = Array.from(
    { length: count },
    () => Math.log(drawGamma(alpha + 1, random)) + Math.log(1 - random.next()) / alpha,
  );
  const largest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Gamma(shape, 1) for a shape of 1 or more (Marsaglia and Tsang 2000). */
function drawGamma(shape: number, random: SeededRandom): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
