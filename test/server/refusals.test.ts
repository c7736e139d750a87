import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import { HyperalignError } from '../../src/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { createServer, openAccess, urlUpstream } from '../../src/server/index.ts';
import { accessByKeys, openProxy, storeOfJune, workspacesOver } from '../support/proxy-setting.ts';
import { completionOf, openUpstreamStub, sendJson } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const json = { 'content-type': 'application/json' };
const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] });
const answer = (_: unknown, response: Parameters<typeof sendJson>[0]) => sendJson(response, completionOf('Hi'));

function post(
  url: string,
  options: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {},
) {
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { ...json, ...options.headers },
    body: options.body ?? body,
  });
}

async function errorOf(response: Response) {
  const { error } = (await response.json()) as { readonly error: Readonly<Record<string, unknown>> };
  return { status: response.status, ...error };
}

describe('what cannot be read is refused in the shape of the OpenAI API', () => {
  test.each([
    {
      name: 'half a body',
      options: { body: '{"messages":[' },
      status: 400,
      code: 'invalid_input',
      says: 'no JSON that can be read',
      param: null,
    },
    { name: 'a list', options: { body: '[]' }, status: 400, code: 'invalid_input', says: 'no object', param: null },
    {
      name: 'a person’s request without messages',
      options: { body: '{"model":"m"}', headers: { 'x-hyperalign-person': 'june' } },
      ...{ status: 400, code: 'invalid_input', says: 'needs "messages"', param: 'messages' },
    },
    {
      name: 'a form',
      options: { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      status: 415,
      code: 'unsupported_media_type',
      says: 'application/x-www-form-urlencoded',
      param: null,
    },
    {
      name: 'a compressed body',
      options: { headers: { 'content-encoding': 'gzip' } },
      status: 415,
      code: 'unsupported_media_type',
      says: 'content encoding',
      param: null,
    },
    {
      name: 'a huge body',
      options: { body: JSON.stringify({ messages: [], x: '.'.repeat(2_000_000) }) },
      status: 413,
      code: 'body_too_large',
      says: '1,000,000 bytes',
      param: null,
    },
    {
      name: 'a delivery there is not',
      options: { headers: { 'x-hyperalign-person': 'june', 'x-hyperalign-delivery': 'pigeon' } },
      status: 400,
      code: 'invalid_input',
      says: 'X-Hyperalign-Delivery is "pigeon"',
      param: null,
    },
    {
      name: 'a register there is not',
      options: { headers: { 'x-hyperalign-person': 'june', 'x-hyperalign-register': 'My Mail' } },
      status: 400,
      code: 'invalid_input',
      says: '"My Mail"',
      param: null,
    },
    {
      name: 'a person who cannot be',
      options: { headers: { 'x-hyperalign-person': 'a/b' } },
      status: 400,
      code: 'invalid_input',
      says: '"a/b"',
      param: null,
    },
    {
      name: 'a person who is not there',
      options: { headers: { 'x-hyperalign-person': 'bo' } },
      status: 404,
      code: 'person_not_found',
      says: 'no person "bo"',
      param: null,
    },
  ])('$name', async ({ options, status, code, says, param }) => {
    const { url, stub } = await openProxy(answer, { store, proxyBodyBytes: 1_000_000 });

    const response = await post(url, options);

    expect(await errorOf(response)).toEqual({
      status,
      code,
      param,
      type: 'invalid_request_error',
      message: expect.stringContaining(says),
    });
    expect(stub.calls).toEqual([]);
  });

  test('a huge body without a length', async () => {
    const { url } = await openProxy(answer, { store, proxyBodyBytes: 100_000 });
    const blob = new Blob([JSON.stringify({ messages: [], x: '.'.repeat(2_000_000) })]);

    const status = await new Promise((resolve, reject) => {
      const asking = request(`${url}/chat/completions`, { method: 'POST', headers: json });
      asking.once('response', (incoming) => resolve(incoming.statusCode));
      asking.once('error', reject);
      blob.arrayBuffer().then((bytes) => asking.write(Buffer.from(bytes)));
    });

    expect(status).toBe(413);
  });

  test('a path that the OpenAI API has and this server has not', async () => {
    const { url } = await openProxy(answer, { store });

    const response = await fetch(`${url}/audio/speech`, { method: 'POST', headers: json, body });

    expect(await errorOf(response)).toMatchObject({
      status: 404,
      code: 'not_found',
      message: expect.stringContaining('/v1/audio/speech'),
    });
  });

  test('any other path, as a problem', async () => {
    const { origin } = await openProxy(answer, { store });

    const missing = await fetch(`${origin}/people`);
    const large = await fetch(`${origin}/people`, { method: 'POST', headers: json, body: '.'.repeat(6_000_000) });

    expect(missing.headers.get('content-type')).toBe('application/problem+json');
    expect(await missing.json()).toEqual({
      ...{ type: 'about:blank', title: 'Not Found', status: 404, code: 'not_found' },
      detail: 'There is nothing at GET /people here.',
    });
    expect(await large.json()).toMatchObject({ title: 'Content Too Large', status: 413, code: 'body_too_large' });
  });
});

describe('keys', () => {
  const access = accessByKeys({
    workspace: {},
    ofJune: { person: 'june' },
    reader: { scopes: ['read'] },
    elsewhere: { workspace: 'elsewhere' },
  });

  test.each([
    { name: 'none', key: null, code: 'invalid_api_key', says: 'asks for a key' },
    { name: 'one nobody made', key: 'made-up', code: 'invalid_api_key', says: 'is not known here' },
    { name: 'one whose time is over', key: 'old-key', code: 'invalid_api_key', says: 'time of this key is over' },
  ])('$name: refused', async ({ key, code, says }) => {
    const { url, stub, log } = await openProxy(answer, { store, access });

    const response = await post(url, { headers: key === null ? {} : { authorization: `Bearer ${key}` } });

    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await errorOf(response)).toEqual({
      status: 401,
      type: 'authentication_error',
      param: null,
      code,
      message: expect.stringContaining(says),
    });
    expect(stub.calls).toEqual([]);
    expect(log).toMatchObject([{ status: 401, workspace: null }]);
  });

  test.each([
    {
      name: 'without the scope "write" does not reach the upstream',
      key: 'reader',
      headers: {},
      status: 403,
      code: 'scope_missing',
    },
    {
      name: 'of one person reaches nobody else',
      key: 'ofJune',
      headers: { 'x-hyperalign-person': 'bo' },
      status: 403,
      code: 'foreign_person',
    },
    {
      name: 'of another workspace sees nobody of this one',
      key: 'elsewhere',
      headers: { 'x-hyperalign-person': 'june' },
      status: 404,
      code: 'person_not_found',
    },
  ])('a key $name', async ({ key, headers, status, code }) => {
    const { url, stub } = await openProxy(answer, { store, access });

    const response = await post(url, { headers: { authorization: `Bearer ${key}`, ...headers } });

    expect(await errorOf(response)).toMatchObject({ status, code });
    expect(stub.calls).toEqual([]);
  });

  test('a key of one person writes as that person without naming them', async () => {
    const { url } = await openProxy(answer, { store, access });

    const response = await post(url, { headers: { authorization: 'Bearer ofJune' } });

    expect([response.status, response.headers.get('x-hyperalign-person')]).toEqual([200, 'june']);
  });
});

