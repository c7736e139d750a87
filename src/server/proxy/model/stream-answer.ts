import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { openAiError } from '../../refusal.ts';
import type { UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import { type ChunkOptions, chunkWriter, eventOf } from './chunk-writer.ts';
import { modelRefusal } from './model-refusal.ts';
import { tellUsage } from './tell-usage.ts';

export interface StreamedAnswer extends ChunkOptions, Pick<UpstreamRequest, 'onStream' | 'onUsage'> {
  /** Of the model, for what is told of its failures. */
  readonly id: string;
}

/**
 * Asks a model and gives its stream as server-sent events, read as fast as the client reads. A failure before the first part is thrown; a later one is told as
 * an event, which clients of the OpenAI API throw, and the stream ends without its mark of the end.
 */
export async function streamAnswer(
  model: LanguageModelV4,
  call: LanguageModelV4CallOptions,
  answer: StreamedAnswer,
): Promise<UpstreamAnswer> {
  const { stream: parts } = await model.doStream(call);
  const reader = parts.getReader();
  const writer = chunkWriter(answer);
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const onPiece = answer.onStream?.({ headers });
  const give = (controller: ReadableStreamDefaultController<Uint8Array>, event: string) => {
    const piece = encoder.encode(event);
    onPiece?.(piece);
    controller.enqueue(piece);
  };
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => give(controller, writer.begin()),
    pull: async (controller) => {
      try {
        // A part may give no event, and pull is called again only after something was given.
        for (let event = ''; event === ''; ) {
          const { done, value } = await reader.read();
          if (done) {
            give(controller, 'data: [DONE]\n\n');
            controller.close();
            return resolve();
          }
          if (value.type === 'finish') tellUsage(value.usage, answer.onUsage);
          event = writer.write(value);
          if (event !== '') give(controller, event);
        }
      } catch (error) {
        give(controller, eventOf(openAiError(modelRefusal(error, answer.id))));
        controller.close();
        resolve();
      }
    },
    cancel: async (reason) => {
      resolve();
      await reader.cancel(reason);
    },
  });
  return { status: 200, headers, body: { kind: 'stream', stream, ended } };
}

const headers = [
  ['content-type', 'text/event-stream; charset=utf-8'],
  ['cache-control', 'no-cache'],
] as const;

const encoder = new TextEncoder();
