import type { RegisterBackground } from '../src/contracts/background.ts';
import type { Hypothesis } from '../src/contracts/hypothesis.ts';
import { fitCombination, judgeByHypotheses } from '../src/core/hypotheses/index.ts';
import { bootstrapArea, type ScoredCluster } from '../src/core/statistics/index.ts';
import { calibrationMeasures } from '../src/core/stylometry/calibration/calibration-measures.ts';
import { areaDifference } from './area-difference.ts';
import type { NearnessTo } from './delta-of-known.ts';
import type { MeasuredText } from './people-of-corpus.ts';

/** The same later texts of one person and of others, scored by what was accepted of the person and by Cosine Delta. */
export interface Asked {
  /** Logarithms of odds; 0 where no hypothesis speaks. */
  readonly hypotheses: ScoredCluster;
  /** With as many known texts as the hypotheses were made from, with five as in stylometry.md 9.2, and with all of them but without their topic. */
  readonly delta: ScoredCluster;
  readonly deltaOfFive: ScoredCluster;
  readonly deltaWithoutTopic: ScoredCluster;
}

export interface AskInput {
  readonly accepted: readonly Hypothesis[];
  readonly known: readonly MeasuredText[];
  readonly same: readonly MeasuredText[];
  readonly different: readonly MeasuredText[];
  readonly background: RegisterBackground;
  readonly delta: NearnessTo;
  readonly deltaWithoutTopic: NearnessTo;
}

export function ask({ accepted, known, same, different, background, ...by }: AskInput): Asked {
  const combination = fitCombination({
    register: background.register,
    hypotheses: accepted,
    own: known,
    background,
  });
  const score = (by: (text: MeasuredText) => number): ScoredCluster => ({
    positive: same.map(by),
    negative: different.map(by),
  });
  return {
    hypotheses: score(({ measure }) =>
      judgeByHypotheses({ hypotheses: accepted, measure, combination, background }).contributions.reduce(
        (sum, { logOdds }) => sum + logOdds,
        0,
      ),
    ),
    delta: score((text) => by.delta(known, text)),
    deltaOfFive: score((text) => by.delta(known.slice(0, 5), text)),
    deltaWithoutTopic: score((text) => by.deltaWithoutTopic(known, text)),
  };
}

/** Areas over all people, with how surely they differ, and how far the probabilities are from what became of them. */
export function sameOrDifferent(asked: readonly Asked[], seed: number): Record<string, number | null> {
  const hypotheses = asked.map((one) => one.hypotheses);
  const area = bootstrapArea(hypotheses, { seed });
  const figures = {
    Auc: area?.area ?? null,
    AucLow: area?.low ?? null,
    AucHigh: area?.high ?? null,
    CalibrationError: calibrationError(hypotheses),
    ...comparison(
      'Delta',
      hypotheses,
      asked.map(({ delta }) => delta),
      seed,
    ),
    ...comparison(
      'DeltaOf5',
      hypotheses,
      asked.map(({ deltaOfFive }) => deltaOfFive),
      seed,
    ),
    ...comparison(
      'DeltaWithoutTopic',
      hypotheses,
      asked.map(({ deltaWithoutTopic }) => deltaWithoutTopic),
      seed,
    ),
  };
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, value === null ? null : Number(value.toFixed(3))]),
  );
}

function comparison(
  name: string,
  hypotheses: readonly ScoredCluster[],
  other: readonly ScoredCluster[],
  seed: number,
): Record<string, number | null> {
  const found = areaDifference(hypotheses, other, seed);
  return {
    [`${name}Auc`]: found?.otherArea ?? null,
    [`Over${name}`]: found?.difference ?? null,
    [`Over${name}Low`]: found?.low ?? null,
    [`Over${name}High`]: found?.high ?? null,
  };
}

/** Of probabilities at even odds, where a hypothesis speaks. */
function calibrationError(people: readonly ScoredCluster[]): number | null {
  const probabilities = (scores: readonly number[], positive: boolean) =>
    scores.filter((odds) => odds !== 0).map((odds) => ({ p: 1 / (1 + Math.exp(-odds)), positive }));
  const all = people.flatMap((one) => [...probabilities(one.positive, true), ...probabilities(one.negative, false)]);
  return calibrationMeasures(all)?.expectedCalibrationError ?? null;
}
