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
  let second: Promise<void> | null = null;

  await withProcessLock(path, {}, async () => {
    events.push('first in');
    const { promise: waits, resolve: tell } = Promise.withResolvers<void>();
    second = withProcessLock(path, { retryMs: 2, onWait: tell }, async () => {
      events.push('second in');
    });
    await waits;
    events.push('first out');
  });
  await second;

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

  const waited = await withProcessLock(path, {}, () =>
    withProcessLock(path, { signal: stop.signal, retryMs: 2, onWait: () => stop.abort() }, async () => 'in').catch(
      (error: Error) => error.name,
    ),
  );

  expect(waited).toBe('AbortError');
});
