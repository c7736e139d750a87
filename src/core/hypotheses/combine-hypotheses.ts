import type { RegisterBackground } from '../../contracts/background.ts';
import type { Combination, HypothesisVerdict } from '../../contracts/combination.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { fitElasticNet, predictElasticNet, type WeightedExample } from '../statistics/elastic-net.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { compareIds } from './person-text.ts';
import { exhibits, isExhibited, placeOfPredicate } from './predicate.ts';
import type { TrialText } from './try-countable.ts';

export interface FitCombinationInput {
  readonly register: string;
  /** In force in the register; those that cannot be counted are passed over. */
  readonly hypotheses: readonly Hypothesis[];
  /** Trial texts of the register: what proposed the hypotheses would flatter them. */
  readonly own: readonly TrialText[];
  readonly background: RegisterBackground;
}

const fewestOwnSources = 8;
const fewestControlTexts = 30;
const fewestToSpeak = 3;

/** Combines verdicts outside any model (hypotheses.md 6.12); null with fewer than 8 own sources, 30 control texts or 3 hypotheses. */
export function fitCombination({ register, hypotheses, own, background }: FitCombinationInput): Combination | null {
  const countable = countableOf(hypotheses);
  const sources = Map.groupBy(
    own.toSorted((a, b) => compareIds(a.id, b.id)),
    ({ id, source }) => source?.unit ?? id,
  );
  if (countable.length < fewestToSpeak || sources.size < fewestOwnSources) return null;
  const controls = controlExamples(countable, background);
  if (controls.length < fewestControlTexts) return null;
  const ownExamples = [...sources].flatMap(([unit, texts]) =>
    texts.map(
      ({ measure }): WeightedExample => ({
        values: verdictsOf(countable, measure),
        positive: true,
        weight: 0.5 / sources.size / texts.length,
        group: `own ${unit}`,
      }),
    ),
  );
  const { intercept, weights, strength } = fitElasticNet([...ownExamples, ...controls]);
  return {
    register,
    hypothesisIds: countable.map(({ id }) => id),
    intercept: rounded(intercept),
    weights: weights.map(rounded),
    strength: rounded(strength),
    ownSources: sources.size,
    controlTexts: controls.length,
  };
}

/**
 * What hypotheses in force say of a text. The combination counts while it is of exactly these; after the owner changed them, and where none
 * could be fitted, verdicts weigh by reward. Abstains when fewer than three speak. Also for ordering texts: by `probability`, else `score`.
 */
export function judgeByHypotheses(
  hypotheses: readonly Hypothesis[],
  measure: TextMeasure,
  combination: Combination | null,
): HypothesisVerdict {
  const countable = countableOf(hypotheses);
  const verdicts = verdictsOf(countable, measure);
  const followed = verdicts.filter((verdict) => verdict > 0).length;
  const broken = verdicts.filter((verdict) => verdict < 0).length;
  const counts = { followed, broken, silent: hypotheses.length - followed - broken };
  const worth = countable.map(({ reward }) => Math.max(0, reward ?? 0));
  const spoken = verdicts.reduce((sum, verdict, at) => sum + Math.abs(verdict) * (worth[at] ?? 0), 0);
  const score = verdicts.reduce((sum, verdict, at) => sum + verdict * (worth[at] ?? 0), 0) / spoken;
  if (followed + broken < fewestToSpeak || spoken === 0)
    return { method: 'abstained', probability: null, score: null, ...counts };
  if (combination === null || !isOf(combination, countable))
    return { method: 'reward-weighted', probability: null, score: rounded(score), ...counts };
  const probability = rounded(predictElasticNet(combination, verdicts));
  return { method: 'regression', probability, score: rounded(score), ...counts };
}

function countableOf(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  return hypotheses.filter(({ predicate }) => predicate !== null).toSorted((a, b) => compareIds(a.id, b.id));
}

function isOf({ hypothesisIds }: Combination, hypotheses: readonly Hypothesis[]): boolean {
  return hypothesisIds.length === hypotheses.length && hypotheses.every(({ id }, at) => hypothesisIds[at] === id);
}

/** Yes is 1, no −1, nothing to tell 0. */
function verdictsOf(hypotheses: readonly Hypothesis[], measure: TextMeasure): readonly number[] {
  return hypotheses.map(({ predicate }) => sign(predicate === null ? null : exhibits(predicate, measure)));
}

/** Every control person weighs the same, and all of them as much as the person. */
function controlExamples(
  hypotheses: readonly Hypothesis[],
  background: RegisterBackground,
): readonly WeightedExample[] {
  const writers = openBackground(background).writers.filter(({ role, texts }) => role === 'control' && texts > 0);
  return writers.flatMap(({ texts, rates }, person) =>
    Array.from({ length: texts }, (_, text): WeightedExample => {
      const values = hypotheses.map(({ predicate }) => {
        const place = predicate === null ? null : placeOfPredicate(predicate);
        if (predicate === null || place === null) return 0;
        const rate = rates[text * features.length + place] ?? Number.NaN;
        return sign(Number.isNaN(rate) ? null : isExhibited(predicate, place, rate));
      });
      return { values, positive: false, weight: 0.5 / writers.length / texts, group: `control ${person}` };
    }),
  );
}

function sign(shown: boolean | null): number {
  return shown === null ? 0 : shown ? 1 : -1;
}

/** Four digits: the last bits of a logarithm differ between platforms. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
