import { upperNormalPoint } from './upper-normal-point.ts';

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Chance that a standard normal value is at most `z`, to 1e-14 and, in the tails, to 1e-12 of itself. */
export function normalDistribution(z: number): number {
  if (z > 0) return 1 - normalDistribution(-z);
  return z > -3 ? 0.5 + normalDensity(z) * centralSeries(z) : normalDensity(z) * millsRatio(-z);
}

/**
 * The standard normal value that is not exceeded with chance `probability`, to 1e-13: the rational approximation of `upperNormalPoint`, three steps of
 * Newton's method on top. −∞ for 0, ∞ for 1.
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`${probability} is no probability: give a number from 0 to 1`);
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  let z = -upperNormalPoint(probability);
  for (let step = 0; step < 3; step += 1) z -= (normalDistribution(z) - probability) / normalDensity(z);
  return z === 0 ? 0 : z;
}

/** z + z³/3 + z⁵/(3·5) + … (Marsaglia 2004). */
function centralSeries(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-18; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** Upper tail over density by Laplace's continued fraction 1/(z + 1/(z + 2/(z + 3/…))), from the inside out. */
function millsRatio(z: number): number {
  let fraction = z;
  for (let step = 120; step > 0; step -= 1) fraction = z + step / fraction;
  return 1 / fraction;
}
