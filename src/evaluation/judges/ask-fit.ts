import { askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { fitReplySchema, rateFit } from '../../prompting/rate-fit.ts';

export interface AnswerToFit {
  /** Who asked, such as an item of a data set of descriptions. */
  readonly description: string;
  readonly request: string;
  readonly answer: string;
}

/**
 * How far an answer fits the person described, 1 to 5, by a judge at temperature 0; null where it gives no score. A judge rewards what it is told to look for,
 * so this says that an answer was fitted and nothing of how the person writes. Throws `aborted` and `budget_exceeded`.
 */
export async function askFit(
  judge: ModelHandle,
  asked: AnswerToFit,
  options: { readonly seed: number; readonly signal?: AbortSignal },
): Promise<number | null> {
  const rated = await askForObject(judge, {
    purpose: 'rate-fit',
    prompt: rateFit(asked),
    schema: fitReplySchema,
    ledger: new CallLedger(),
    maxOutputTokens: 32,
    temperature: 0,
    ...options,
  });
  return rated.kind === 'answered' ? rated.value.fit : null;
}
