import type { RegisterBackground } from '../../contracts/background.ts';
import type { Combination, HypothesisVerdict } from '../../contracts/combination.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { solveLinear } from '../numerics/solve-linear.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { type Countable, countableOf, leadOfText } from './lead-of-text.ts';
import { compareIds } from './person-text.ts';
import { exhibits } from './predicate.ts';
import { otherPeople } from './rank-among-people.ts';

export interface JudgeByHypothesesInput {
  /** In force in the register of the text. */
  readonly hypotheses: readonly Hypothesis[];
  readonly measure: TextMeasure;
  /** Of the same register; null where none could be fitted. */
  readonly combination: Combination | null;
  readonly background: RegisterBackground;
}

/** A mean of fewer verdicts is no answer. A likelihood ratio of few says itself how little it tells. */
const fewestVerdicts = 3;

/**
 * What hypotheses in force say of a text. Where a combination was fitted, those it holds give a probability; what the owner put in force
 * since is counted as followed or broken alone. Without one, verdicts weigh by reward. Also for ordering texts: by `probability`, else `score`.
 */
export function judgeByHypotheses(input: JudgeByHypothesesInput): HypothesisVerdict {
  const { hypotheses, measure } = input;
  const countable = countableOf(hypotheses);
  const verdicts = countable.map(({ predicate }) => sign(exhibits(predicate, measure)));
  const followed = verdicts.filter((verdict) => verdict > 0).length;
  const broken = verdicts.filter((verdict) => verdict < 0).length;
  const counts = { followed, broken, silent: hypotheses.length - followed - broken };
  const worth = countable.map(({ reward }) => Math.max(0, reward ?? 0));
  const spoken = verdicts.reduce((sum, verdict, at) => sum + Math.abs(verdict) * (worth[at] ?? 0), 0);
  const weighed = verdicts.reduce((sum, verdict, at) => sum + verdict * (worth[at] ?? 0), 0);
  const score = spoken === 0 ? null : rounded(weighed / spoken);
  const contributions = contributionsOf(countable, input);
  if (contributions.length > 0) {
    const odds = contributions.reduce((sum, { logOdds }) => sum + logOdds, 0);
    const probability = rounded(1 / (1 + Math.exp(-odds)));
    return { method: 'likelihood-ratio', probability, score, ...counts, contributions: [...contributions] };
  }
  if (followed + broken < fewestVerdicts || score === null)
    return { method: 'abstained', probability: null, score: null, ...counts, contributions: [] };
  return { method: 'reward-weighted', probability: null, score, ...counts, contributions: [] };
}

interface Speaking {
  readonly hypothesis: Countable;
  /** Of the text, of the person, and where both stand in the combination. */
  readonly text: number;
  readonly person: number;
  readonly at: number;
}

/** The logarithm of how much likelier the text's leads are under the person's than under other people's, both normal and correlated alike, by hypothesis. */
function contributionsOf(
  hypotheses: readonly Countable[],
  { measure, combination, background }: JudgeByHypothesesInput,
): HypothesisVerdict['contributions'] {
  if (combination === null) return [];
  const { hypothesisIds, leads, usualWords } = combination;
  const others = otherPeople(openBackground(background), 'control', [{ measure: { words: usualWords } }]);
  const speaking = hypotheses.flatMap((hypothesis): readonly Speaking[] => {
    const at = hypothesisIds.indexOf(hypothesis.id);
    const person = leads[at] ?? 0;
    const text = person > 0 ? leadOfText(hypothesis.predicate, measure, others) : null;
    return text === null ? [] : [{ hypothesis, text, person, at }];
  });
  return weigh(speaking, combination)
    .map(({ one: { hypothesis, text, person }, weight }) => ({
      hypothesisId: hypothesis.id,
      statement: hypothesis.statement,
      logOdds: rounded(weight * (text - person / 2)),
    }))
    .toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds) || compareIds(a.hypothesisId, b.hypothesisId));
}

interface Weighed {
  readonly one: Speaking;
  readonly weight: number;
}

/** Weights of the linear discriminant. A habit that would count against itself, because others say more than it does, is left out: nobody could read it. */
function weigh(speaking: readonly Speaking[], combination: Combination): readonly Weighed[] {
  const weights = solveLinear(
    speaking.map(({ at: row }) => speaking.map(({ at: column }) => combination.correlations[row]?.[column] ?? 0)),
    speaking.map(({ person }) => person),
  );
  const least = weights.reduce((found, weight, at) => (weight < (weights[found] ?? 0) ? at : found), 0);
  return (weights[least] ?? 0) < 0
    ? weigh(speaking.toSpliced(least, 1), combination)
    : speaking.map((one, at) => ({ one, weight: weights[at] ?? 0 }));
}

function sign(shown: boolean | null): number {
  return shown === null ? 0 : shown ? 1 : -1;
}

/** Four digits: the last bits of a logarithm differ between platforms. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
