import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { openAiError } from '../../refusal.ts';
import type { UpstreamAnswer } from '../upstream.ts';
import { type ChunkOptions, chunkWriter, eventOf } from './chunk-writer.ts';
import { modelRefusal } from './model-refusal.ts';

export interface StreamedAnswer extends ChunkOptions {
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
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(writer.begin())),
    pull: async (controller) => {
      try {
        // A part may give no event, and pull is called again only after something was given.
        for (let event = ''; event === ''; ) {
          const { done, value } = await reader.read();
          if (done) {
            controller.enqueue(encoder.encode('data: [DONE]\n\n'));
            controller.close();
            return resolve();
          }
          event = writer.write(value);
          if (event !== '') controller.enqueue(encoder.encode(event));
        }
      } catch (error) {
        controller.enqueue(encoder.encode(eventOf(openAiError(modelRefusal(error, answer.id)))));
        controller.close();
        resolve();
      }
    },
    cancel: async (reason) => {
      resolve();
      await reader.cancel(reason);
    },
  });
  const headers = [
    ['content-type', 'text/event-stream; charset=utf-8'],
    ['cache-control', 'no-cache'],
  ] as const;
  return { status: 200, headers, body: { kind: 'stream', stream, ended } };
}

const encoder = new TextEncoder();
