import { gzipSync } from 'node:zlib';
import { SpanKind } from '@opentelemetry/api';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openTracer } from '../../src/adapters/telemetry/index.ts';
import { tracedModel } from '../../src/engine/tracing/traced-model.ts';
import type { Store } from '../../src/ports/store.ts';
import { createServer, modelUpstream, openAccess } from '../../src/server/index.ts';
import { fixedClock, scriptedModel } from '../../src/testing/index.ts';
import { openProxy, storeOfJune, workspacesOver } from '../support/proxy-setting.ts';
import { type RecordedSpans, recordSpans } from '../support/recorded-spans.ts';
import { type AnswerCall, beginStream, chunkOf, completionOf, eventOf, sendJson } from '../support/upstream-stub.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

async function openTraced(answer: AnswerCall, options: { readonly idleMs?: number } = {}) {
  const spans = recordSpans();
  const tracer = await openTracer({ version: '1' });
  if (tracer === null) throw new Error('No tracer was opened.');
  return { spans, ...(await openProxy(answer, { store, tracer, ...options })) };
}

interface Asking {
  readonly path?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

function ask(url: string, { path = 'chat/completions', body = {}, headers = {}, ...options }: Asking = {}) {
  return fetch(`${url}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hyperalign-person': 'june', traceparent, ...headers },
    body: JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }], ...body }),
    ...options,
  });
}

async function ended(spans: RecordedSpans, count = 1) {
  await expect.poll(() => spans.ended().length).toBe(count);
  return spans.ended();
}

const streamed = { stream: true };

describe('a request that is sent on', () => {
  test('is a span by the conventions, in the trace that its caller names', async () => {
    const { url, spans, stub } = await openTraced((_, response) => sendJson(response, completionOf('Hi Sam')));

    await (await ask(url)).json();

    const [span] = await ended(spans);
    const [call] = stub.calls;
    expect(span).toMatchObject({
      ...{ name: 'chat gpt-4o', kind: SpanKind.CLIENT, trace: traceId, parent: 'b7ad6b7169203331', failed: false },
      facts: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-4o',
        'gen_ai.response.model': 'stub',
        'gen_ai.response.id': 'chatcmpl-1',
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': 5,
        'gen_ai.usage.output_tokens': 2,
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(stub.url).port),
        'http.response.status_code': 200,
        'hyperalign.guided': true,
      },
    });
    expect(call?.headers['traceparent']).toBe(`00-${traceId}-${span?.id}-01`);
  });

  test('tells neither text nor person', async () => {
    const { url, spans } = await openTraced((_, response) => sendJson(response, completionOf('Hi Sam')));

    await (await ask(url, { body: { user: 'june', messages: [{ role: 'user', content: 'The kettle.' }] } })).json();

    await ended(spans);
    for (const secret of ['june', 'kettle', 'Sam', 'thing']) expect(spans.text()).not.toContain(secret);
  });

  test('to another endpoint is told by what that does, and a list of models by nothing', async () => {
    const { url, spans, stub } = await openTraced((_, response) => sendJson(response, { object: 'list', data: [] }));

    await (await ask(url, { path: 'embeddings', body: { model: 'small', input: 'Hi' } })).text();
    await (await fetch(`${url}/models`, { headers: { traceparent } })).text();

    expect((await ended(spans)).map(({ name, facts }) => [name, facts['hyperalign.guided']])).toEqual([
      ['embeddings small', false],
    ]);
    expect(stub.calls[1]?.headers['traceparent']).toBe(traceparent);
  });

  test('that is no JSON is handed on all the same', async () => {
    const { url, spans, stub } = await openTraced((_, response) => sendJson(response, { error: {} }, 400));

    await fetch(`${url}/embeddings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a' });

    expect(stub.calls[0]?.body).toBe('{"a');
    expect(await ended(spans)).toMatchObject([{ name: 'embeddings', failed: true, facts: { 'error.type': '400' } }]);
  });

  test('to the Responses API tells what that counts', async () => {
    const usage = { input_tokens: 9, output_tokens: 4, output_tokens_details: { reasoning_tokens: 1 } };
    const { url, spans } = await openTraced((_, response) => {
      beginStream(response);
      response.write(eventOf({ type: 'response.output_text.delta', delta: 'Hi' }));
      response.end(eventOf({ type: 'response.completed', response: { id: 'resp_1', model: 'gpt-4o-2', usage } }));
    });

    await (await ask(url, { path: 'responses', body: { ...streamed, input: 'Hi' } })).text();

    expect((await ended(spans))[0]?.facts).toMatchObject({
      'gen_ai.response.id': 'resp_1',
      'gen_ai.response.model': 'gpt-4o-2',
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 4,
      'gen_ai.usage.reasoning.output_tokens': 1,
    });
  });

