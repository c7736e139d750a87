import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { featureIndex } from '../stylometry/feature-catalogue.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { countedAnswer, countedQuestion } from './counted-question.ts';
import { compareIds } from './person-text.ts';
import { isSameHabit } from './same-habit.ts';

/** A text that is judged, as the model is shown it. */
export interface CountedText {
  readonly measure: TextMeasure;
  /** Whether the person wrote it. */
  readonly own: boolean;
}

export interface CountedQuestion {
  readonly featureId: string;
  readonly question: string;
  /** What counting says of each text; null where it cannot tell. */
  readonly answers: readonly (boolean | null)[];
}

export interface ChooseCountedQuestionsInput {
  /** Counted hypotheses of the person: accepted habits are asked for first, then usual ones, then proposed ones, then whatever tells these texts apart. */
  readonly hypotheses: readonly Hypothesis[];
  readonly texts: readonly CountedText[];
  readonly most: number;
}

/** Plain to see, and in most handfuls of texts some have them and some have not. */
const usual = 'question-marks exclamation-marks numerals word-but word-if colons please word-will'.split(' ');

/**
 * Questions that calibrate a judge: those whose answer counting knows, no two of one habit. Of each, a quarter of the texts and two at least have the rarer answer
 * among the person's texts and among the others, added up: saying always the same is seen, and so is telling whose a text is in place of reading it.
 * Empty where nothing varies.
 */
export function chooseCountedQuestions({
  hypotheses,
  texts,
  most,
}: ChooseCountedQuestionsInput): readonly CountedQuestion[] {
  const chosen: CountedQuestion[] = [];
  for (const featureIds of tiers(hypotheses)) {
    const asked = [...new Set(featureIds)]
      .flatMap((featureId) => questionsAbout(featureId, texts))
      .map((one) => ({ ...one, spread: spreadOf(one.answers, texts) }))
      .filter(({ answers, spread }) => spread >= Math.max(2, answers.filter((answer) => answer !== null).length / 4))
      .toSorted((a, b) => b.spread - a.spread || compareIds(a.featureId, b.featureId));
    for (const { featureId, question, answers } of asked) {
      if (chosen.length === most) return chosen;
      if (!chosen.some((other) => isSameHabit(other.featureId, featureId))) {
        chosen.push({ featureId, question, answers });
      }
    }
  }
  return chosen;
}

function tiers(hypotheses: readonly Hypothesis[]): readonly (readonly string[])[] {
  const featuresOf = (accepted: boolean): readonly string[] =>
    hypotheses.flatMap(({ standing, predicate }) =>
      predicate !== null && (standing === 'accepted') === accepted ? [predicate.featureId] : [],
    );
  return [featuresOf(true), usual, featuresOf(false), [...featureIndex.keys()]];
}

function questionsAbout(featureId: string, texts: readonly CountedText[]): readonly CountedQuestion[] {
  const question = countedQuestion(featureId);
  return question === null
    ? []
    : [{ featureId, question, answers: texts.map(({ measure }) => countedAnswer(featureId, measure)) }];
}

/** Texts with the rarer answer, of the person and of others. */
function spreadOf(answers: readonly (boolean | null)[], texts: readonly CountedText[]): number {
  const rarer = (own: boolean): number => {
    const ofSide = answers.filter((_, at) => texts[at]?.own === own);
    return Math.min(
      ofSide.filter((answer) => answer === true).length,
      ofSide.filter((answer) => answer === false).length,
    );
  };
  return rarer(true) + rarer(false);
}
