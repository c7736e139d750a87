import { randomInt } from 'node:crypto';
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { HyperalignError, isHyperalignError } from '../../../errors.ts';
import { embeddedProvider } from '../../../ports/model.ts';
import type { Grammars } from './grammars.ts';
import type { JsonObject } from './json-grammar-schema.ts';
import type { GrammarState, LlamaModule, LlamaTokenBias } from './llama-runtime.ts';
import { openTokenBias } from './open-token-bias.ts';
import { readOwnOptions } from './own-options.ts';
import { type ChatFormat, type PromptTokens, toPromptTokens } from './prompt-tokens.ts';
import { type Reply, type ReplyEngine, type Sampling, writeReply } from './write-reply.ts';

export interface EmbeddedLanguageModelParts {
  readonly id: string;
  readonly engine: ReplyEngine;
  readonly module: LlamaModule;
  readonly format: ChatFormat;
  readonly grammars: Grammars;
  readonly contextTokens: number;
  /** Fires when the model is closed. */
  readonly closed: AbortSignal;
}

/**
 * The AI SDK's model interface over llama.cpp. Temperature is 0 unless given; with a temperature and no seed every call draws its own.
 * `providerMetadata.hyperalign` of the end says how many prompt tokens were `loaded` from disk and `saved` to it.
 */
export function embeddedLanguageModel(parts: EmbeddedLanguageModelParts): LanguageModelV4 {
  const stream = async (options: LanguageModelV4CallOptions) => {
    const call = await prepare(parts, options);
    return openReplyStream(parts, call);
  };
  return {
    specificationVersion: 'v4',
    provider: embeddedProvider,
    modelId: parts.id,
    supportedUrls: {},
    doStream: async (options) => ({ stream: await stream(options) }),
    doGenerate: async (options) => {
      const call = await prepare(parts, options);
      const pieces: string[] = [];
      const reply = await run(parts, call, (piece) => pieces.push(piece));
      return {
        content: [{ type: 'text', text: pieces.join('') }],
        ...ended(reply),
        warnings: [...call.warnings],
        response: { modelId: parts.id },
      };
    },
  };
}

interface PreparedCall {
  readonly prompt: PromptTokens;
  readonly sampling: Sampling;
  readonly grammar: GrammarState | null;
  readonly bias: LlamaTokenBias | null;
  readonly maxTokens: number;
  readonly stopSequences: readonly string[];
  readonly signal: AbortSignal;
  readonly warnings: readonly SharedV4Warning[];
}

async function prepare(
  { id, engine, module, format, grammars, contextTokens, closed }: EmbeddedLanguageModelParts,
  options: LanguageModelV4CallOptions,
): Promise<PreparedCall> {
  const signal = options.abortSignal === undefined ? closed : AbortSignal.any([options.abortSignal, closed]);
  signal.throwIfAborted();
  const prompt = toPromptTokens(format, options.prompt);
  const room = contextTokens - 1 - prompt.tokens.length;
  if (room < 1)
    throw new HyperalignError(
      'invalid_input',
      `The prompt has ${prompt.tokens.length} tokens and ${id} holds ${contextTokens} for prompt and reply together. Use less text or fewer samples.`,
      {
        details: { promptTokens: prompt.tokens.length, contextTokens },
      },
    );
  const warnings = [...prompt.warnings, ...unsupported(options)];
  const { bias, avoidRepetition } = readOwnOptions(options.providerOptions);
  return {
    prompt,
    sampling: { ...samplingOf(options), avoidRepetition },
    grammar: await grammarOf({ engine, module, grammars }, options, warnings),
    bias: openTokenBias({ module, model: engine.model }, bias),
    maxTokens: Math.min(options.maxOutputTokens ?? room, room),
    stopSequences: options.stopSequences ?? [],
    signal,
    warnings,
  };
}

function samplingOf({
  temperature = 0,
  seed,
  topP,
  topK,
  frequencyPenalty,
  presencePenalty,
}: LanguageModelV4CallOptions): Omit<Sampling, 'avoidRepetition'> {
  return {
    temperature,
    // llama.cpp takes 32 bits, and any seed must give something.
    seed: seed === undefined ? randomInt(2 ** 31) : Math.abs(Math.trunc(seed)) % 2 ** 32,
    ...(topP === undefined ? {} : { topP }),
    ...(topK === undefined ? {} : { topK }),
    ...(frequencyPenalty === undefined ? {} : { frequencyPenalty }),
    ...(presencePenalty === undefined ? {} : { presencePenalty }),
  };
}

