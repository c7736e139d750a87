import type { LanguageModelV4CallOptions, LanguageModelV4FinishReason, LanguageModelV4Usage } from '@ai-sdk/provider';
import { z } from 'zod';
import { embeddedProvider, type ModelHandle } from '../../ports/model.ts';
import type { SpanFacts } from '../../ports/tracer.ts';

/*
 * Facts of a model call by the semantic conventions of OpenTelemetry for generative AI, inference span: names as they stand beside semantic conventions 1.41.1
 * (status: development), https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans. What the conventions leave to opting in (messages, instructions, tools) holds text and is
 * never told.
 */

/** What a model is called in spans. */
export interface ModelName {
  readonly provider: string;
  readonly model: string;
  /** Whether answers may come from another model than was asked for, and say so. */
  readonly answersByName: boolean;
}

export function modelName({ id, model }: Pick<ModelHandle, 'id' | 'model'>): ModelName {
  const { prefix, name } = partsOf(id);
  if (model.provider === embeddedProvider) return { ...embeddedName(name), answersByName: false };
  return { provider: spokenBy(prefix), model: model.modelId, answersByName: true };
}

/** The same of an embedder, told by its id. */
export function embedderName(id: string): Pick<ModelName, 'provider' | 'model'> {
  const { prefix, name } = partsOf(id);
  if (prefix === 'local') return embeddedName(name);
  // A model at an address is named behind it.
  return { provider: spokenBy(prefix), model: name.replace(/^.*#/s, '') };
}

function partsOf(id: string): { readonly prefix: string; readonly name: string } {
  const [, prefix = '', name = ''] = /^([a-z][a-z0-9-]*):(.*)$/is.exec(id) ?? ['', '', id];
  return { prefix, name };
}

/** Weights may be named by their path, and paths name people. */
function embeddedName(name: string): Pick<ModelName, 'provider' | 'model'> {
  return { provider: 'hyperalign', model: name.replace(/^.*[\\/]/s, '') };
}

/** The conventions name the API that is spoken: any server that speaks OpenAI's. */
function spokenBy(prefix: string): string {
  return ['', 'compatible', 'http', 'https'].includes(prefix) ? 'openai' : prefix;
}

/** What is known when a call begins. `asked` of our own options says why, where a use case asks. */
export function factsOfCall(name: ModelName, call: LanguageModelV4CallOptions, streamed: boolean): SpanFacts {
  const asked = askedSchema.safeParse(call.providerOptions?.['hyperalign']).data?.asked;
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': name.provider,
    'gen_ai.request.model': name.model,
    'gen_ai.request.stream': streamed ? true : undefined,
    'gen_ai.request.max_tokens': call.maxOutputTokens,
    'gen_ai.request.temperature': call.temperature,
    'gen_ai.request.top_p': call.topP,
    'gen_ai.request.seed': call.seed,
    'gen_ai.request.frequency_penalty': call.frequencyPenalty,
    'gen_ai.request.presence_penalty': call.presencePenalty,
    'gen_ai.output.type': call.responseFormat?.type,
    'hyperalign.purpose': asked?.purpose,
    'hyperalign.prompt': asked?.prompt,
  };
}

const askedSchema = z.object({ asked: z.object({ purpose: z.string(), prompt: z.string() }).optional() });

export interface CallEnd {
  readonly id?: string | undefined;
  readonly modelId?: string | undefined;
  readonly finishReason?: LanguageModelV4FinishReason;
  readonly usage?: LanguageModelV4Usage;
}

/** What is known when an answer is over, or as far as it has come. */
export function factsOfEnd(name: ModelName, { id, modelId, finishReason, usage }: CallEnd): SpanFacts {
  return {
    'gen_ai.response.id': id,
    'gen_ai.response.model': name.answersByName ? modelId : undefined,
    'gen_ai.response.finish_reasons': finishReason === undefined ? undefined : [finishReason.unified],
    'gen_ai.usage.input_tokens': usage?.inputTokens.total,
    'gen_ai.usage.output_tokens': usage?.outputTokens.total,
    'gen_ai.usage.cache_read.input_tokens': usage?.inputTokens.cacheRead,
    'gen_ai.usage.cache_creation.input_tokens': usage?.inputTokens.cacheWrite,
    'gen_ai.usage.reasoning.output_tokens': usage?.outputTokens.reasoning,
  };
}
