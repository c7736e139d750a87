import type {
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4GenerateResult,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';

/** What every chunk and every whole answer begins with. */
export interface Envelope {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

/** A model's answer as a chat completion. */
export function completionOf(envelope: Envelope, { content, finishReason, usage }: LanguageModelV4GenerateResult) {
  const calls = content.filter((part) => part.type === 'tool-call');
  const text = joined(content, 'text');
  const reasoning = joined(content, 'reasoning');
  const message = {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    refusal: null,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0
      ? {}
      : { tool_calls: calls.map((call) => toolCallOf(call.toolCallId, call.toolName, call.input)) }),
  };
  return {
    ...envelope,
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishOf(finishReason, calls.length > 0) }],
    usage: usageOf(usage),
  };
}

function joined(content: readonly LanguageModelV4Content[], type: 'text' | 'reasoning'): string {
  return content.map((part) => (part.type === type ? part.text : '')).join('');
}

export function toolCallOf(id: string, name: string, input: string) {
  return { id, type: 'function', function: { name, arguments: input } };
}

/** Some models that call a tool say that they stopped; clients look for the call by the reason. */
export function finishOf({ unified }: LanguageModelV4FinishReason, calls: boolean): string {
  if (unified === 'length') return 'length';
  if (unified === 'content-filter') return 'content_filter';
  return unified === 'tool-calls' || calls ? 'tool_calls' : 'stop';
}

/** Whether an answer that ended so is none. */
export function isFailure({ unified }: LanguageModelV4FinishReason): boolean {
  return unified === 'error' || unified === 'interrupted';
}

export function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage) {
  const prompt = inputTokens.total ?? 0;
  const completion = outputTokens.total ?? 0;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: inputTokens.cacheRead ?? 0 },
    completion_tokens_details: { reasoning_tokens: outputTokens.reasoning ?? 0 },
  };
}