describe('pages of browsers', () => {
  /** fetch sets Host and Origin itself. */
  function raw(origin: string, method: string, headers: Readonly<Record<string, string>>) {
    return new Promise<{ status: number | undefined; headers: Readonly<Record<string, unknown>>; body: string }>(
      (resolve, reject) => {
        const asking = request(`${origin}/v1/chat/completions`, { method, headers: { ...json, ...headers } });
        asking.once('error', reject);
        asking.once('response', async (incoming) => {
          const pieces = await Array.fromAsync(incoming.setEncoding('utf8'));
          resolve({ status: incoming.statusCode, headers: incoming.headers, body: pieces.join('') });
        });
        asking.end(method === 'POST' ? body : undefined);
      },
    );
  }

  test.each([
    { name: 'a foreign name', headers: { host: 'evil.example.com' }, code: 'foreign_host' },
    {
      name: 'a name that begins like this machine’s',
      headers: { host: '127.0.0.1.evil.example.com' },
      code: 'foreign_host',
    },
    { name: 'a foreign page', headers: { origin: 'https://evil.example.com' }, code: 'foreign_origin' },
    { name: 'a page without an origin of its own', headers: { origin: 'null' }, code: 'foreign_origin' },
  ])('$name is refused', async ({ headers, code }) => {
    const { origin, stub } = await openProxy(answer, { store });

    const { status, body: said } = await raw(origin, 'POST', headers);

    expect([status, JSON.parse(said).error.code]).toEqual([403, code]);
    expect(stub.calls).toEqual([]);
  });

  test('what is allowed by name passes', async () => {
    const { origin } = await openProxy(answer, {
      store,
      hosts: ['voices.example.com'],
      origins: ['https://app.example.com'],
    });
    const page = { host: 'voices.example.com:80', origin: 'https://app.example.com' };

    const preflight = await raw(origin, 'OPTIONS', page);
    const asked = await raw(origin, 'POST', page);

    expect(preflight).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'https://app.example.com',
        'access-control-allow-headers': expect.stringContaining('x-hyperalign-person'),
      },
    });
    expect(asked).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': 'https://app.example.com', vary: 'origin' },
    });
  });

  test('a page of the server itself passes', async () => {
    const { origin } = await openProxy(answer, { store });

    expect(await raw(origin, 'POST', { origin })).toMatchObject({ status: 200 });
  });
});