  test('whose answer is compressed arrives as it was sent, and tells no figures', async () => {
    const packed = gzipSync(JSON.stringify(completionOf('Hi Sam')));
    const { url, spans } = await openTraced((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(packed);
    });

    expect(await (await ask(url)).json()).toEqual(completionOf('Hi Sam'));
    expect((await ended(spans))[0]?.facts).not.toHaveProperty(['gen_ai.usage.input_tokens']);
  });
});

describe('a stream that is handed on', () => {
  const last = eventOf({
    ...{ id: 'chatcmpl-1', model: 'stub', choices: [] },
    usage: { prompt_tokens: 5, completion_tokens: 2 },
  });

  test('arrives byte for byte, and its span ends with it', async () => {
    const more = Promise.withResolvers<void>();
    const { url, spans } = await openTraced(async (_, response) => {
      beginStream(response);
      response.write(chunkOf({ content: 'Hi' }));
      await more.promise;
      response.end(`${chunkOf({}, 'stop')}${last}data: [DONE]\n\n`);
    });

    const response = await ask(url, { body: streamed });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader?.read())?.value;
    expect(spans.ended()).toEqual([]);
    more.resolve();
    let rest = '';
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) rest += piece.value;

    expect(`${first}${rest}`).toBe(`${chunkOf({ content: 'Hi' })}${chunkOf({}, 'stop')}${last}data: [DONE]\n\n`);
    const [span] = await ended(spans);
    expect(span).toMatchObject({
      failed: false,
      facts: {
        'gen_ai.request.stream': true,
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': 5,
        'gen_ai.usage.output_tokens': 2,
      },
    });
    expect(span?.facts['gen_ai.response.time_to_first_chunk']).toBeGreaterThan(0);
  });

  test('is marked when its client goes away', async () => {
    const gone = new AbortController();
    const { url, spans, stub } = await openTraced((_, response) => {
      beginStream(response);
      response.write(chunkOf({ content: 'Hi' }));
    });

    const response = await ask(url, { body: streamed, signal: gone.signal });
    await response.body?.getReader().read();
    gone.abort();

    await (await stub.called(0)).over;
    expect(await ended(spans)).toMatchObject([{ failed: true, facts: { 'error.type': 'aborted' } }]);
  });

  test('is marked when its upstream breaks off', async () => {
    const { url, spans } = await openTraced((_, response) => {
      beginStream(response);
      response.write(chunkOf({ content: 'Hi' }), () => response.destroy());
    });

    await expect(ask(url, { body: streamed }).then((response) => response.text())).rejects.toThrow();

    expect(await ended(spans)).toMatchObject([{ failed: true, facts: { 'error.type': 'broken_off' } }]);
  });
});

test('a client that goes away before there is an answer, and an upstream that gives none, are told apart', async () => {
  const gone = new AbortController();
  const { url, spans, stub } = await openTraced(() => undefined, { idleMs: 300 });

  const leaving = ask(url, { signal: gone.signal }).catch(() => null);
  await stub.called(0);
  gone.abort();
  await leaving;
  await ended(spans);
  expect((await ask(url)).status).toBe(504);

  expect((await ended(spans, 2)).map(({ facts }) => facts['error.type'])).toEqual(['aborted', 'upstream_timeout']);
});

test('a model as upstream tells of its calls itself, in the trace of the caller', async () => {
  const spans = recordSpans();
  const tracer = await openTracer({ version: '1' });
  if (tracer === null) throw new Error('No tracer was opened.');
  const handle = tracedModel(scriptedModel(['Hi Sam']), { tracer, clock: fixedClock() });
  const server = await createServer({
    ...{ port: 0, workspaces: workspacesOver(store), access: openAccess(), stopMs: 200, tracer },
    upstream: modelUpstream({ id: handle.id, open: async () => handle }),
  });
  onTestFinished(() => server.stop());

  await (await ask(`${server.url}/v1`, { body: { model: 'model', ...streamed } })).text();

  expect(await ended(spans)).toMatchObject([
    { name: 'chat scripted', trace: traceId, parent: 'b7ad6b7169203331', failed: false },
  ]);
});

test('without a tracer the caller’s own trace goes on untouched', async () => {
  const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi Sam')), { store });

  await (await ask(url)).json();

  expect(stub.calls[0]?.headers['traceparent']).toBe(traceparent);
});
