import type { ApiContext } from './api-env.ts';
import { problemOf, refusalOf } from './problem.ts';

/** One event of a stream of server-sent events. */
export interface ServerEvent {
  readonly event: string;
  /** What a reader that comes back names in `Last-Event-ID`. */
  readonly id?: string;
  /** Becomes JSON. */
  readonly data: unknown;
}

export interface EventStreamOptions {
  readonly events: AsyncIterable<ServerEvent>;
  /** Milliseconds between comments that keep the connection open. */
  readonly heartbeatMs: number;
  /** Called when the reader has gone before the end. */
  readonly onGone: () => void;
}

const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

/** An answer of `text/event-stream` that ends with its events. Events that fail end with one that is named `error` and holds a problem. */
export function eventStream(c: ApiContext, { events, heartbeatMs, onGone }: EventStreamOptions): Response {
  // Whoever serves HEAD drops the body without a word, and what was begun for it would go on for ever.
  if (c.req.method === 'HEAD') return new Response(null, { headers });
  const failureOf = (error: unknown): ServerEvent => ({
    event: 'error',
    data: problemOf(refusalOf(error, c), c.get('requestId')),
  });
  const reading = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let beat: ReturnType<typeof setInterval>;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      // A reader who takes nothing gets nothing more.
      const tell = () => (controller.desiredSize ?? 0) > 0 && controller.enqueue(encoder.encode(': still working\n\n'));
      beat = setInterval(tell, heartbeatMs);
    },
    pull: async (controller) => {
      const next = await reading
        .next()
        .catch((error: unknown) => ({ done: 'failed' as const, value: failureOf(error) }));
      if (next.done !== true) controller.enqueue(encoder.encode(frameOf(next.value)));
      if (next.done === false || next.done === undefined) return;
      clearInterval(beat);
      controller.close();
    },
    cancel: async () => {
      clearInterval(beat);
      onGone();
      await reading.return?.();
    },
  });
  return new Response(body, { headers });
}

/** JSON holds no line break of its own, so one line of data is enough. */
function frameOf({ event, id, data }: ServerEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function acceptsEvents(c: ApiContext): boolean {
  return (c.req.header('accept') ?? '').toLowerCase().includes('text/event-stream');
}
