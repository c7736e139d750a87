import { createRandom, type SeededRandom } from '../src/core/numerics/index.ts';
import { bcaInterval, type Interval, pairedContrast, studentInterval } from '../src/core/statistics/index.ts';
import { quantile } from '../src/core/statistics/quantile.ts';
import { resampledMeans } from '../src/core/statistics/resampled-means.ts';

/** Values with a known mean, of which samples are drawn. */
export interface CoverageCell {
  readonly name: string;
  readonly people: number;
  /** Of the logarithm; null for normal values. */
  readonly logDeviation: number | null;
  /** What `evaluation.md` 12 gives for nominal 95 %, from a simulation of its own: standard error about .009. */
  readonly printed: Coverage;
  /** Ours of 100,000 samples with 1,000 resamples each, seed 1: standard error .001. */
  readonly longRun: Coverage;
}

/** Share of samples whose interval holds the mean of what they were drawn from. */
export interface Coverage {
  readonly bca: number;
  readonly percentile: number;
  readonly student: number;
}

export const coverageCells: readonly CoverageCell[] = [
  {
    name: 'normal25',
    people: 25,
    logDeviation: null,
    printed: { bca: 0.932, percentile: 0.934, student: 0.941 },
    longRun: { bca: 0.9284, percentile: 0.9292, student: 0.949 },
  },
  {
    name: 'logNormalHalf25',
    people: 25,
    logDeviation: 0.5,
    printed: { bca: 0.899, percentile: 0.899, student: 0.917 },
    longRun: { bca: 0.9165, percentile: 0.9156, student: 0.9325 },
  },
  {
    name: 'logNormalOne25',
    people: 25,
    logDeviation: 1,
    printed: { bca: 0.896, percentile: 0.88, student: 0.885 },
    longRun: { bca: 0.8818, percentile: 0.8672, student: 0.876 },
  },
  {
    name: 'normal12',
    people: 12,
    logDeviation: null,
    printed: { bca: 0.908, percentile: 0.908, student: 0.946 },
    longRun: { bca: 0.9065, percentile: 0.9091, student: 0.9498 },
  },
];

export interface CoverageOptions {
  /** Samples drawn. */
  readonly sets: number;
  /** Bootstrap resamples of each. */
  readonly draws: number;
  readonly seed: number;
}

/** Draws samples and counts how often each nominal 95 % interval holds the true mean. */
export function simulateCoverage(
  { people, logDeviation }: Pick<CoverageCell, 'people' | 'logDeviation'>,
  { sets, draws, seed }: CoverageOptions,
): Coverage {
  const { draw, mean } = source(logDeviation, createRandom(seed));
  const held = { bca: 0, percentile: 0, student: 0 };
  const holds = (interval: Interval | null) =>
    interval !== null && interval.low <= mean && interval.high >= mean ? 1 : 0;
  for (let set = 0; set < sets; set += 1) {
    const values = Array.from({ length: people }, draw);
    const resampling = { seed: seed * sets + set, draws };
    const means = resampledMeans(values, resampling);
    held.bca += holds(bcaInterval(values, resampling));
    held.percentile += holds({ low: quantile(means, 0.025), high: quantile(means, 0.975) });
    held.student += holds(studentInterval(values));
  }
  return { bca: held.bca / sets, percentile: held.percentile / sets, student: held.student / sets };
}

/** Share of samples around 0 whose stated interval leaves 0 out, and whose sign-flip p is at most .05. */
export function simulateFalseFindings(
  { people, logDeviation }: Pick<CoverageCell, 'people' | 'logDeviation'>,
  { sets, draws, seed }: CoverageOptions,
): { readonly stated: number; readonly signFlip: number; readonly disagreement: number } {
  const { draw, mean } = source(logDeviation, createRandom(seed));
  let stated = 0;
  let signFlip = 0;
  let disagreement = 0;
  for (let set = 0; set < sets; set += 1) {
    const values = Array.from({ length: people }, () => draw() - mean);
    const contrast = pairedContrast(values, { seed: seed * sets + set, bootstrapDraws: draws });
    if ((contrast.low ?? 0) > 0 || (contrast.high ?? 0) < 0) stated += 1;
    if ((contrast.signFlip?.p ?? 1) <= 0.05) signFlip += 1;
    if (contrast.agree === false) disagreement += 1;
  }
  return { stated: stated / sets, signFlip: signFlip / sets, disagreement: disagreement / sets };
}

function source(
  logDeviation: number | null,
  random: SeededRandom,
): { readonly draw: () => number; readonly mean: number } {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  if (logDeviation === null) return { draw: normal, mean: 0 };
  return { draw: () => Math.exp(logDeviation * normal()), mean: Math.exp(logDeviation ** 2 / 2) };
}
