import { expect, test } from 'vitest';
import { type StreamEnd, watchStream } from './watch-stream.ts';

/** Gives one, two, three as they are asked for, then what `last` does. */
function counting(last: (controller: ReadableStreamDefaultController<number>) => void, log: string[] = []) {
  let next = 1;
  return new ReadableStream<number>(
    {
      pull: (controller) => {
        if (next > 3) return last(controller);
        log.push(`asked ${next}`);
        controller.enqueue(next);
        next += 1;
      },
      cancel: (reason) => {
        log.push(`cancelled: ${reason}`);
      },
    },
    { highWaterMark: 0 },
  );
}

function watched(stream: ReadableStream<number>) {
  const parts: number[] = [];
  const ends: StreamEnd[] = [];
  return {
    parts,
    ends,
    stream: watchStream(stream, { onPart: (part) => parts.push(part), onEnd: (end) => ends.push(end) }),
  };
}

test('a stream that is read to its end is seen whole and ends once', async () => {
  const { stream, parts, ends } = watched(counting((controller) => controller.close()));

  expect(await Array.fromAsync(stream)).toEqual([1, 2, 3]);
  expect({ parts, ends }).toEqual({ parts: [1, 2, 3], ends: [{ kind: 'done' }] });
});

test('a failure reaches the reader as it was', async () => {
  const failure = new Error('The cable broke.');
  const { stream, parts, ends } = watched(counting((controller) => controller.error(failure)));

  await expect(Array.fromAsync(stream)).rejects.toBe(failure);
  expect({ parts, ends }).toEqual({ parts: [1, 2, 3], ends: [{ kind: 'failed', error: failure }] });
});

test('nothing is read that nobody asked for, and leaving reaches the source with its reason', async () => {
  const log: string[] = [];
  const { stream, ends } = watched(counting((controller) => controller.close(), log));

  const reader = stream.getReader();
  await reader.read();
  await reader.cancel('enough');

  expect({ log, ends }).toEqual({ log: ['asked 1', 'cancelled: enough'], ends: [{ kind: 'left' }] });
});

test('a reader that leaves while it waits for a part has left, once', async () => {
  const { stream, ends } = watched(new ReadableStream<number>({ pull: () => new Promise(() => undefined) }));

  const reader = stream.getReader();
  const waiting = reader.read();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await reader.cancel('enough');
  await waiting;
  await new Promise((resolve) => setTimeout(resolve, 5));

  expect(ends).toEqual([{ kind: 'left' }]);
});
