import { fitLogistic } from '../../statistics/logistic-regression.ts';
import type { CalibrationPair } from './calibration-pairs.ts';

/**
 * Weights that put a pair's values together, by ridge logistic regression on calibration people. Every value rises with likeness, so a weight below
 * zero is chance: its value is left out and the others are fitted again. A single value has weight 1.
 */
export function combineValues(all: readonly CalibrationPair[]): readonly number[] {
  // A cut text says again what the whole one says.
  const pairs = all.filter(({ form }) => form === 'whole');
  const width = pairs[0]?.values.length ?? 0;
  if (width <= 1) return new Array<number>(width).fill(1);
  let kept = Array.from({ length: width }, (_, at) => at);
  while (kept.length > 1) {
    const used = kept;
    const { weights } = fitLogistic(
      pairs.map(({ values, same }) => ({ values: used.map((at) => values[at] ?? 0), positive: same })),
    );
    const wrong = used.filter((_, place) => (weights[place] ?? 0) < 0);
    if (wrong.length === 0) return spread(used, weights, width);
    kept = used.filter((at) => !wrong.includes(at));
  }
  return spread(kept.length === 0 ? [0] : kept, [1], width);
}

/** The pair's values as one score. */
export function scoreOf(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), 0);
}

function spread(places: readonly number[], weights: readonly number[], width: number): readonly number[] {
  const all = new Array<number>(width).fill(0);
  for (const [at, place] of places.entries()) all[place] = weights[at] ?? 0;
  return all;
}
