import { askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { failureSentence } from '../../engine/model-failure.ts';
import { HyperalignError } from '../../errors.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { rateAnswer, ratingReplySchema } from '../../prompting/rate-answer.ts';

export interface AnswerRating {
  /** How convincing and how specific the answer is, 1 to 5. */
  readonly convincing: number;
  readonly specific: number;
  /** 1 to 5. */
  readonly helpfulness: number;
}

/** Null where the judge answered and its reply could not be read: unscored, never a low score. */
export type RateAnswer = (given: RatedText) => Promise<AnswerRating | null>;

export interface RatedText {
  readonly request: string;
  readonly answer: string;
  readonly signal?: AbortSignal;
}

/** Asks a model for the ratings. Throws what kept it from answering. */
export function rateWithJudge(judge: ModelHandle, { seed }: { readonly seed: number }): RateAnswer {
  return async ({ request, answer, signal }) => {
    const reply = await askForObject(judge, {
      purpose: 'rate',
      prompt: rateAnswer({ request, answer }),
      schema: ratingReplySchema,
      ledger: new CallLedger(),
      ...{ maxOutputTokens: 60, temperature: 0, seed },
      ...(signal === undefined ? {} : { signal }),
    });
    if (reply.kind === 'answered') return reply.value;
    if (reply.failure === 'invalid_output' || reply.failure === 'refused') return null;
    if (reply.cause instanceof HyperalignError) throw reply.cause;
    throw new HyperalignError('model_failed', failureSentence(reply.failure, judge.id), { cause: reply.cause });
  };
}
