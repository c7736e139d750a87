import { compareAnswers } from '../../prompting/compare-answers.ts';
import { judgePair } from '../../prompting/judge-pair.ts';
import type { Prompt } from '../../prompting/prompt.ts';
import type { AnswersToCompare, PairToJudge } from './pair-verdict.ts';

/** What a judge is asked of two texts; by the order in which they stand nothing else of it changes. */
export interface PairQuestion<Pair> {
  /** For run records. */
  readonly purpose: string;
  /** Texts that are shown beside the two, and cut like these where the judge's context is small. */
  readonly besideOf: (pair: Pair) => readonly string[];
  /** `candidates`: the text called A, then the one called B. The reply is that of `judgePair`. */
  readonly promptOf: (beside: readonly string[], candidates: readonly [string, string]) => Prompt;
}

/** Which of two texts is by the writer of the known ones? */
export const sameWriter: PairQuestion<PairToJudge> = {
  purpose: 'judge-pair',
  besideOf: ({ known }) => known,
  promptOf: (known, candidates) => judgePair({ known, candidates }),
};

/** Which of two answers serves the request better? */
export const betterAnswer: PairQuestion<AnswersToCompare> = {
  purpose: 'compare-answers',
  besideOf: ({ request }) => [request],
  promptOf: ([request = ''], answers) => compareAnswers({ request, answers }),
};
