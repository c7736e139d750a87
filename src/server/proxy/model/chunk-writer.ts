import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { type Envelope, finishOf, isFailure, toolCallOf, usageOf } from './completion.ts';

/** Turns the parts of a model's stream into events of a chat stream, one by one. */
export interface ChunkWriter {
  /** The first event: whose turn it is. */
  begin(): string;
  /** Events of a part; empty where clients have no use for it. Throws what the model failed with. */
  write(part: LanguageModelV4StreamPart): string;
}

export interface ChunkOptions {
  readonly envelope: Envelope;
  readonly includeUsage: boolean;
}

export function chunkWriter({ envelope, includeUsage }: ChunkOptions): ChunkWriter {
  const calls = new Map<string, { readonly index: number; readonly streamed: boolean }>();
  const chunk = (choices: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) =>
    eventOf({
      ...envelope,
      object: 'chat.completion.chunk',
      choices,
      ...(includeUsage ? { usage: null } : {}),
      ...more,
    });
  const delta = (content: unknown, finish: string | null = null) =>
    chunk([{ index: 0, delta: content, logprobs: null, finish_reason: finish }]);

  const startCall = (id: string, name: string, streamed: boolean): string => {
    const index = calls.size;
    calls.set(id, { index, streamed });
    // Input that is not written as JSON piece by piece comes whole, with the call.
    return streamed ? delta({ tool_calls: [{ index, ...toolCallOf(id, name, '') }] }) : '';
  };
  const wholeCall = ({
    toolCallId,
    toolName,
    input,
  }: Extract<LanguageModelV4StreamPart, { type: 'tool-call' }>): string => {
    const known = calls.get(toolCallId);
    if (known?.streamed === true) return '';
    if (known === undefined) startCall(toolCallId, toolName, false);
    const index = known?.index ?? calls.size - 1;
    return delta({ tool_calls: [{ index, ...toolCallOf(toolCallId, toolName, input) }] });
  };
  const finish = ({ finishReason, usage }: Extract<LanguageModelV4StreamPart, { type: 'finish' }>): string => {
    if (isFailure(finishReason)) throw new Error('The model ended in the middle of its answer.');
    const last = delta({}, finishOf(finishReason, calls.size > 0));
    return last + (includeUsage ? chunk([], { usage: usageOf(usage) }) : '');
  };

  return {
    begin: () => delta({ role: 'assistant', content: '' }),
    write: (part) => {
      switch (part.type) {
        case 'text-delta':
          return delta({ content: part.delta });
        case 'reasoning-delta':
          return delta({ reasoning_content: part.delta });
        case 'tool-input-start':
          return startCall(part.id, part.toolName, part.inputEncoding !== 'text');
        case 'tool-input-delta': {
          const call = calls.get(part.id);
          if (call?.streamed !== true) return '';
          return delta({ tool_calls: [{ index: call.index, function: { arguments: part.delta } }] });
        }
        case 'tool-call':
          return wholeCall(part);
        case 'finish':
          return finish(part);
        case 'error':
          throw part.error;
        default:
          return '';
      }
    },
  };
}

export function eventOf(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
