import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withProcessLock } from './process-lock.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hyperalign-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('lets one in at a time, also within a process, and tells the other that it waits', async () => {
  const path = join(folder, 'deep', 'one.lock');
  const events: string[] = [];
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const first = withProcessLock(path, {}, async () => {
    events.push('first in');
    await opened;
    events.push('first out');
  });
  const second = withProcessLock(path, { retryMs: 2, onWait: open }, async () => {
    events.push('second in');
  });
  await Promise.all([first, second]);

  expect(events).toEqual(['first in', 'first out', 'second in']);
});

test('is free again after work that fails', async () => {
  const path = join(folder, 'failing.lock');

  await expect(withProcessLock(path, {}, () => Promise.reject(new Error('work')))).rejects.toThrow('work');
  await expect(withProcessLock(path, {}, async () => 'in')).resolves.toBe('in');
});

test('stops waiting when the signal fires', async () => {
  const path = join(folder, 'stopped.lock');
  const stop = new AbortController();
  const { promise: done, resolve: end } = Promise.withResolvers<void>();
  const holder = withProcessLock(path, {}, () => done);

  const waiting = withProcessLock(
    path,
    { signal: stop.signal, retryMs: 2, onWait: () => stop.abort() },
    async () => 'in',
  );

  await expect(waiting).rejects.toThrow();
  end();
  await holder;
});