describe('an upstream that does not answer', () => {
  test('and is not there', async () => {
    const stub = await openUpstreamStub(answer);
    await stub.close();
    const { url } = await openProxy(answer, { store, upstream: urlUpstream({ baseUrl: stub.url, apiKey: null }) });

    const response = await post(url, { headers: { 'x-hyperalign-person': 'june' } });

    expect(await errorOf(response)).toEqual({
      ...{ status: 502, type: 'server_error', param: null, code: 'upstream_unreachable' },
      message: `The upstream ${stub.url} could not be reached or broke off before it answered (ECONNREFUSED). Check that it runs and that --upstream names it.`,
    });
  });

  test('and says nothing for too long', async () => {
    const { url, stub } = await openProxy(() => undefined, { store, idleMs: 150 });

    const response = await post(url);

    expect(await errorOf(response)).toMatchObject({
      status: 504,
      code: 'upstream_timeout',
      message: expect.stringContaining('said nothing for 0.15 seconds'),
    });
    await stub.calls[0]?.over;
  });

  test('and breaks off before its head', async () => {
    const { url } = await openProxy((_, response) => void response.destroy(), { store });

    expect(await errorOf(await post(url))).toMatchObject({ status: 502, code: 'upstream_unreachable' });
  });

  test('and breaks off within a short body', async () => {
    const { url } = await openProxy(
      (_, response) => {
        response.writeHead(200, { ...json, 'content-length': '50' });
        response.write('{"half":', () => response.destroy());
      },
      { store },
    );

    expect(await errorOf(await post(url))).toMatchObject({ status: 502, code: 'upstream_unreachable' });
  });
});

describe('an address that cannot be taken', () => {
  const parts = async () => ({
    workspaces: workspacesOver(store),
    upstream: urlUpstream({ baseUrl: 'http://127.0.0.1:9/v1', apiKey: null }),
  });

  test('since others could reach it and nobody is asked for a key', async () => {
    const starting = createServer({ ...(await parts()), port: 0, host: '0.0.0.0', access: openAccess() });

    await expect(starting).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('asks nobody for a key. Leave out --host'),
    });
  });

  test('since another program listens there', async () => {
    const { origin } = await openProxy(answer, { store });

    const starting = createServer({ ...(await parts()), port: Number(new URL(origin).port), access: openAccess() });

    await expect(starting).rejects.toBeInstanceOf(HyperalignError);
    await expect(starting).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('another program listens there'),
    });
  });
});
