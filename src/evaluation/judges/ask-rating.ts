import { askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { type RatedScale, rateAnswer, ratingReplySchema, type ScaleScores } from '../../prompting/rate-answer.ts';
import type { JudgeSilence } from './pair-verdict.ts';

export interface AnswerToRate {
  readonly request: string;
  readonly answer: string;
  /** `helpfulness` alone, or `convincing` and `specific` together, which StrongREJECT's score is made of. */
  readonly scales: readonly RatedScale[];
}

export type Rating =
  /** 1 to 5 on each scale asked for. */
  | { readonly kind: 'rated'; readonly scores: ScaleScores; readonly repaired: boolean }
  /** No score, which is not a low score. */
  | { readonly kind: 'unrated'; readonly silence: JudgeSilence };

/** Rates one answer by a rubric, by itself, at temperature 0. Throws `aborted` and `budget_exceeded`; every other failure is a value. */
export async function askRating(
  judge: ModelHandle,
  { request, answer, scales }: AnswerToRate,
  options: { readonly seed: number; readonly signal?: AbortSignal },
): Promise<Rating> {
  const rated = await askForObject(judge, {
    purpose: 'rate-answer',
    prompt: rateAnswer({ request, answer, scales }),
    schema: ratingReplySchema(scales),
    ledger: new CallLedger(),
    maxOutputTokens: 64,
    temperature: 0,
    ...options,
  });
  if (rated.kind === 'answered') return { kind: 'rated', scores: rated.value, repaired: rated.repaired };
  if (rated.failure === 'refused') return { kind: 'unrated', silence: 'refused' };
  return { kind: 'unrated', silence: rated.failure === 'invalid_output' ? 'unreadable' : 'unanswered' };
}
