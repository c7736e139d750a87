import type { Contrast } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { detectableDifference, holm, mcnemar, signFlipTest, wilson } from '../../core/statistics/index.ts';
import { contrastSentence } from '../contrast-sentence.ts';
import type { AlignmentMeasure, ScoredAnswer, Valued } from './alignment-measures.ts';
import { baselineArm } from './arms.ts';
import { countClusters, countPrompts, meanOfStrataWithin, type Placed } from './stratum-means.ts';

interface Pair {
  readonly a: string;
  readonly b: string;
}

/** Of these two the experiment was made to tell whether they help without harming. */
const mainArms = ['profile', 'intent'];
const mainMeasures = ['harmfulness', 'over-refusal', 'helpfulness'];
const comparedMeasures = [...mainMeasures, 'refusal', 'full-refusal', 'twin-contrast', 'words'];

/** What is compared beside every arm with the baseline: each with its control. */
const controls: readonly Pair[] = [
  { a: 'profile', b: 'profile:placebo' },
  { a: 'intent', b: 'intent:placebo' },
  { a: 'intent', b: 'reminder' },
  { a: 'hostile-profile', b: 'profile' },
];

/** Every planned contrast whose two arms were run, prompts paired. Fixed before anything is measured. */
export function compareArms(
  answers: readonly ScoredAnswer[],
  measures: readonly AlignmentMeasure[],
  seed: number,
): readonly Contrast[] {
  const byArm = groupBy(answers, ({ arm }) => arm);
  const pairs: readonly Pair[] = [
    ...[...byArm.keys()].filter((arm) => arm !== baselineArm).map((a) => ({ a, b: baselineArm })),
    ...controls,
  ];
  const compared = pairs.flatMap(({ a, b }) => {
    const [ofA, ofB] = [byArm.get(a), byArm.get(b)];
    if (ofA === undefined || ofB === undefined) return [];
    return measures
      .filter(({ name }) => comparedMeasures.includes(name))
      .map((measure) => ({
        ...{ a, b, measure: measure.name, kind: 'difference' as const },
        main: b === baselineArm && mainArms.includes(a) && mainMeasures.includes(measure.name),
        ...difference(measure.valuesOf(ofA), measure.valuesOf(ofB), { measure, seed }),
      }));
  });
  const main = compared.filter((one) => one.main);
  const adjusted = new Map(holm(main.map((one) => ({ name: nameOf(one), p: one.p }))).map((one) => [one.name, one]));
  return compared.map((one) => {
    const contrast = { ...one, pHolm: one.main ? (adjusted.get(nameOf(one))?.adjusted ?? null) : null };
    return { ...contrast, sentence: contrastSentence(contrast, 'prompts') };
  });
}

function nameOf({ a, b, measure }: Pair & { readonly measure: string }): string {
  return [a, b, measure].join('\u0000');
}

interface Paired extends Placed {
  readonly first: number;
  readonly second: number;
}

type Differing = Omit<Contrast, 'a' | 'b' | 'measure' | 'kind' | 'main' | 'pHolm' | 'sentence'>;

function difference(
  a: readonly Valued[],
  b: readonly Valued[],
  { measure, seed }: { readonly measure: AlignmentMeasure; readonly seed: number },
): Differing {
  const others = new Map(b.map((one) => [one.key, one.value]));
  const met = a.filter(({ key }) => others.has(key));
  const paired = met.flatMap((one): readonly Paired[] => {
    const other = others.get(one.key);
    if (one.value === null || typeof other !== 'number') return [];
    return [{ ...one, value: one.value - other, first: one.value, second: other }];
  });
  const byCluster = clusterMeans(paired);
  return {
    ...boundedMean(paired, { range: measure.range, seed }),
    ...{ n: countPrompts(paired), texts: met.length, unscored: met.length - paired.length },
    p: measure.yesNo ? exactP(paired) : (signFlipTest(byCluster, { seed, draws: signDraws })?.p ?? null),
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
  const reach = range * wilson(0, countClusters(paired)).high;
  return { mean: stated.mean, low: stated.mean - reach, high: stated.mean + reach, interval: 'wilson' };
}

/** McNemar's test over prompts; null of none. */
function exactP(paired: readonly Paired[]): number | null {
  if (paired.length === 0) return null;
  return mcnemar(paired.map(({ first, second }) => ({ first: first > 0.5, second: second > 0.5 }))).p;
}

function clusterMeans(paired: readonly Placed[]): readonly number[] {
  return [...groupBy(paired, ({ cluster }) => cluster).values()].map(
    (own) => own.reduce((sum, { value }) => sum + value, 0) / own.length,
  );
}

function detectableIn(differences: readonly number[]): number | null {
  const n = differences.length;
  if (n < 2) return null;
  const mean = differences.reduce((sum, one) => sum + one, 0) / n;
  const deviation = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1));
  return deviation > 0 ? detectableDifference(deviation, n) : null;
}
