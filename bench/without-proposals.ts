import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamResult } from '@ai-sdk/provider';
import type { ModelHandle } from '../src/ports/model.ts';

/**
 * The same model, but asked for hypotheses it proposes none, at once. For experiments on a delivery that shows samples alone:
 * what is proposed would not reach the prompt, and asking takes most of the time of learning.
 */
export function withoutProposals(handle: ModelHandle): ModelHandle {
  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: handle.model.provider,
    modelId: handle.model.modelId,
    supportedUrls: handle.model.supportedUrls,
    doGenerate: (options) => handle.model.doGenerate(options),
    doStream: (options) => (asksForHypotheses(options) ? emptyReply() : handle.model.doStream(options)),
  };
  return { ...handle, model, close: () => handle.close() };
}

function asksForHypotheses({ responseFormat }: LanguageModelV4CallOptions): boolean {
  return responseFormat?.type === 'json' && JSON.stringify(responseFormat.schema ?? {}).includes('"directness"');
}

async function emptyReply(): Promise<LanguageModelV4StreamResult> {
  const slot = { rule: '', quote: '', secondQuote: '' };
  const text = JSON.stringify({
    opening: slot,
    closing: slot,
    directness: slot,
    tone: slot,
    sentences: slot,
    emotion: slot,
  });
  const none = { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 };
  return {
    stream: ReadableStream.from([
      { type: 'text-start', id: '1' } as const,
      { type: 'text-delta', id: '1', delta: text } as const,
      { type: 'text-end', id: '1' } as const,
      {
        type: 'finish',
        finishReason: { unified: 'stop', raw: 'stop' },
        usage: { inputTokens: none, outputTokens: { total: 0, text: 0, reasoning: 0 } },
      } as const,
    ]),
  };
}
