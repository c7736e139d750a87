import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { openApi, usualParts } from '../../../test/support/api-setting.ts';
import { type ErrorCode, HyperalignError } from '../../errors.ts';
import { memoryStore } from '../../testing/index.ts';
import { statusOf } from '../error-status.ts';
import type { ApiEnv } from './api-env.ts';
import { createApi } from './create-api.ts';

test('without a principal nothing is served', async () => {
  const api = await openApi();
  const app = new Hono<ApiEnv>();
  const { clientOf, store } = api;
  app.route('/', createApi({ clientOf, ...usualParts(store) }));

  const answer = await app.request('/api/v1/people');

  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
});

test('another method of a path is told which there are, and a path that is not there where to look', async () => {
  const api = await openApi();

  const method = await api.ask('/people/ada', { method: 'PUT' });
  const path = await api.json(404, '/persons');

  expect([method.status, method.headers.get('allow')]).toEqual([405, 'DELETE, GET']);
  expect(path).toMatchObject({ code: 'path_unknown' });
});

test.each([
  { name: 'malformed JSON', raw: '{"task":', type: 'application/json', status: 400, code: 'malformed_body' },
  { name: 'no content type', raw: '{"task":"x"}', type: '', status: 415, code: 'unsupported_media_type' },
  { name: 'another content type', raw: 'task: x', type: 'text/yaml', status: 415, code: 'unsupported_media_type' },
  { name: 'no body', raw: '', type: 'application/json', status: 400, code: 'malformed_body' },
])('a body with $name is a problem', async ({ raw, type, status, code }) => {
  const api = await openApi();

  const headers = { 'content-type': type };
  const body = new TextEncoder().encode(raw);
  const refused = await api.json(status, '/people/ada/write', { method: 'POST', raw: body, headers });

  expect(refused).toMatchObject({ status, code, instance: 'request-of-test' });
});

test('a body that is too large is refused, whether it says its size or not', async () => {
  const api = await openApi();
  const body = { task: 'x'.repeat(2 ** 20) };
  const parts = async function* () {
    for (let at = 0; at < 2 ** 10; at += 1) yield new TextEncoder().encode(' '.repeat(2 ** 11));
  };

  const told = await api.json(413, '/write', { method: 'POST', body });
  const untold = await api.json(413, '/write', {
    method: 'POST',
    raw: ReadableStream.from(parts()) as ReadableStream<Uint8Array>,
    headers: { 'content-type': 'application/json' },
  });

  expect(told).toMatchObject({ code: 'body_too_large' });
  expect(untold).toMatchObject({ code: 'body_too_large' });
});

test('unknown and wrong fields of a body are all named', async () => {
  const api = await openApi();
  const body = { task: '', candidates: 17, colour: 'red', seed: 1.5 };

  const refused = (await api.json(400, '/people/ada/write', { method: 'POST', body })) as {
    readonly errors: readonly { readonly field: string }[];
  };

  expect(refused.errors.map(({ field }) => field).toSorted()).toEqual([
    'body.candidates',
    'body.colour',
    'body.seed',
    'body.task',
  ]);
});

test.each(['/people', '/jobs', '/people/ada/samples', '/people/ada/comparisons'])(
  'a cursor that is none is named, asking for %s',
  async (path) => {
    const api = await openApi();

    expect(await api.json(400, `${path}?cursor=a/b`)).toMatchObject({
      code: 'invalid_input',
      errors: [{ field: 'query.cursor', message: 'use "next" of the page before, as it was given' }],
    });
  },
);

test.each(Object.entries(statusOf).map(([code, status]) => ({ code: code as ErrorCode, status })))(
  '$code is told as $status, without paths or words of providers',
  async ({ code, status }) => {
    const said = 'kept in /srv/private/file.sqlite with key sk-12345';
    const store = memoryStore();
    const failing = { ...store, runs: { ...store.runs, usage: () => Promise.reject(new HyperalignError(code, said)) } };
    const app = new Hono<ApiEnv>();
    app.use(async (c, next) => {
      c.set('requestId', 'r1');
      c.set('principal', { workspace: 'default', person: null, scopes: ['read'], keyId: null });
      await next();
    });
    const { clientOf } = await openApi({ store: failing });
    app.route('/', createApi({ clientOf, ...usualParts(store) }));

    const answer = await app.request('/api/v1/usage');
    const problem = (await answer.json()) as { readonly detail: string };

    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(problem).toMatchObject({ status, code, instance: 'r1' });
    if (status >= 500) expect(problem.detail).not.toContain('private');
  },
);

test('a fault of the server is told by the id of the request alone', async () => {
  const store = memoryStore();
  const failing = { ...store, people: { ...store.people, list: () => Promise.reject(new TypeError('secret words')) } };
  const api = await openApi({ store: failing });

  expect(await api.json(500, '/people')).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    code: 'internal_error',
    detail: 'The server made a mistake. Its log names this request by the id in "instance".',
    instance: 'request-of-test',
  });
});

test('a key says whose it is, and a token of one person does not see what the workspace spent', async () => {
  const api = await openApi();
  const as = { person: 'ada', scopes: ['read'] as const, keyId: 'abcdefghijklmnop' };

  const me = await api.json(200, '/me', { as });
  const usage = await api.json(200, '/usage');
  const refused = await api.json(403, '/usage', { as });

  expect(me).toEqual({ workspace: 'default', ...as });
  expect(usage).toEqual({
    ...{ calls: 0, inputTokens: 0, outputTokens: 0, proxied: [] },
    budget: { kind: 'within', usedTokens: 0, tokensPerDay: null, resetsAt: '2025-05-09T00:00:00.000Z' },
  });
  expect(refused).toMatchObject({ code: 'not_allowed' });
});
