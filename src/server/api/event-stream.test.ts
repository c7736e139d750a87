import { Hono } from 'hono';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ApiEnv } from './api-env.ts';
import { eventStream, type ServerEvent } from './event-stream.ts';

function open() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const read: string[] = [];
  async function* events(): AsyncGenerator<ServerEvent> {
    read.push('begun');
    yield { event: 'state', id: '1', data: 'queued' };
  }
  const app = new Hono<ApiEnv>();
  app.get('/', (c) => eventStream(c, { events: events(), heartbeatMs: 60_000, onGone: () => undefined }));
  return { app, read };
}

test('a look at the headers alone begins nothing that would go on without a reader', async () => {
  const { app, read } = open();

  const answer = await app.request('/', { method: 'HEAD' });

  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  expect([vi.getTimerCount(), read]).toEqual([0, []]);
});

test('a stream that was read to its end leaves no timer behind', async () => {
  const { app, read } = open();

  const answer = await app.request('/');

  expect(await answer.text()).toBe('id: 1\nevent: state\ndata: "queued"\n\n');
  expect([vi.getTimerCount(), read]).toEqual([0, ['begun']]);
});
