import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { accessByKeys, openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { completionOf, sendJson } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const body =
  '{ "seed": 12345678901234567890, "temperature": 0.70, "vendor": {"nested":[1.0, {"deep":1e400}]}, "messages" : [{"role":"user","content":"Hi","n":0.10}], "user":"app-user-7" }';
const json = { 'content-type': 'application/json' };

async function ask(url: string, headers: Readonly<Record<string, string>> = {}, text = body): Promise<Response> {
  return fetch(`${url}/chat/completions`, { method: 'POST', headers: { ...json, ...headers }, body: text });
}

describe('what is not asked to change does not', () => {
  test('a user whom nobody has learned passes letter for letter', async () => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });

    const response = await ask(url);

    expect(stub.calls[0]?.body).toBe(body);
    expect(response.headers.get('x-hyperalign-person')).toBe('none');
    expect(response.headers.get('x-hyperalign-profile-version')).toBeNull();
  });

  test('a person’s request differs in its messages alone', async () => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });

    await ask(url, { 'x-hyperalign-person': 'june', 'x-hyperalign-delivery': 'hypotheses' });

    const sent = stub.calls[0]?.body ?? '';
    const own = '{"role":"user","content":"Hi","n":0.10}';
    expect(sent.startsWith(body.slice(0, body.indexOf(own)))).toBe(true);
    expect(sent.endsWith(body.slice(body.indexOf(own)))).toBe(true);
    expect(JSON.parse(sent).messages).toHaveLength(2);
  });

  test('a user who is a person is written for, and passed on', async () => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });

    const response = await ask(url, {}, body.replace('app-user-7', 'june'));

    expect(response.headers.get('x-hyperalign-person')).toBe('june');
    expect(JSON.parse(stub.calls[0]?.body ?? '').user).toBe('june');
  });

  test.each(['/completions', '/embeddings'])('%s goes on byte for byte, whoever is named', async (path) => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, { ok: true }), { store });

    const response = await fetch(`${url}${path}?v=1`, {
      method: 'POST',
      headers: { ...json, 'x-hyperalign-person': 'june' },
      body: '{"prompt": "Hi", "x": 1.0, "x": 2}',
    });

    expect(stub.calls[0]).toMatchObject({ path: `/v1${path}?v=1`, body: '{"prompt": "Hi", "x": 1.0, "x": 2}' });
    expect(response.headers.get('x-hyperalign-person')).toBe('none');
  });

  test('status, headers and compressed bytes of the upstream are handed on', async () => {
    const { url, stub } = await openProxy(
      (_, response) => {
        response.writeHead(418, {
          ...{ 'content-type': 'application/json', 'content-encoding': 'gzip', 'x-ratelimit-remaining': '3' },
          ...{ 'set-cookie': 'a=b', 'access-control-allow-origin': '*', connection: 'x-hop', 'x-hop': '1' },
        });
        response.end(gzipSync('{"tea":true}'));
      },
      { store },
    );

    const response = await ask(url, { 'accept-encoding': 'gzip', 'openai-organization': 'org', cookie: 'c=d' });

    expect(response.status).toBe(418);
    expect(await response.json()).toEqual({ tea: true });
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'x-ratelimit-remaining': '3' });
    expect(['set-cookie', 'access-control-allow-origin', 'x-hop'].filter((name) => name in headers)).toEqual([]);
    expect(stub.calls[0]?.headers).toMatchObject({ 'openai-organization': 'org', 'accept-encoding': 'gzip' });
    expect(stub.calls[0]?.headers).not.toHaveProperty('cookie');
    expect(stub.calls[0]?.headers).not.toHaveProperty('x-hyperalign-person');
  });

  test('a body without a length is read whole, and a large one handed on', async () => {
    const long = 'x'.repeat(3_000_000);
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf(long)), { store });
    const text = JSON.stringify({ messages: [{ role: 'user', content: long }] });

    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: json,
      body: new Blob([text]).stream(),
      duplex: 'half',
    } as RequestInit);

    expect(await response.json()).toEqual(completionOf(long));
    expect(stub.calls[0]?.body).toBe(text);
  });
});

describe('whose key reaches the upstream', () => {
  test.each([
    { name: 'the client’s own, where there is no other', options: {}, sent: 'Bearer of-the-client' },
    { name: 'the server’s, where it has one', options: { upstreamKey: 'of-the-server' }, sent: 'Bearer of-the-server' },
    {
      name: 'none, where the client’s is for this server',
      options: { access: accessByKeys({ 'of-the-client': {} }) },
      sent: undefined,
    },
    {
      name: 'the server’s, where both have one and the client’s is for this server',
      options: { access: accessByKeys({ 'of-the-client': {} }), upstreamKey: 'of-the-server' },
      sent: 'Bearer of-the-server',
    },
  ])('$name', async ({ options, sent }) => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), {
      store,
      ...options,
    });

    await ask(url, { authorization: 'Bearer of-the-client' });

    expect(stub.calls[0]?.headers.authorization).toBe(sent);
  });
});

test('the head of a list is asked for as a list', async () => {
  const { url, stub } = await openProxy((_, response) => sendJson(response, { object: 'list', data: [] }), { store });

  const response = await fetch(`${url}/models`, { method: 'HEAD' });

  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(stub.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/models']);
});

test('register and delivery are chosen by headers', async () => {
  const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });

  const response = await ask(url, {
    ...{ 'x-hyperalign-person': 'june', 'x-hyperalign-register': 'post', 'x-hyperalign-delivery': 'samples' },
  });

  expect(response.headers.get('x-hyperalign-delivery')).toBe('samples');
  const [system] = JSON.parse(stub.calls[0]?.body ?? '').messages;
  expect(system.content).toContain('as that person writes posts');
  expect(system.content).not.toContain('This is how you write');
});
