import { PassThrough } from 'node:stream';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { AppEnv } from './app-env.ts';
import { readBody } from './read-body.ts';
import { refusalOf } from './refusal.ts';

test('a request whose client left while its key was looked up ends, since nothing more is heard of it', async () => {
  const incoming = new PassThrough().destroy();
  const app = new Hono<AppEnv>();
  app.post('/', async (c) => c.text(`${(await readBody(c, 10))?.byteLength}`));
  app.onError((error) => new Response(refusalOf(error).code, { status: refusalOf(error).status }));

  const answer = await app.request('/', { method: 'POST' }, { incoming });

  expect([answer.status, await answer.text()]).toEqual([499, 'aborted']);
});
