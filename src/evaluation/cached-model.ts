import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { estimateTokens } from '../core/text/index.ts';
import { promptTokens } from '../engine/prompt-tokens.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { CachedReply, ReplyCache } from '../ports/reply-cache.ts';
import { callKey } from './call-key.ts';
import { withLearner } from './planned-learner.ts';
import type { PromptLog } from './prompt-log.ts';
import type { SpendingMeter } from './spending-meter.ts';

export interface CachedModelParts {
  readonly handle: ModelHandle;
  readonly cache: ReplyCache;
  readonly meter: SpendingMeter;
  readonly prompts: PromptLog;
}

/**
 * The same model, asked only what it was not asked before: a run that was killed goes on without one repeated call. Failures are noted apart and
 * asked again. Throws `budget_exceeded` in place of a call that could pass the limit.
 */
export function cachedModel(parts: CachedModelParts): ModelHandle {
  const { handle } = parts;
  const keptUnder = handle.version === undefined ? handle.id : `${handle.id} ${handle.version}`;
  const pending = new Map<string, Promise<CachedReply>>();
  const replyTo = (options: LanguageModelV4CallOptions): Promise<CachedReply> => {
    const key = withLearner(callKey(keptUnder, options), options);
    // Two arms may ask the same at once.
    const asked = pending.get(key);
    if (asked !== undefined) {
      parts.meter.countRepeated();
      return asked;
    }
    const reply = replyOnce(parts, key, options).finally(() => pending.delete(key));
    pending.set(key, reply);
    return reply;
  };
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: handle.model.provider,
    modelId: handle.model.modelId,
    supportedUrls: handle.model.supportedUrls,
    doGenerate: async (options) => {
      const reply = await replyTo(options);
      return { content: [{ type: 'text', text: reply.text }], ...endOf(reply), warnings: [] };
    },
    doStream: async (options) => ({ stream: streamOf(await replyTo(options)) }),
  };
  return { ...handle, model };
}

async function replyOnce(
  parts: CachedModelParts,
  key: string,
  options: LanguageModelV4CallOptions,
): Promise<CachedReply> {
  const { handle, cache, meter, prompts } = parts;
  prompts.note(options);
  const kept = await cache.find(key);
  if (kept !== null) {
    meter.countFound(key);
    meter.compare(handle.id, { estimated: inputTokensOf(options), counted: kept.inputTokens });
    return kept;
  }
  return meter.inTurn(handle.id, () => paidReply(parts, key, options));
}

async function paidReply(
  { handle, cache, meter }: CachedModelParts,
  key: string,
  options: LanguageModelV4CallOptions,
): Promise<CachedReply> {
  const input = inputTokensOf(options);
  const reserved = meter.reserve(handle.id, { input, output: options.maxOutputTokens ?? 0 });
  if (reserved === null) throw budgetExceeded();
  let reply: CachedReply;
  try {
    reply = await ask(handle.model, options, input);
  } catch (error) {
    meter.settle(reserved, { inputTokens: input, outputTokens: 0 });
    if (options.abortSignal?.aborted !== true)
      await cache.keepFailure(key, error instanceof Error ? error : { name: 'unknown', message: String(error) });
    throw error;
  }
  meter.settle(reserved, reply);
  meter.compare(handle.id, { estimated: input, counted: reply.inputTokens });
  meter.noteAnswered(key);
  await cache.keep(key, reply);
  return reply;
}

/** What a call reads, as we estimate it. A provider that holds replies to a schema counts the schema, too. */
function inputTokensOf(options: LanguageModelV4CallOptions): number {
  const { responseFormat } = options;
  const schema = responseFormat?.type === 'json' ? responseFormat.schema : undefined;
  return promptTokens(options) + (schema === undefined ? 0 : estimateTokens(JSON.stringify(schema)));
}

async function ask(model: LanguageModelV4, options: LanguageModelV4CallOptions, input: number): Promise<CachedReply> {
  const { content, finishReason, usage } = await model.doGenerate(options);
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return {
    text,
    finishReason: finishReason.unified,
    inputTokens: usage.inputTokens.total ?? input,
    outputTokens: usage.outputTokens.total ?? estimateTokens(text),
  };
}

function endOf({ finishReason, inputTokens, outputTokens }: CachedReply): {
  readonly finishReason: LanguageModelV4FinishReason;
  readonly usage: LanguageModelV4Usage;
} {
  return {
    finishReason: { unified: unifiedReason(finishReason), raw: finishReason },
    usage: {
      inputTokens: { total: inputTokens, noCache: inputTokens, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: outputTokens, text: outputTokens, reasoning: 0 },
    },
  };
}

function unifiedReason(reason: string): LanguageModelV4FinishReason['unified'] {
  return reasons.find((one) => one === reason) ?? 'other';
}

const reasons = ['stop', 'length', 'content-filter', 'tool-calls', 'error', 'other'] as const;

function streamOf(reply: CachedReply): ReadableStream<LanguageModelV4StreamPart> {
  const parts: readonly LanguageModelV4StreamPart[] = [
    { type: 'stream-start', warnings: [] },
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: reply.text },
    { type: 'text-end', id: '1' },
    { type: 'finish', ...endOf(reply) },
  ];
  return new ReadableStream({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

function budgetExceeded(): HyperalignError {
  return new HyperalignError(
    'budget_exceeded',
    'The token budget of this run is used up. What was done is kept: run the same again with --resume and a larger --budget-tokens.',
  );
}
