import type { SeededRandom } from '../../numerics/index.ts';
import { standardNormal } from '../../numerics/standard-normal.ts';
import { requirePositive, requireWhole } from '../invalid.ts';

export interface DirichletOptions {
  /** The concentration of each part: near 0 people follow one part alone, far above 1 all mix the same. */
  readonly alpha: number;
  readonly parts: number;
}

/**
 * Draws weights from the symmetric Dirichlet(α). Gamma(α) is drawn as its logarithm, log Gamma(α + 1) + log(U) / α, and normalised by log-sum-exp, because
 * at a small α all parts underflow to 0 otherwise.
 */
export function dirichlet(random: SeededRandom, { alpha, parts }: DirichletOptions): () => Float32Array {
  requirePositive('Alpha', alpha);
  requireWhole('The number of parts', parts, 1);
  const normal = standardNormal(random);
  return () => {
    const logs = Float64Array.from({ length: parts }, () => {
      const uniform = 1 - random.next();
      return Math.log(gammaAboveOne(random, normal, alpha + 1)) + Math.log(uniform) / alpha;
    });
    const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const total = logs.reduce((sum, value) => sum + Math.exp(value - most), 0);
    return Float32Array.from(logs, (value) => Math.exp(value - most) / total);
  };
}

/** Gamma(shape) for a shape of at least 1 (Marsaglia and Tsang 2000). */
function gammaAboveOne(random: SeededRandom, normal: () => number, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const uniform = 1 - random.next();
    if (Math.log(uniform) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
