import {
  APICallError,
  type LanguageModelV4CallOptions,
  type LanguageModelV4GenerateResult,
  type LanguageModelV4StreamPart,
  type LanguageModelV4StreamResult,
} from '@ai-sdk/provider';
import { isHyperalignError } from '../../errors.ts';
import { embeddedProvider, type ModelHandle } from '../../ports/model.ts';
import type { Span } from '../../ports/tracer.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { watchStream } from '../watch-stream.ts';
import { factsOfCall, factsOfEnd, type ModelName, modelName } from './gen-ai-facts.ts';
import { otherFailure } from './within-span.ts';

/**
 * The same model, each call of which is a span by the conventions for generative AI (`gen-ai-facts.ts`): begun when it is asked, ended when its answer is over, a stream's when
 * it has been read, has failed or was left. Without a tracer it is the model itself.
 */
export function tracedModel(handle: ModelHandle, ports: Pick<EnginePorts, 'tracer' | 'clock'>): ModelHandle {
  const { tracer, clock } = ports;
  if (tracer === undefined) return handle;
  const { model } = handle;
  const name = modelName(handle);
  const begin = (call: LanguageModelV4CallOptions, streamed: boolean) =>
    tracer.begin({
      name: `chat ${name.model}`,
      kind: model.provider === embeddedProvider ? 'internal' : 'client',
      facts: factsOfCall(name, call, streamed),
    });
  return {
    ...handle,
    close: () => handle.close(),
    model: {
      specificationVersion: 'v4',
      provider: model.provider,
      modelId: model.modelId,
      // Asked for when it is needed: a model may have to fetch it.
      get supportedUrls() {
        return model.supportedUrls;
      },
      doGenerate: (call) => generated(begin(call, false), call, name, () => model.doGenerate(call)),
      doStream: (call) => streamed({ span: begin(call, true), call, name, clock }, () => model.doStream(call)),
    },
  };
}

async function generated(
  span: Span,
  call: LanguageModelV4CallOptions,
  name: ModelName,
  ask: () => PromiseLike<LanguageModelV4GenerateResult>,
): Promise<LanguageModelV4GenerateResult> {
  try {
    const result = await span.within(ask);
    span.tell(factsOfEnd(name, { ...result.response, finishReason: result.finishReason, usage: result.usage }));
    span.end();
    return result;
  } catch (error) {
    span.end(failureOf(error, call));
    throw error;
  }
}

interface Streaming {
  readonly span: Span;
  readonly call: LanguageModelV4CallOptions;
  readonly name: ModelName;
  readonly clock: EnginePorts['clock'];
}

async function streamed(
  streaming: Streaming,
  ask: () => PromiseLike<LanguageModelV4StreamResult>,
): Promise<LanguageModelV4StreamResult> {
  const { span, call } = streaming;
  const asked = streaming.clock.elapsed();
  try {
    const result = await span.within(ask);
    if (span.recorded) return { ...result, stream: watched(streaming, result.stream, asked) };
    span.end();
    return result;
  } catch (error) {
    span.end(failureOf(error, call));
    throw error;
  }
}

function watched(
  { span, call, name, clock }: Streaming,
  stream: ReadableStream<LanguageModelV4StreamPart>,
  asked: number,
): ReadableStream<LanguageModelV4StreamPart> {
  let begun = false;
  let finished = false;
  const onPart = (part: LanguageModelV4StreamPart) => {
    if (!begun && !isPreamble(part)) {
      begun = true;
      span.tell({ 'gen_ai.response.time_to_first_chunk': (clock.elapsed() - asked) / 1000 });
    }
    if (part.type === 'response-metadata') span.tell(factsOfEnd(name, part));
    if (part.type === 'finish') {
      finished = true;
      span.tell(factsOfEnd(name, part));
    }
    // Its reader will leave the stream, which is no leaving of its own.
    if (part.type === 'error') span.end(failureOf(part.error, call));
  };
  return watchStream(stream, {
    onPart,
    onEnd: (end) => {
      if (end.kind === 'failed') span.end(failureOf(end.error, call));
      else if (finished) span.end();
      else span.end(end.kind === 'left' || call.abortSignal?.aborted ? 'aborted' : 'incomplete');
    },
  });
}

function isPreamble({ type }: LanguageModelV4StreamPart): boolean {
  return type === 'stream-start' || type === 'response-metadata' || type === 'raw';
}

/** A word of few: the vendor's status, a code of ours, what the error is called. */
function failureOf(error: unknown, { abortSignal }: LanguageModelV4CallOptions): string {
  if (abortSignal?.aborted) return 'aborted';
  if (isHyperalignError(error)) return error.code;
  if (APICallError.isInstance(error) && error.statusCode !== undefined) return String(error.statusCode);
  return error instanceof Error && error.name !== 'Error' ? error.name : otherFailure;
}
