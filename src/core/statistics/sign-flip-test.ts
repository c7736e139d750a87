import { createRandom } from '../numerics/seeded-random.ts';

export interface SignFlipResult {
  /** Two-sided chance of a mean at least as far from 0 if every difference were as likely with the other sign. */
  readonly p: number;
  /** `exact`: all assignments of signs; `drawn`: a seeded sample of them, with the observed one counted among them, so that p is never 0. */
  readonly kind: 'exact' | 'drawn';
  /** Differences that are not 0: the others say nothing, and dropping them changes no p. */
  readonly n: number;
}

export interface SignFlipOptions {
  readonly seed: number;
  /** Drawn assignments where there are too many for all; 100,000 unless said otherwise. */
  readonly draws?: number;
}

/** Up to this many differences from 0 all 2^n assignments are taken. */
const mostExact = 16;

/**
 * Sign-flip (one-sample permutation) test of paired differences, one a person (Fisher 1935; drawn p after Phipson and Smyth 2010: (1 + hits)/(1 + draws)).
 * Null of no differences; p = 1 where all are 0.
 */
export function signFlipTest(
  differences: readonly number[],
  { seed, draws = 100_000 }: SignFlipOptions,
): SignFlipResult | null {
  if (differences.length === 0) return null;
  const sizes = differences.map(Math.abs).filter((size) => size > 0);
  const n = sizes.length;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  // Sums of the same numbers in another order differ in their last bits and are still ties.
  const least = Math.abs(differences.reduce((sum, difference) => sum + difference, 0)) - 1e-12 * total;
  if (n > mostExact) return { p: drawnShare(sizes, { least, seed, draws }), kind: 'drawn', n };
  return { p: exactShare(sizes, least), kind: 'exact', n };
}

/** With the first sign held: every assignment has a mirror image of equal size. */
function exactShare([first = 0, ...others]: readonly number[], least: number): number {
  const sums = new Float64Array(2 ** others.length);
  sums[0] = first;
  let known = 1;
  for (const size of others) {
    for (let at = 0; at < known; at += 1) {
      const sum = sums[at] ?? 0;
      sums[at] = sum + size;
      sums[known + at] = sum - size;
    }
    known *= 2;
  }
  let hits = 0;
  for (const sum of sums) if (Math.abs(sum) >= least) hits += 1;
  return hits / sums.length;
}

function drawnShare(
  sizes: readonly number[],
  { least, seed, draws }: { readonly least: number; readonly seed: number; readonly draws: number },
): number {
  const values = Float64Array.from(sizes);
  const random = createRandom(seed);
  let hits = 1;
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = 0;
    let bits = 0;
    for (let at = 0; at < values.length; at += 1) {
      // One draw is 32 signs.
      if (at % 32 === 0) bits = random.integer(2 ** 32);
      sum += bits & 1 ? (values[at] ?? 0) : -(values[at] ?? 0);
      bits >>>= 1;
    }
    if (Math.abs(sum) >= least) hits += 1;
  }
  return hits / (draws + 1);
}
