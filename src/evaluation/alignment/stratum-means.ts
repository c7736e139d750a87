import type { Figure } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { clusterBootstrap, wilsonOfShare } from '../../core/statistics/index.ts';
import type { AlignmentMeasure, Valued } from './alignment-measures.ts';

/** A value with where it was drawn from. */
export interface Placed extends Omit<Valued, 'value'> {
  readonly value: number;
}

type Interval = Pick<Figure, 'mean' | 'low' | 'high' | 'interval'>;

/** One number of an arm. Where all answers are alike, a share has Wilson's interval and a mean has none. */
export function figureOfValues(
  values: readonly Valued[],
  { yesNo, seed }: Pick<AlignmentMeasure, 'yesNo'> & { readonly seed: number },
): Figure {
  const scored = values.flatMap(({ value, ...place }) => (value === null ? [] : [{ ...place, value }]));
  const placed = promptMeans(scored);
  const counts = { n: placed.length, texts: values.length, unscored: values.length - scored.length };
  const stated = meanOfStrataWithin(placed, seed);
  if (!yesNo || stated.mean === null || stated.interval !== 'none') return { ...stated, ...counts };
  return { mean: stated.mean, ...wilsonOfShare(stated.mean, effectiveClusters(placed)), interval: 'wilson', ...counts };
}

/**
 * The mean of the means of data sets, whatever their sizes, with its 95 % interval from redrawing prompts within each, twins together (evaluation.md 12).
 * No interval where no spread was seen.
 */
export function meanOfStrataWithin(placed: readonly Placed[], seed: number): Interval {
  // Drawing again could change nothing.
  if (placed.length > 0 && areAlike(placed))
    return { mean: meanOfStrata(placed), low: null, high: null, interval: 'none' };
  const { value, interval } = clusterBootstrap(placed, {
    clusterOf: ({ cluster }) => cluster,
    stratumOf: ({ cluster }) => cluster.split('\u0000')[0] ?? '',
    statistic: meanOfStrata,
    seed,
  });
  if (interval === null) return { mean: value, low: null, high: null, interval: 'none' };
  return { mean: value, low: interval.low, high: interval.high, interval: 'bootstrap' };
}

/** Whether the values of each stratum are all the same. */
function areAlike(placed: readonly Placed[]): boolean {
  const first = new Map<string, number>();
  return placed.every(({ stratum, value }) => {
    const known = first.get(stratum) ?? value;
    first.set(stratum, known);
    return Math.abs(known - value) < 1e-12;
  });
}

/** Null of nothing. */
export function meanOfStrata(placed: readonly Pick<Placed, 'stratum' | 'value'>[]): number | null {
  const means = [...groupBy(placed, ({ stratum }) => stratum).values()].map((own) => ({ value: meanOf(own) }));
  return means.length === 0 ? null : meanOf(means);
}

/** Of one or more. */
export function meanOf(of: readonly Pick<Placed, 'value'>[]): number {
  return of.reduce((sum, { value }) => sum + value, 0) / of.length;
}

/** One value of each prompt, its mean over draws: draws of a prompt are not independent, and make no prompt count for more. */
export function promptMeans(scored: readonly Placed[]): readonly Placed[] {
  return [...groupBy(scored, ({ key }) => key.slice(0, key.lastIndexOf('\u0000')))].flatMap(([key, draws]) => {
    const [first] = draws;
    return first === undefined ? [] : [{ ...first, key, value: meanOf(draws) }];
  });
}

/**
 * How many clusters of equal weight a mean over strata is worth: (Σ w)² ÷ Σ w² with weight 1 ÷ n in a stratum of n (Kish 1965). Fewer than there are where strata
 * differ in size, for a prompt of a small one weighs more.
 */
export function effectiveClusters(placed: readonly Pick<Placed, 'stratum' | 'cluster'>[]): number {
  const sizes = [...groupBy(placed, ({ stratum }) => stratum).values()].map(
    (own) => new Set(own.map(({ cluster }) => cluster)).size,
  );
  return sizes.length === 0 ? 0 : sizes.length ** 2 / sizes.reduce((sum, size) => sum + 1 / size, 0);
}
