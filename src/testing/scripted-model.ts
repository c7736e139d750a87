import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import { type Outcome, streamOf } from './scripted-stream.ts';

/** What the model answers to one call. A plain string is a whole text. */
export type ScriptedReply =
  | string
  | { readonly text: string; readonly finishReason?: LanguageModelV4FinishReason['unified'] }
  /** Answers with JSON; `cutAfter` characters, as a token limit would cut it. */
  | { readonly json: unknown; readonly cutAfter?: number }
  /** Fails before the first word, or after `text` when streaming. */
  | { readonly fail: Error; readonly text?: string }
  /** Never answers; ends when the call is aborted. */
  | { readonly hang: true };

/** One reply a call, in order; or what to reply to a call, told by its prompt. */
export type Script = readonly ScriptedReply[] | ((call: ScriptedCall) => ScriptedReply);

export interface ScriptedCall {
  /** From 0. */
  readonly index: number;
  readonly system: string;
  /** Earlier and last turns, without the system message. */
  readonly turns: readonly { readonly role: string; readonly text: string }[];
  /** System message and turns together, for searching. */
  readonly prompt: string;
  readonly streamed: boolean;
  readonly options: LanguageModelV4CallOptions;
}

export interface ScriptedModel extends ModelHandle {
  /** Every call so far, failed ones too. */
  readonly calls: readonly ScriptedCall[];
  readonly closed: boolean;
}

export type ScriptedModelFacts = Partial<
  Pick<ModelHandle, 'id' | 'size' | 'delivery' | 'speed' | 'contextTokens' | 'heedsBias' | 'avoidsRepetition'>
>;

/** A model that answers by a script. Counts four characters as a token. Asked more often than scripted, it throws `model_failed`. */
export function scriptedModel(script: Script, facts: ScriptedModelFacts = {}): ScriptedModel {
  const calls: ScriptedCall[] = [];
  let closed = false;

  const take = (options: LanguageModelV4CallOptions, streamed: boolean): Outcome => {
    options.abortSignal?.throwIfAborted();
    const call = describeCall(options, calls.length, streamed);
    calls.push(call);
    const reply = typeof script === 'function' ? script(call) : script[call.index];
    if (reply === undefined) {
      throw new HyperalignError(
        'model_failed',
        `The scripted model was asked ${calls.length} times and has ${script.length} replies. Add a reply for: ${call.prompt.slice(-200)}`,
      );
    }
    return outcomeOf(reply, call.prompt);
  };

  const model: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: 'scripted',
    modelId: 'scripted',
    supportedUrls: {},
    doGenerate: async (options) => {
      const outcome = take(options, false);
      if (outcome.hang) await untilAborted(options.abortSignal);
      if (outcome.failure !== null) throw outcome.failure;
      return {
        content: [{ type: 'text', text: outcome.text }],
        finishReason: outcome.finishReason,
        usage: outcome.usage,
        warnings: [],
      };
    },
    doStream: async (options) => {
      const outcome = take(options, true);
      if (outcome.failure !== null && outcome.text === '') throw outcome.failure;
      return { stream: streamOf(outcome, options.abortSignal) };
    },
  };

  return {
    id: 'scripted:model',
    size: 'large',
    delivery: 'both',
    speed: null,
    contextTokens: 32_768,
    ...facts,
    model,
    calls,
    get closed() {
      return closed;
    },
    close: async () => {
      closed = true;
    },
  };
}

function describeCall(options: LanguageModelV4CallOptions, index: number, streamed: boolean): ScriptedCall {
  const messages = options.prompt.map(({ role, content }) => ({
    role,
    text:
      typeof content === 'string' ? content : content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
  }));
  const ofRole = (system: boolean) => messages.filter((message) => (message.role === 'system') === system);
  return {
    index,
    system: ofRole(true)
      .map((message) => message.text)
      .join('\n'),
    turns: ofRole(false),
    prompt: messages.map((message) => message.text).join('\n'),
    streamed,
    options,
  };
}

function outcomeOf(reply: ScriptedReply, prompt: string): Outcome {
  const { text, finish, failure = null } = contentOf(reply);
  return {
    text,
    failure,
    hang: typeof reply === 'object' && 'hang' in reply,
    finishReason: { unified: finish, raw: finish },
    usage: usageOf(prompt, text),
  };
}

interface Content {
  readonly text: string;
  readonly finish: LanguageModelV4FinishReason['unified'];
  readonly failure?: Error;
}

function contentOf(reply: ScriptedReply): Content {
  if (typeof reply === 'string') return { text: reply, finish: 'stop' };
  if ('hang' in reply) return { text: '', finish: 'other' };
  if ('fail' in reply) return { text: reply.text ?? '', finish: 'error', failure: reply.fail };
  if ('text' in reply) return { text: reply.text, finish: reply.finishReason ?? 'stop' };
  const json = JSON.stringify(reply.json);
  return reply.cutAfter === undefined
    ? { text: json, finish: 'stop' }
    : { text: json.slice(0, reply.cutAfter), finish: 'length' };
}

function usageOf(prompt: string, text: string): LanguageModelV4Usage {
  const read = Math.ceil(prompt.length / 4);
  const written = Math.ceil(text.length / 4);
  return {
    inputTokens: { total: read, noCache: read, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: written, text: written, reasoning: 0 },
  };
}

function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal === undefined) reject(new Error('A call to a model that hangs needs an abort signal.'));
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
