import type { Hypothesis } from '../../contracts/hypothesis.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { countedAnswer, countedQuestion } from './counted-question.ts';
import { compareIds } from './person-text.ts';
import { isSameHabit } from './same-habit.ts';

export interface CountedQuestion {
  readonly featureId: string;
  readonly question: string;
  /** What counting says of each text; null where it cannot tell. */
  readonly answers: readonly (boolean | null)[];
}

export interface ChooseCountedQuestionsInput {
  /** Counted hypotheses of the person: their habits are asked for first, accepted ones before the others. */
  readonly hypotheses: readonly Hypothesis[];
  /** Counts of the texts as the model is shown them. */
  readonly measures: readonly TextMeasure[];
  readonly most: number;
}

/** Asked for where the person's own habits do not tell these texts apart: in most handfuls of texts some have them and some have not. */
const usual = 'question-marks exclamation-marks numerals word-but word-if colons please word-will'.split(' ');

/**
 * Questions that calibrate a judge: those whose answer counting knows, no two of one habit, each with at least a quarter of the texts, and two, on either side,
 * so that saying always the same is seen. Empty where nothing varies.
 */
export function chooseCountedQuestions({
  hypotheses,
  measures,
  most,
}: ChooseCountedQuestionsInput): readonly CountedQuestion[] {
  const chosen: CountedQuestion[] = [];
  const asked = tiers(hypotheses).flatMap((featureIds) =>
    featureIds
      .flatMap((featureId) => questionsAbout(featureId, measures))
      .toSorted((a, b) => rarer(b.answers) - rarer(a.answers) || compareIds(a.featureId, b.featureId)),
  );
  for (const one of asked) {
    if (chosen.length === most) break;
    if (isVaried(one.answers) && !chosen.some(({ featureId }) => isSameHabit(featureId, one.featureId))) {
      chosen.push(one);
    }
  }
  return chosen;
}

function tiers(hypotheses: readonly Hypothesis[]): readonly (readonly string[])[] {
  const featuresOf = (accepted: boolean): readonly string[] =>
    hypotheses.flatMap(({ standing, predicate }) =>
      predicate !== null && (standing === 'accepted') === accepted ? [predicate.featureId] : [],
    );
  return [featuresOf(true), featuresOf(false), usual];
}

function questionsAbout(featureId: string, measures: readonly TextMeasure[]): readonly CountedQuestion[] {
  const question = countedQuestion(featureId);
  return question === null
    ? []
    : [{ featureId, question, answers: measures.map((measure) => countedAnswer(featureId, measure)) }];
}

function isVaried(answers: readonly (boolean | null)[]): boolean {
  const clear = answers.filter((answer) => answer !== null).length;
  return rarer(answers) >= Math.max(2, clear / 4);
}

/** Texts with the rarer answer. */
function rarer(answers: readonly (boolean | null)[]): number {
  const yes = answers.filter((answer) => answer === true).length;
  const no = answers.filter((answer) => answer === false).length;
  return Math.min(yes, no);
}
