import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ProxiedUse } from '../../src/contracts/workspace-usage.ts';
import { createServer, modelUpstream, openAccess } from '../../src/server/index.ts';
import { entryOf, scriptedModel } from '../../src/testing/index.ts';
import { openProxy, type SettingOptions, storeOfJune, workspacesOver } from '../support/proxy-setting.ts';
import {
  type AnswerCall,
  beginStream,
  chunkOf,
  completionOf,
  eventOf,
  sendJson,
  sendStream,
} from '../support/upstream-stub.ts';

const today = '2025-05-08';
const messages = [{ role: 'user', content: 'Ask Sam to call me on Monday.' }];

async function opened(answer: AnswerCall, options: Partial<SettingOptions> = {}) {
  const store = await storeOfJune();
  const workspaces = workspacesOver(store);
  const proxy = await openProxy(answer, { store, workspaces, ...options });
  const client = workspaces.client('default');
  return { ...proxy, store, client, ...(await asking(proxy.url)), uses: usesOf(client) };
}

function asking(url: string) {
  const post = (path: string, body: object, signal?: AbortSignal) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hyperalign-person': 'june' },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
  const chat = async (more: object = {}) => (await post('/chat/completions', { model: 'm', messages, ...more })).text();
  return { post, chat };
}

/** What was counted, once so many requests were. */
function usesOf(client: { usage(): Promise<{ readonly calls: number; readonly proxied: readonly ProxiedUse[] }> }) {
  return async (calls = 1) => {
    await expect.poll(async () => (await client.usage()).calls).toBe(calls);
    return (await client.usage()).proxied;
  };
}

const chatUse = { endpoint: 'chat', counted: 'reported', calls: 1, inputTokens: 5, outputTokens: 2 } as const;
const usage = { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 };

describe('what an upstream says an answer cost', () => {
  test('counts in the workspace, whole answers and streams alike', async () => {
    const { chat, uses, store } = await opened(({ body }, response) => {
      if (!body.includes('"stream"')) return sendJson(response, completionOf('Hi'));
      beginStream(response);
      response.write(chunkOf({ content: 'Hi' }));
      response.end(`${chunkOf({}, 'stop')}${eventOf({ choices: [], usage })}data: [DONE]\n\n`);
    });

    await chat();
    await chat({ stream: true, stream_options: { include_usage: true } });

    expect(await uses(2)).toEqual([{ ...chatUse, calls: 2, inputTokens: 10, outputTokens: 4 }]);
    expect(await store.spending.tokensOn('default', today)).toBe(14);
    expect(await store.spending.proxied('elsewhere')).toEqual([]);
    expect(await store.runs.list('default', 9)).toEqual([]);
  });

  test('is read of compressed answers in pieces, which reach the client as they came', async () => {
    const body = JSON.stringify(completionOf('Hi '.repeat(200_000)));
    const { chat, uses } = await opened((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(body));
    });

    expect(await chat()).toBe(body);
    expect(await uses()).toEqual([chatUse]);
  });

  test('is read of responses and of embeddings', async () => {
    const counted = {
      input_tokens: 30,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 4,
      total_tokens: 34,
    };
    const { post, uses } = await opened(({ path }, response) => {
      if (path.endsWith('/embeddings'))
        return sendJson(response, { data: [{ embedding: [0.1] }], usage: { prompt_tokens: 8, total_tokens: 8 } });
      beginStream(response);
      const text = 'Hi '.repeat(30_000);
      response.write(
        `event: response.output_text.delta\n${eventOf({ type: 'response.output_text.delta', delta: text })}`,
      );
      const whole = { object: 'response', output: [{ content: [{ text }] }], usage: counted, user: null, metadata: {} };
      response.end(`event: response.completed\n${eventOf({ type: 'response.completed', response: whole })}`);
    });

    await (await post('/responses', { model: 'm', input: 'Hi', stream: true })).text();
    await (await post('/embeddings', { model: 'm', input: 'Hi' })).text();

    expect(await uses(2)).toEqual([
      { endpoint: 'embeddings', counted: 'reported', calls: 1, inputTokens: 8, outputTokens: 0 },
      { endpoint: 'responses', counted: 'reported', calls: 1, inputTokens: 30, outputTokens: 4 },
    ]);
  });
});

