import { expect, test } from 'vitest';
import { runParallel } from './run-parallel.ts';

const never = { isOver: () => false };

test('takes items in order, so many at once', async () => {
  const began: number[] = [];
  let running = 0;
  let most = 0;
  await runParallel([1, 2, 3, 4, 5], { parallel: 2, ...never }, async (item) => {
    began.push(item);
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  });

  expect({ began, most }).toEqual({ began: [1, 2, 3, 4, 5], most: 2 });
});

test('begins nothing after a failure, and throws it when what was under way has ended', async () => {
  const ended: number[] = [];
  const running = runParallel([1, 2, 3, 4], { parallel: 2, ...never }, async (item) => {
    if (item === 1) throw new Error('first');
    await Promise.resolve();
    ended.push(item);
  });

  await expect(running).rejects.toThrow('first');
  expect(ended).toEqual([2]);
});

test('leaves the rest when it is over', async () => {
  const done: number[] = [];
  await runParallel([1, 2, 3], { parallel: 1, isOver: () => done.length === 2 }, async (item) => {
    done.push(item);
  });

  expect(done).toEqual([1, 2]);
});

test('begins nothing once the signal has fired', async () => {
  const stop = AbortSignal.abort(new Error('stopped'));
  const done: number[] = [];
  const running = runParallel([1], { parallel: 1, ...never, signal: stop }, async (item) => {
    done.push(item);
  });

  await expect(running).rejects.toThrow('stopped');
  expect(done).toEqual([]);
});