async function grammarOf(
  { engine, module, grammars }: Pick<EmbeddedLanguageModelParts, 'engine' | 'module' | 'grammars'>,
  { responseFormat }: LanguageModelV4CallOptions,
  warnings: SharedV4Warning[],
): Promise<GrammarState | null> {
  if (responseFormat?.type !== 'json') return null;
  // The SDK's type of a schema lists every keyword; here it is read as data.
  const schema = (responseFormat.schema as JsonObject | undefined) ?? null;
  const { grammar, ignored } = await grammars.forSchema(schema).catch((cause: unknown) => {
    throw new HyperalignError(
      'invalid_input',
      'The JSON Schema cannot be made a grammar for the embedded model. Use a simpler one, with named properties.',
      { cause },
    );
  });
  if (ignored.length > 0)
    warnings.push({
      type: 'unsupported',
      feature: 'responseFormat.schema',
      details: `Not enforced while writing: ${ignored.join(', ')}.`,
    });
  return new module.LlamaGrammarEvaluationState({ model: engine.model, grammar });
}

function unsupported({
  tools,
  toolChoice,
  reasoning,
  headers,
}: LanguageModelV4CallOptions): readonly SharedV4Warning[] {
  const features = [
    ...(tools !== undefined && tools.length > 0 ? ['tools'] : []),
    ...(toolChoice !== undefined && toolChoice.type !== 'auto' && toolChoice.type !== 'none' ? ['toolChoice'] : []),
    ...(reasoning !== undefined && reasoning !== 'provider-default' && reasoning !== 'none' ? ['reasoning'] : []),
    ...(headers !== undefined && Object.keys(headers).some((name) => name.toLowerCase() !== 'user-agent')
      ? ['headers']
      : []),
  ];
  return features.map((feature) => ({ type: 'unsupported', feature }));
}

async function run(
  { engine }: EmbeddedLanguageModelParts,
  { warnings: _, ...call }: PreparedCall,
  onText: (piece: string) => void,
): Promise<Reply> {
  try {
    return await writeReply(engine, { ...call, onText });
  } catch (error) {
    call.signal.throwIfAborted();
    if (isHyperalignError(error)) throw error;
    throw new HyperalignError(
      'model_failed',
      `The embedded model failed: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

/** Pieces go into the stream as they come, read or not: a slow reader must not hold up the other calls of a batch. */
function openReplyStream(
  parts: EmbeddedLanguageModelParts,
  call: PreparedCall,
): ReadableStream<LanguageModelV4StreamPart> {
  const abandoned = new AbortController();
  const signal = AbortSignal.any([call.signal, abandoned.signal]);
  const id = '0';
  return new ReadableStream<LanguageModelV4StreamPart>({
    start: async (controller) => {
      controller.enqueue({ type: 'stream-start', warnings: [...call.warnings] });
      controller.enqueue({ type: 'response-metadata', modelId: parts.id });
      let begun = false;
      const begin = () => {
        if (!begun) controller.enqueue({ type: 'text-start', id });
        begun = true;
      };
      try {
        const reply = await run(parts, { ...call, signal }, (delta) => {
          begin();
          controller.enqueue({ type: 'text-delta', id, delta });
        });
        begin();
        controller.enqueue({ type: 'text-end', id });
        controller.enqueue({ type: 'finish', ...ended(reply) });
        controller.close();
      } catch (error) {
        if (!abandoned.signal.aborted) controller.error(error);
      }
    },
    cancel: () => abandoned.abort(new HyperalignError('aborted', 'Nobody reads the reply any more.')),
  });
}

interface Ended {
  readonly finishReason: LanguageModelV4FinishReason;
  readonly usage: LanguageModelV4Usage;
  readonly providerMetadata: SharedV4ProviderMetadata;
}

function ended({ ending, promptTokens, reusedTokens, loadedTokens, savedTokens, writtenTokens }: Reply): Ended {
  return {
    finishReason: { unified: ending === 'token-limit' ? 'length' : 'stop', raw: ending },
    usage: {
      inputTokens: {
        total: promptTokens,
        noCache: promptTokens - reusedTokens,
        cacheRead: reusedTokens,
        cacheWrite: savedTokens,
      },
      outputTokens: { total: writtenTokens, text: writtenTokens, reasoning: 0 },
    },
    providerMetadata: { hyperalign: { loaded: loadedTokens, saved: savedTokens } },
  };
}