describe('an answer that says nothing of its cost', () => {
  test('is estimated from its characters, and marked', async () => {
    const { chat, uses, stub } = await opened((_, response) => sendStream(response, Array(400).fill('word ')));

    const body = await chat({ stream: true });

    const [use] = await uses();
    const sent = stub.calls[0]?.body ?? '';
    expect(JSON.parse(sent)).not.toHaveProperty('stream_options');
    expect(use).toMatchObject({ endpoint: 'chat', counted: 'estimated', inputTokens: Math.ceil(sent.length / 4) });
    expect(use?.outputTokens).toBeGreaterThan(480);
    expect(use?.outputTokens).toBeLessThan(600);
    expect(body.length).toBeGreaterThan(32 * 1024);
  });

  test('is estimated as far as it came where the client leaves', async () => {
    const { post, uses } = await opened((_, response) => {
      beginStream(response);
      response.write(chunkOf({ content: 'Hello Sam, '.repeat(40) }));
    });
    const leaving = new AbortController();

    const answer = await post('/chat/completions', { model: 'm', messages, stream: true }, leaving.signal);
    await answer.body?.getReader().read();
    leaving.abort();

    const [use] = await uses();
    expect(use).toMatchObject({ counted: 'estimated' });
    expect(use?.outputTokens).toBeGreaterThan(80);
  });

  test('costs nothing where it is a refusal', async () => {
    const { chat, post, client } = await opened((call, response) =>
      sendJson(response, { error: { message: 'no' } }, call.path.endsWith('completions') ? 429 : 200),
    );

    await chat();
    await (await post('/embeddings', { model: 'm', input: 'Hi' })).text();

    await expect.poll(async () => (await client.usage()).calls).toBe(1);
    expect((await client.usage()).proxied).toMatchObject([{ endpoint: 'embeddings', outputTokens: 0 }]);
  });
});

describe('the tokens of the day', () => {
  test('are used up by proxied requests: the next is refused, also in the same moment, and reaches no upstream', async () => {
    const { chat, post, store, stub, client } = await opened((_, response) => sendJson(response, completionOf('Hi')));
    await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: 7 }, entryOf());
    await chat();
    await expect.poll(async () => (await client.usage()).budget.kind).toBe('spent');

    const refused = await post('/chat/completions', { model: 'm', messages });
    const listed = await fetch(`${stub.url}/models`);

    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe(String(12 * 60 * 60));
    expect(await refused.json()).toMatchObject({ error: { type: 'rate_limit_error', code: 'budget_spent' } });
    expect(listed.status).toBe(200);
    expect(stub.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('hold what was under way when the server stopped', async () => {
    const store = await storeOfJune();
    const workspaces = workspacesOver(store);
    const { url, stop, stub } = await openProxy(
      (_, response) => {
        beginStream(response);
        response.write(chunkOf({ content: 'Hello Sam, '.repeat(40) }));
      },
      { store, workspaces },
    );
    const answer = await asking(url).post('/chat/completions', { model: 'm', messages, stream: true });
    const reading = answer.text().catch(() => 'broken off');
    await stub.called(0);

    await stop();
    await workspaces.client('default').close();

    expect(await reading).toBe('broken off');
    expect(await store.spending.proxied('default')).toMatchObject([{ counted: 'estimated', calls: 1 }]);
  });
});

test('a model behind the proxy counts by itself, also where the stream does not say so', async () => {
  const store = await storeOfJune();
  const workspaces = workspacesOver(store);
  const handle = scriptedModel(['Hi Sam', 'Hi Sam']);
  const server = await createServer({
    ...{ port: 0, workspaces, access: openAccess(), stopMs: 200 },
    upstream: modelUpstream({ id: handle.id, open: async () => handle }),
  });
  onTestFinished(() => server.stop());
  const { chat } = asking(`${server.url}/v1`);

  const whole = JSON.parse(await chat({ model: handle.id })) as { readonly usage: typeof usage };
  const streamed = await chat({ model: handle.id, stream: true });

  const [use, ...others] = await usesOf(workspaces.client('default'))(2);
  expect(streamed).not.toContain('"usage"');
  expect(others).toEqual([]);
  expect(use).toEqual({
    ...{ endpoint: 'chat', counted: 'reported', calls: 2 },
    ...{ inputTokens: 2 * whole.usage.prompt_tokens, outputTokens: 2 * whole.usage.completion_tokens },
  });
});
