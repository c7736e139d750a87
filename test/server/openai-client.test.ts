import OpenAI from 'openai';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { beginStream, chunkOf, completionOf, sendJson, sendStream } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const june = { headers: { 'X-Hyperalign-Person': 'june' } };
const messages = [{ role: 'user', content: 'Ask Sam.' }] as const;

function clientOf(url: string): OpenAI {
  return new OpenAI({ baseURL: url, apiKey: 'sk-of-the-client', maxRetries: 0 });
}

interface Sent {
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

function sentIn(body: string | undefined): Sent & Readonly<Record<string, unknown>> {
  return JSON.parse(body ?? '');
}

describe('the openai client', () => {
  test('gets a chat completion that was asked for in June’s voice', async () => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi Sam')), { store });

    const { data, response, request_id } = await clientOf(url)
      .chat.completions.create(
        { model: 'm', messages: [{ role: 'system', content: 'You write mail.' }, ...messages] },
        june,
      )
      .withResponse();

    expect(data.choices[0]?.message.content).toBe('Hi Sam');
    expect(request_id).toBe('upstream-1');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-hyperalign-person': 'june',
      'x-hyperalign-profile-version': '1',
      'x-hyperalign-delivery': 'both',
    });
    const { messages: sent } = sentIn(stub.calls[0]?.body);
    expect(sent[0]?.content).toMatch(/^You write mail\.\n\nWrite every text of this conversation/);
    const shown = sent.slice(1, -1).map(({ role }) => role);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown).toEqual(shown.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')));
    expect(sent.at(-1)).toEqual(messages[0]);
    expect(stub.calls[0]?.headers.authorization).toBe('Bearer sk-of-the-client');
  });

  test('gets a stream piece by piece', async () => {
    const { url } = await openProxy((_, response) => sendStream(response, ['Hi', ' Sam']), { store });

    const stream = await clientOf(url).chat.completions.create(
      { model: 'm', stream: true, messages: [...messages] },
      june,
    );
    const pieces = await Array.fromAsync(stream, (chunk) => chunk.choices[0]?.delta.content ?? null);

    expect(pieces).toEqual(['Hi', ' Sam', null]);
  });

  test('has tools, pictures, n and log-probabilities passed on and handed back', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'look', arguments: '{"at":"sky"}' } };
    const logprobs = { content: [{ token: 'Hi', logprob: -0.1, bytes: [72, 105], top_logprobs: [] }], refusal: null };
    const { url, stub } = await openProxy(
      (_, response) =>
        sendJson(
          response,
          completionOf('Hi', {
            logprobs,
            message: { role: 'assistant', content: null, tool_calls: [call] },
            finish_reason: 'tool_calls',
          }),
        ),
      { store },
    );
    const asked = {
      ...{ model: 'm', n: 2, logprobs: true, top_logprobs: 3 },
      tools: [
        { type: 'function' as const, function: { name: 'look', parameters: { type: 'object', properties: {} } } },
      ],
    };
    const picture = { type: 'image_url' as const, image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };
    const user = { role: 'user' as const, content: [{ type: 'text' as const, text: 'What is it?' }, picture] };

    const answer = await clientOf(url).chat.completions.create({ ...asked, messages: [user] }, june);

    expect(answer.choices[0]).toMatchObject({ logprobs, finish_reason: 'tool_calls', message: { tool_calls: [call] } });
    const sent = sentIn(stub.calls[0]?.body);
    expect(sent).toMatchObject(asked);
    expect(sent.messages.at(-1)).toEqual(user);
    expect(sent.messages.length).toBeGreaterThan(3);
  });

  test.each([
    { name: 'JSON', more: { response_format: { type: 'json_object' as const } } },
    {
      name: 'the call of a tool',
      more: { tool_choice: 'required' as const, tools: [{ type: 'function' as const, function: { name: 'look' } }] },
    },
  ])('is shown no prose where it asks for $name', async ({ more }) => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('{}')), { store });

    const { response } = await clientOf(url)
      .chat.completions.create(
        { model: 'm', messages: [...messages], ...more },
        { headers: { ...june.headers, 'X-Hyperalign-Delivery': 'both' } },
      )
      .withResponse();

    expect(response.headers.get('x-hyperalign-delivery')).toBe('hypotheses');
    const { messages: sent } = sentIn(stub.calls[0]?.body);
    expect(sent.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(sent[0]?.content).toContain('This is how you write');
  });

  test('lists models, one by its name, and gets embeddings', async () => {
    const { url, stub } = await openProxy(
      (call, response) => {
        if (call.path.startsWith('/v1/embeddings'))
          return sendJson(response, {
            object: 'list',
            model: 'e',
            data: [{ object: 'embedding', index: 0, embedding: [0.5, -1] }],
            usage: {},
          });
        const model = { id: 'vendor/m', object: 'model', created: 1, owned_by: 'stub' };
        return sendJson(response, call.path === '/v1/models' ? { object: 'list', data: [model] } : model);
      },
      { store },
    );
    const client = clientOf(url);

    const models = await Array.fromAsync(client.models.list());
    const model = await client.models.retrieve('vendor/m');
    const { data } = await client.embeddings.create({ model: 'e', input: 'Hi', encoding_format: 'float' });

    expect(models.map(({ id }) => id)).toEqual(['vendor/m']);
    expect(model.id).toBe('vendor/m');
    expect(data[0]?.embedding).toEqual([0.5, -1]);
    expect(stub.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /v1/models',
      'GET /v1/models/vendor%2Fm',
      'POST /v1/embeddings',
    ]);
    expect(JSON.parse(stub.calls[2]?.body ?? '')).toEqual({ model: 'e', input: 'Hi', encoding_format: 'float' });
  });

  test('uses the Responses API in June’s voice', async () => {
    const { url, stub } = await openProxy(
      (_, response) => {
        const content = [{ type: 'output_text', text: 'Hi Sam', annotations: [] }];
        sendJson(response, {
          id: 'resp_1',
          object: 'response',
          status: 'completed',
          output: [{ type: 'message', role: 'assistant', content }],
        });
      },
      { store },
    );

    const answer = await clientOf(url).responses.create(
      { model: 'm', instructions: 'You write mail.', input: 'Ask Sam.' },
      june,
    );

    expect(answer.output_text).toBe('Hi Sam');
    const sent = JSON.parse(stub.calls[0]?.body ?? '');
    expect(sent.instructions).toMatch(/^You write mail\.\n\nWrite every text/);
    expect(sent.input.length).toBeGreaterThan(2);
    expect(sent.input.at(-1)).toEqual({ role: 'user', content: 'Ask Sam.' });
  });

  test('meets the errors of the upstream as they are', async () => {
    const { url } = await openProxy(
      (_, response) => {
        response.setHeader('retry-after', '7');
        sendJson(
          response,
          { error: { message: 'Slow down.', type: 'requests', param: null, code: 'rate_limit_exceeded' } },
          429,
        );
      },
      { store },
    );

    const asking = clientOf(url).chat.completions.create({ model: 'm', messages: [...messages] }, june);

    const error = await asking.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded', requestID: 'upstream-1' });
    expect((error as InstanceType<typeof OpenAI.RateLimitError>).headers?.get('retry-after')).toBe('7');
  });

  test('meets a person that is not there as an error of its own kind', async () => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });

    const asking = clientOf(url).chat.completions.create(
      { model: 'm', messages: [...messages] },
      { headers: { 'X-Hyperalign-Person': 'nobody' } },
    );

    await expect(asking).rejects.toMatchObject({
      ...{ status: 404, code: 'person_not_found' },
      error: { message: expect.stringContaining('There is no person "nobody" in workspace "default"') },
    });
    expect(stub.calls).toEqual([]);
  });

  test('ends the upstream’s work when it goes away', async () => {
    const { url, stub } = await openProxy(
      (_, response) => {
        beginStream(response);
        response.write(chunkOf({ content: 'Hi' }));
      },
      { store },
    );
    const stream = await clientOf(url).chat.completions.create(
      { model: 'm', stream: true, messages: [...messages] },
      june,
    );

    for await (const _ of stream) break;

    await stub.calls[0]?.over;
    expect(stub.calls).toHaveLength(1);
  });

  test('ends the upstream’s work when it goes away before an answer', async () => {
    const { url, stub, log } = await openProxy(() => undefined, { store });
    const gone = new AbortController();
    const asking = clientOf(url).chat.completions.create(
      { model: 'm', messages: [...messages] },
      { ...june, signal: gone.signal },
    );
    const call = stub.called(0);

    asking.catch(() => undefined);
    await call;
    gone.abort();

    await expect(asking).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    await stub.calls[0]?.over;
    await expect.poll(() => log.map(({ status }) => status)).toEqual([499]);
  });
});
