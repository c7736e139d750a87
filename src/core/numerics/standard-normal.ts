import type { SeededRandom } from './seeded-random.ts';

/** Draws from N(0, 1) by the polar method of Marsaglia, two from each accepted pair. */
export function standardNormal(random: SeededRandom): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    for (;;) {
      const [x, y] = [2 * random.next() - 1, 2 * random.next() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const length = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * length;
      return x * length;
    }
  };
}
