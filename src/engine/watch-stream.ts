/** What is to be known of a stream while somebody else reads it. */
export interface StreamWatch<Part> {
  /** Called with each part before its reader has it. */
  readonly onPart: (part: Part) => void;
  /** Called once, when the stream has ended, failed, or been left by its reader before its end. */
  readonly onEnd: (end: StreamEnd) => void;
}

export type StreamEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'left' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** The same stream, read no sooner than it is asked for, so that a slow reader slows its source as before. */
export function watchStream<Part>(
  stream: ReadableStream<Part>,
  { onPart, onEnd }: StreamWatch<Part>,
): ReadableStream<Part> {
  const reader = stream.getReader();
  let over = false;
  const end = (how: StreamEnd) => {
    // A reader that leaves ends the read that it waits for as well.
    if (!over) onEnd(how);
    over = true;
  };
  return new ReadableStream<Part>(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (done) {
            end({ kind: 'done' });
            return controller.close();
          }
          onPart(value);
          controller.enqueue(value);
        } catch (error) {
          end({ kind: 'failed', error });
          throw error;
        }
      },
      cancel: (reason) => {
        end({ kind: 'left' });
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
