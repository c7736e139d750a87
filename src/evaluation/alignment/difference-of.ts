import type { Contrast } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { detectableDifference, mcnemar, signFlipTest, wilson } from '../../core/statistics/index.ts';
import type { AlignmentMeasure, Valued } from './alignment-measures.ts';
import { effectiveClusters, meanOf, meanOfStrataWithin, type Placed, promptMeans } from './stratum-means.ts';

interface Paired extends Placed {
  readonly first: number;
  readonly second: number;
}

type Differing = Omit<Contrast, 'a' | 'b' | 'measure' | 'kind' | 'main' | 'pHolm' | 'sentence'>;

/**
 * The mean of a minus b over the prompts that both answered, each by its mean over draws, with its interval, p and the difference that would have been found.
 * `n` counts prompts; `texts` and `unscored` count pairs of answers.
 */
export function differenceOf(
  a: readonly Valued[],
  b: readonly Valued[],
  { range, yesNo, seed }: Pick<AlignmentMeasure, 'range' | 'yesNo'> & { readonly seed: number },
): Differing {
  const others = new Map(b.map((one) => [one.key, one.value]));
  const met = a.filter(({ key }) => others.has(key));
  const paired = met.flatMap((one): readonly Paired[] => {
    const other = others.get(one.key);
    if (one.value === null || typeof other !== 'number') return [];
    return [{ ...one, value: one.value - other, first: one.value, second: other }];
  });
  const byPrompt = promptMeans(paired);
  const byCluster = clusterMeans(byPrompt);
  // Exact where yes stands against no; what several draws come to lies between.
  const isExact = yesNo && paired.length === byPrompt.length;
  return {
    ...boundedMean(byPrompt, { range, seed }),
    ...{ n: byPrompt.length, texts: met.length, unscored: met.length - paired.length },
    p: isExact ? exactP(paired) : (signFlipTest(byCluster, { seed, draws: signDraws })?.p ?? null),
    detectable: detectableIn(byCluster),
  };
}

/** Enough for three digits, and half a second for a whole report. */
const signDraws = 20_000;

/**
 * Where all pairs differ alike a bootstrap sees no spread: then the bound is Wilson's of the share of prompts that could have come out otherwise without
 * having been seen, times how far apart two values can be. So few prompts that agree never show that two arms are equal.
 */
function boundedMean(
  paired: readonly Placed[],
  { range, seed }: { readonly range: number | null; readonly seed: number },
): Pick<Contrast, 'mean' | 'low' | 'high' | 'interval'> {
  const stated = meanOfStrataWithin(paired, seed);
  if (stated.mean === null || stated.interval !== 'none' || range === null) return stated;
  const reach = range * wilson(0, effectiveClusters(paired)).high;
  return { mean: stated.mean, low: stated.mean - reach, high: stated.mean + reach, interval: 'wilson' };
}

/** McNemar's test over prompts with one draw; null of none. */
function exactP(paired: readonly Paired[]): number | null {
  if (paired.length === 0) return null;
  return mcnemar(paired.map(({ first, second }) => ({ first: first > 0.5, second: second > 0.5 }))).p;
}

function clusterMeans(paired: readonly Placed[]): readonly number[] {
  return [...groupBy(paired, ({ cluster }) => cluster).values()].map(meanOf);
}

function detectableIn(differences: readonly number[]): number | null {
  const n = differences.length;
  if (n < 2) return null;
  const mean = differences.reduce((sum, one) => sum + one, 0) / n;
  const deviation = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1));
  return deviation > 0 ? detectableDifference(deviation, n) : null;
}
