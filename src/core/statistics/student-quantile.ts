import { incompleteBeta, logGamma } from './incomplete-beta.ts';

/**
 * The value that a Student variable with `degrees` of freedom does not exceed with chance `probability` (Student 1908), to 1e-8 and better for 1 to
 * 200 degrees. Newton's method on the upper tail I_{ν/(ν+t²)}(ν/2, 1/2)/2, which is convex and falls from t = 0, so that the steps from there can only
 * approach the value from below.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`${probability} has no Student quantile: give a probability between 0 and 1`);
  if (!(degrees > 0)) throw new RangeError(`${degrees} degrees of freedom are none: give a number above 0`);
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  const tail = 1 - probability;
  let t = 0;
  for (let step = 0; step < 200; step += 1) {
    const rise = (studentUpperTail(t, degrees) - tail) / studentDensity(t, degrees);
    t += rise;
    if (Math.abs(rise) <= 1e-13 * Math.max(1, t)) break;
  }
  return t;
}

/** Chance that a Student variable with `degrees` of freedom exceeds `t` >= 0. */
export function studentUpperTail(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
}

function studentDensity(t: number, degrees: number): number {
  const logScale = logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - Math.log(degrees * Math.PI) / 2;
  return Math.exp(logScale - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
}
