import type { IncomingMessage } from 'node:http';
import type { AnswerBody } from './upstream.ts';

export interface StreamOptions {
  /** Longest time between two pieces, whoever is slow: an upstream that is silent, or a client that does not read. */
  readonly idleMs: number;
  readonly onBroken?: () => void;
  readonly onPiece?: (piece: Uint8Array) => void;
}

/** What is read ahead of the client, in bytes, beside what the sockets hold. */
const readAhead = 64 * 1024;

/** An upstream's answer, read as fast as it is asked for: a slow client slows the upstream down. */
export function streamOf(incoming: IncomingMessage, { idleMs, onBroken, onPiece }: StreamOptions): AnswerBody {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const idle = setTimeout(() => incoming.destroy(new Error('Nothing moved for too long.')), idleMs);
  const settle = () => {
    clearTimeout(idle);
    resolve();
  };
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        incoming.on('data', (piece: Buffer) => {
          idle.refresh();
          onPiece?.(piece);
          controller.enqueue(piece);
          if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
        });
        incoming.once('end', () => {
          controller.close();
          settle();
        });
        // Whatever ends it before its end is told by `close`; an error that nobody hears would end the process.
        incoming.on('error', () => undefined);
        incoming.once('close', () => {
          if (incoming.readableEnded || cancelled) return;
          if (onBroken === undefined)
            controller.error(new Error('The upstream broke off in the middle of its answer.'));
          else onBroken();
          settle();
        });
        incoming.pause();
      },
      pull: () => {
        idle.refresh();
        incoming.resume();
      },
      cancel: () => {
        cancelled = true;
        incoming.destroy();
        settle();
      },
    },
    { highWaterMark: readAhead, size: (piece) => piece?.byteLength ?? 0 },
  );
  return { kind: 'stream', stream, ended };
}

/** The whole body in memory. Rejects where it breaks off. */
export async function wholeOf(incoming: IncomingMessage): Promise<AnswerBody> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  return { kind: 'whole', bytes: new Uint8Array(Buffer.concat(pieces)) };
}
