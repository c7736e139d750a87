import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { createApp, openAccess, urlUpstream } from '../../src/server/index.ts';
import { fixedClock, memoryStore } from '../../src/testing/index.ts';
import { accessByKeys, openProxy, storeOfJune, workspacesOver } from '../support/proxy-setting.ts';
import { completionOf, sendJson, sendStream } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

function ask(url: string, headers: Readonly<Record<string, string>> = {}, stream = false) {
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ model: 'm', stream, messages: [{ role: 'user', content: 'A secret for June alone' }] }),
  });
}

test('the log tells of requests, and nothing of what is in them', async () => {
  const { url, origin, log } = await openProxy((_, response) => sendJson(response, completionOf('Another secret')), {
    store,
  });

  await (await ask(url, { 'x-hyperalign-person': 'june', 'x-request-id': 'of-the-caller-1' })).text();
  await (await fetch(`${origin}/people/june?secret=1`)).text();

  await expect.poll(() => log.length).toBe(2);
  expect(log[0]).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    ...{ requestId: 'of-the-caller-1', method: 'POST', route: '/v1/chat/completions', status: 200 },
    ...{ ms: expect.any(Number), workspace: 'default', fault: null },
  });
  expect(log[1]).toMatchObject({ method: 'GET', route: 'unmatched', status: 404 });
  expect(JSON.stringify(log)).not.toMatch(/secret|june/i);
});

test('a fault that nobody foresaw is told by its place, and the client gets no word of it', async () => {
  const log: unknown[] = [];
  const app = createApp({
    workspaces: {
      ...workspacesOver(memoryStore()),
      client: () => {
        throw new TypeError('A secret');
      },
    },
    ...{ access: openAccess(), upstream: urlUpstream({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: null }) },
    log: (entry) => log.push(entry),
  });

  const response = await app.request('/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"messages":[]}',
  });

  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
  expect(log).toMatchObject([{ status: 500, fault: expect.stringMatching(/^TypeError at .*operations\.test\.ts/) }]);
  expect(JSON.stringify(log)).not.toContain('secret');
});

test('a request that is refused on purpose is no fault of the server', async () => {
  const api = { idempotency: store.idempotency, clock: fixedClock(), record: async () => undefined };
  const { origin, log } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store, api });
  const post = (body: string | FormData, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${origin}/api/v1/people/june/learn`, { method: 'POST', body, headers });

  const answers = [await post('{"texts":', { 'content-type': 'application/json' }), await post(new FormData())];

  expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  expect(log).toMatchObject([
    { status: 400, fault: null },
    { status: 400, fault: null },
  ]);
});

test('every answer carries its request id and the headers that browsers heed', async () => {
  const { url } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });

  const { headers } = await ask(url, { 'x-request-id': 'not an id' });

  expect(headers.get('x-hyperalign-request-id')).toMatch(/^[\da-f-]{36}$/);
  expect(headers.get('x-request-id')).toBe('upstream-1');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('metrics count by route and purpose, streams included, and name nobody', async () => {
  const { url, origin, log } = await openProxy(
    (call, response) =>
      JSON.parse(call.body).stream ? sendStream(response, ['Hi']) : sendJson(response, completionOf('Hi')),
    { store },
  );
  await (await ask(url, { 'x-hyperalign-person': 'june' })).text();
  await (await ask(url, { 'x-hyperalign-person': 'june' }, true)).text();
  await (await ask(url, { 'x-hyperalign-person': 'bo' })).text();
  await expect.poll(() => log.length).toBe(3);

  const response = await fetch(`${origin}/metrics`);
  const text = await response.text();

  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  expect(text.split('\n').filter((line) => line.startsWith('hyperalign_requests_total'))).toEqual([
    'hyperalign_requests_total{method="POST",route="/v1/chat/completions",purpose="chat",status="200"} 2',
    'hyperalign_requests_total{method="POST",route="/v1/chat/completions",purpose="chat",status="404"} 1',
  ]);
  for (const name of ['hyperalign_upstream_seconds', 'hyperalign_added_seconds'])
    expect(text).toContain(`${name}_count{purpose="chat"} 2\n`);
  expect(text).toContain('hyperalign_open_streams 0\n');
  expect(text).not.toMatch(/june|default/);
});

test('metrics are for keys that may read', async () => {
  const access = accessByKeys({ writer: {}, reader: { scopes: ['read'] } });
  const { origin } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store, access });

  const statusFor = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(`${origin}/metrics`, { headers })).status;

  expect([
    await statusFor({}),
    await statusFor({ authorization: 'Bearer writer' }),
    await statusFor({ authorization: 'Bearer reader' }),
  ]).toEqual([401, 403, 200]);
});

test.each([
  {
    name: 'a store that answers',
    check: async () => undefined,
    stopping: false,
    status: 200,
    body: { status: 'ready', store: 'answers' },
  },
  {
    name: 'a store that does not',
    check: async () => {
      throw new Error('gone');
    },
    ...{ stopping: false, status: 503, body: { status: 'not-ready', store: 'does-not-answer' } },
  },
  {
    name: 'an end that has begun',
    check: async () => undefined,
    stopping: true,
    status: 503,
    body: { status: 'stopping', store: 'answers' },
  },
])('with $name /readyz says $status, and /healthz 200', async ({ check, stopping, status, body }) => {
  const app = createApp({
    workspaces: { ...workspacesOver(store), check },
    ...{ access: accessByKeys({}), upstream: urlUpstream({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: null }) },
    isStopping: () => stopping,
  });

  const ready = await app.request('/readyz');

  expect([ready.status, await ready.json()]).toEqual([status, { ...body, upstream: 'configured' }]);
  expect((await app.request('/healthz')).status).toBe(200);
});
