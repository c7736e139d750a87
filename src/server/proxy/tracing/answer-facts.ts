import { z } from 'zod';
import type { SpanFacts } from '../../../ports/tracer.ts';
import type { UpstreamAnswer } from '../upstream.ts';

/** What of an answer, or of an event of a stream, is told: of chat completions, completions, embeddings and responses. */
const answerSchema = z.object({
  id: z.string().optional().catch(undefined),
  model: z.string().optional().catch(undefined),
  choices: z
    .array(z.object({ finish_reason: z.string().nullish().catch(undefined) }))
    .optional()
    .catch(undefined),
  usage: z
    .object({
      prompt_tokens: z.number().optional(),
      completion_tokens: z.number().optional(),
      input_tokens: z.number().optional(),
      output_tokens: z.number().optional(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().optional() }).nullish(),
      input_tokens_details: z.object({ cached_tokens: z.number().optional() }).nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: z.number().optional() }).nullish(),
      output_tokens_details: z.object({ reasoning_tokens: z.number().optional() }).nullish(),
    })
    .nullish()
    .catch(undefined),
});
type Answer = z.infer<typeof answerSchema>;

/** Events of the Responses API hold the answer as a member. */
const eventSchema = z.union([z.object({ response: answerSchema }).transform(({ response }) => response), answerSchema]);

/** Figures of an answer's body, or of the end of its stream. Nothing where it is compressed or cannot be read: an answer goes on as it is. */
export function factsOfAnswer({ headers }: UpstreamAnswer, body: string | Uint8Array): SpanFacts {
  const header = (name: string) => headers.find(([known]) => known === name)?.[1] ?? '';
  if (header('content-encoding') !== '') return {};
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const type = header('content-type');
  if (type.startsWith('application/json')) return factsOf([read(text)].filter((one) => one !== null));
  if (!type.startsWith('text/event-stream')) return {};
  const events = text.split('\n').filter((line) => line.startsWith('data:'));
  return factsOf(events.map((line) => read(line.slice('data:'.length))).filter((one) => one !== null));
}

function read(text: string): Answer | null {
  try {
    return eventSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What is told last holds. */
function factsOf(answers: readonly Answer[]): SpanFacts {
  const last = <Value>(of: (answer: Answer) => Value | null | undefined) => {
    const found = answers.findLast((answer) => (of(answer) ?? null) !== null);
    return found === undefined ? undefined : (of(found) ?? undefined);
  };
  const usage = last((answer) => answer.usage);
  return {
    'gen_ai.response.id': last(({ id }) => id),
    'gen_ai.response.model': last(({ model }) => model),
    'gen_ai.response.finish_reasons': last(({ choices }) => reasonsOf(choices)),
    'gen_ai.usage.input_tokens': usage?.prompt_tokens ?? usage?.input_tokens,
    'gen_ai.usage.output_tokens': usage?.completion_tokens ?? usage?.output_tokens,
    'gen_ai.usage.cache_read.input_tokens':
      usage?.prompt_tokens_details?.cached_tokens ?? usage?.input_tokens_details?.cached_tokens,
    'gen_ai.usage.reasoning.output_tokens':
      usage?.completion_tokens_details?.reasoning_tokens ?? usage?.output_tokens_details?.reasoning_tokens,
  };
}

function reasonsOf(choices: Answer['choices']): readonly string[] | null {
  const reasons = (choices ?? []).flatMap(({ finish_reason: reason }) => (reason ? [reason] : []));
  return reasons.length === 0 ? null : reasons;
}

/** In bytes: figures come with the last events, and an answer of the Responses API is repeated whole in its last. */
export const mostOfEvents = 64 * 1024;
