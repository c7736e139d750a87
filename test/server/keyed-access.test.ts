import { describe, expect, test } from 'vitest';
import { bindAccess } from '../../src/access.ts';
import type { Scope } from '../../src/contracts/access.ts';
import { createMcpHandler } from '../../src/mcp.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import { createApp, keyedAccess, openAccess, urlUpstream } from '../../src/server/index.ts';
import { fixedClock, memoryStore, scriptedModel, seededRandom } from '../../src/testing/index.ts';
import { openProxy, storeOfJune, workspacesOver } from '../support/proxy-setting.ts';
import { completionOf, sendJson } from '../support/upstream-stub.ts';

/** A server with keys before an upstream that nobody reaches. */
async function opened(store = memoryStore(), seed = 1, model?: ModelHandle) {
  const clock = fixedClock();
  const access = bindAccess({ store, clock, random: seededRandom(seed) });
  const owner = access.ownerOf('default');
  const workspaces = workspacesOver(store, model);
  const mcp = createMcpHandler({ openClient: ({ workspace }) => workspaces.client(workspace) });
  const app = createApp({
    api: { idempotency: store.idempotency, clock, record: access.record },
    ...{ workspaces, mcp, access: keyedAccess(access) },
    upstream: urlUpstream({ baseUrl: 'http://127.0.0.1:1/v1', apiKey: null }),
  });
  const keyFor = async (scopes: readonly Scope[], person: string | null = null) =>
    (await access.issue(owner, { name: 'app', scopes, ...(person === null ? {} : { person }) })).secret;
  const ask = (path: string, key: string | null, init: RequestInit = {}) =>
    app.request(`http://localhost${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...init.headers,
      },
    });
  return { access, owner, clock, store, app, keyFor, ask };
}

test('the document of the API is for whoever has a key, as it says itself', async () => {
  const { keyFor, ask } = await opened();
  const key = await keyFor(['write'], 'ada');

  const [without, withKey] = [await ask('/api/v1/openapi.json', null), await ask('/api/v1/openapi.json', key)];
  const { paths } = (await withKey.json()) as {
    readonly paths: Readonly<
      Record<string, { readonly get: { readonly security: unknown; readonly responses: object } }>
    >;
  };
  const said = paths['/api/v1/openapi.json']?.get;

  expect([without.status, withKey.status]).toEqual([401, 200]);
  expect(said?.security).toEqual([{ bearer: [] }]);
  expect(said?.responses).toHaveProperty('401');
});

const chat = { method: 'POST', body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }] }) };

describe('a server with keys', () => {
  test('lets nobody in without one, and tells a mistyped from an unknown, an expired and a revoked one', async () => {
    const { access, owner, clock, keyFor, ask } = await opened();
    const key = await keyFor(['read']);
    const other = await opened(memoryStore(), 2);
    const foreign = await other.keyFor(['read']);
    const { key: revoked, secret } = await access.issue(owner, { name: 'gone', scopes: ['read'] });
    await access.revoke(owner, revoked.id);
    const short = await access.issue(owner, {
      name: 'short',
      scopes: ['read'],
      expiresAt: new Date(clock.now() + 60_000).toISOString(),
    });
    clock.advance(61_000);

    const codes = await Promise.all(
      [null, `${key}x`, foreign, secret, short.secret].map(async (one) => {
        const response = await ask('/metrics', one);
        const { code, detail } = (await response.json()) as { readonly code: string; readonly detail: string };
        return [response.status, code, detail.split('.')[0]];
      }),
    );

    expect(codes).toEqual([
      [401, 'invalid_api_key', 'This server asks for a key'],
      [401, 'invalid_api_key', 'This is no key of hyperalign, or one that was not copied whole'],
      [401, 'invalid_api_key', 'The key of this request is not known here'],
      [401, 'invalid_api_key', 'This key was revoked'],
      [401, 'invalid_api_key', 'The time of this key is over'],
    ]);
    expect((await ask('/metrics', key)).status).toBe(200);
  });

  test('keeps a key to its scopes', async () => {
    const { keyFor, ask } = await opened();
    const key = await keyFor(['read']);

    const response = await ask('/v1/chat/completions', key, chat);

    expect(response.status).toBe(403);
  });

  test('refuses what is beyond the requests of a minute, says when to come again, and lets the next minute in', async () => {
    const { access, owner, clock, keyFor, ask } = await opened();
    const key = await keyFor(['read', 'write']);
    await access.setLimits(owner, { requestsPerMinute: 1 });

    const first = await ask('/metrics', key);
    const second = await ask('/metrics', key);
    const third = await ask('/v1/chat/completions', key, chat);

    expect([first.status, second.status, third.status]).toEqual([200, 429, 429]);
    const wait = Number(second.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(await second.json()).toMatchObject({ code: 'rate_limit_exceeded', title: 'Too Many Requests' });
    expect(await third.json()).toMatchObject({ error: { type: 'rate_limit_error', code: 'rate_limit_exceeded' } });
    clock.advance(wait * 1000);
    expect((await ask('/metrics', key)).status).toBe(200);
  });

  test('asks no model once the tokens of the day are used up, by whatever way, and answers what needs none', async () => {
    const store = await storeOfJune();
    const model = scriptedModel(['Hi', 'Hi']);
    const { access, owner, clock, keyFor, ask } = await opened(store, 1, model);
    const key = await keyFor(['read', 'write', 'learn']);
    await access.setLimits(owner, { tokensPerDay: 10 });
    await store.spending.add('default', new Date(clock.now()).toISOString().slice(0, 10), { tokens: 10, proxied: [] });
    const post = (body: unknown, headers = {}) => ({ method: 'POST', body: JSON.stringify(body), headers });
    const tool = (name: string, args: unknown) =>
      post(
        { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } },
        { accept: 'application/json, text/event-stream' },
      );
    const codeOf = async (answer: Response) => {
      const said = (await answer.json()) as { readonly code?: string; readonly error?: { readonly code: string } };
      return [answer.status, said.code ?? said.error?.code, Number(answer.headers.get('retry-after'))];
    };
    const edit = { draft: 'Dear Sam, please call.', final: 'Hi Sam, call me!' };
    const seconds = 12 * 60 * 60;

    const refused = [
      await ask('/v1/chat/completions', key, chat),
      await ask('/v1/responses', key, post({ model: 'm', input: 'Hi' })),
      await ask('/v1/embeddings', key, post({ model: 'm', input: 'Hi' })),
      await ask('/api/v1/people/june/write', key, post({ task: 'Ask Sam.' })),
      await ask('/api/v1/people/june/write', key, post({ task: 'Ask Sam.' }, { accept: 'text/event-stream' })),
      await ask('/api/v1/write', key, post({ task: 'Ask Sam.' })),
      await ask('/api/v1/people/june/edits', key, post(edit)),
    ];
    const written = await (await ask('/mcp', key, tool('write_as', { person: 'june', task: 'Ask Sam.' }))).text();
    const served = [
      await ask('/v1/models', key),
      await ask('/metrics', key),
      await ask('/mcp', key, tool('get_guidance', { person: 'june' })),
      await ask('/api/v1/people/june/edits', key, post({ ...edit, useModel: false })),
      await ask('/api/v1/people/june/learn', key, post({ texts: ['One text of mine, said in a few words.'] })),
      await ask('/api/v1/people/june/learn/estimate', key, post({ texts: ['One text of mine.'] })),
      await ask('/api/v1/usage', key),
    ];

    expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => [429, 'budget_spent', seconds]));
    expect(written).toContain('budget_spent');
    // The upstream of this setting cannot be reached: that it was asked is what counts.
    expect(served.map(({ status }) => status)).toEqual([502, 200, 200, 200, 202, 200, 200]);
    expect(await served.at(-1)?.json()).toMatchObject({ calls: 0, budget: { kind: 'spent', usedTokens: 10 } });
    expect(model.calls).toEqual([]);
  });

  test('takes what the API takes, far more than another request may hold', async () => {
    const { app, keyFor } = await opened();
    const key = await keyFor(['learn']);
    const texts = Array.from({ length: 40 }, (_, at) => `Text ${at}. ${'We go on. '.repeat(15_000)}`);
    const learn = (path: string) =>
      app.request(`http://localhost${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ texts, useModel: false }),
      });

    expect((await learn('/api/v1/people/june/learn')).status).toBe(202);
    expect((await learn('/mcp')).status).toBe(413);
  });

  test('tells a token of one person nothing of the whole server', async () => {
    const { keyFor, ask } = await opened();
    const token = await keyFor(['read'], 'june');

    expect((await ask('/metrics', token)).status).toBe(403);
  });

  test('no key of ours reaches the upstream, in force or not', async () => {
    const { access, keyFor } = await opened();
    const key = await keyFor(['write']);
    const seen: (string | undefined)[] = [];
    for (const door of [keyedAccess(access), openAccess()]) {
      const { url } = await openProxy(
        (call, response) => {
          seen.push(call.headers.authorization);
          sendJson(response, completionOf('Hi'));
        },
        { store: memoryStore(), access: door },
      );
      for (const sent of [key, 'key-of-the-upstream'])
        await fetch(`${url}/chat/completions`, {
          ...chat,
          headers: { 'content-type': 'application/json', authorization: `Bearer ${sent}` },
        });
    }

    // With keys in force the other one opens nothing; without, it is the client's own and goes on.
    expect(seen).toEqual([undefined, undefined, 'Bearer key-of-the-upstream']);
  });

  test('takes one message of MCP a request, so that limits hold', async () => {
    const { keyFor, ask } = await opened();
    const key = await keyFor(['write']);
    const message = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

    const response = await ask('/mcp', key, {
      method: 'POST',
      body: ` \n${JSON.stringify([message, { ...message, id: 2 }])}`,
      headers: { accept: 'application/json, text/event-stream' },
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: -32600 } });
  });

  test('offers MCP what the key allows, and nobody else', async () => {
    const store = await storeOfJune();
    const { keyFor, ask } = await opened(store);
    const key = await keyFor(['write'], 'june');
    const list = {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
      headers: { accept: 'application/json, text/event-stream' },
    };

    const stranger = await ask('/mcp', null, list);
    const june = await (await ask('/mcp', key, list)).text();

    expect(stranger.status).toBe(401);
    expect(june).toContain('"get_guidance"');
    expect(june).not.toContain('"learn_from_text"');
  });
});
