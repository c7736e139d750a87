import { hijacksModel } from '../../core/hypotheses/index.ts';
import { askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { failureSentence } from '../../engine/model-failure.ts';
import { HyperalignError } from '../../errors.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { type Intent, inferIntents, intentsReplySchema } from '../../prompting/infer-intents.ts';

export interface Thought {
  readonly request: string;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

const mostTokens = 500;

/**
 * What the sender of a request may need, as lines for `answerRequest`, the likeliest first. A line that speaks to the model is dropped: it was written by
 * a model that had read the request. Null where its reply could not be read or was withheld; throws what kept the model from answering.
 */
export async function supposeIntents(
  model: ModelHandle,
  { request, seed, signal }: Thought,
): Promise<readonly string[] | null> {
  const reply = await askForObject(model, {
    purpose: 'think',
    prompt: inferIntents({ request }),
    schema: intentsReplySchema,
    ledger: new CallLedger(),
    ...{ maxOutputTokens: mostTokens, temperature: 0, seed },
    ...(signal === undefined ? {} : { signal }),
  });
  if (reply.kind === 'answered')
    return [...new Set(reply.value.hypotheses.map(lineOf))].filter((line) => !hijacksModel(line));
  if (reply.failure === 'invalid_output' || reply.failure === 'refused') return null;
  if (reply.cause instanceof HyperalignError) throw reply.cause;
  throw new HyperalignError('model_failed', failureSentence(reply.failure, model.id), { cause: reply.cause });
}

function lineOf({ need, reading, help }: Intent): string {
  return `${need} Meant so: ${reading} ${helpWords[help]}`.replace(/\s+/g, ' ');
}

const helpWords: Readonly<Record<Intent['help'], string>> = {
  fully: 'I can help with this.',
  partly: 'I can help with the harmless part of this.',
  not: 'I cannot help with this, and say so.',
};
