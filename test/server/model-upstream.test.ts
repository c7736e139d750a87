import type { LanguageModelV4StreamPart } from '@ai-sdk/provider';
import { APICallError } from '@ai-sdk/provider';
import { MockLanguageModelV4, simulateReadableStream } from 'ai/test';
import OpenAI from 'openai';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { promptOwner } from '../../src/engine/prompt-owner.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import type { Store } from '../../src/ports/store.ts';
import { createServer, modelUpstream, openAccess } from '../../src/server/index.ts';
import { keyOf, scriptedModel } from '../../src/testing/index.ts';
import { storeOfJune, workspacesOver } from '../support/proxy-setting.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const messages = [{ role: 'user' as const, content: 'Ask Sam.' }];

async function clientBefore(handle: ModelHandle): Promise<OpenAI> {
  const server = await createServer({
    ...{ port: 0, workspaces: workspacesOver(store), access: openAccess(), stopMs: 200 },
    upstream: modelUpstream({ id: handle.id, open: async () => handle }),
  });
  onTestFinished(() => server.stop());
  return new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none', maxRetries: 0 });
}

function handleOf(model: MockLanguageModelV4): ModelHandle {
  return { ...scriptedModel([]), model };
}

const usage = {
  inputTokens: { total: 11, noCache: 7, cacheRead: 4, cacheWrite: 0 },
  outputTokens: { total: 5, text: 3, reasoning: 2 },
};
const usageThere = {
  ...{ prompt_tokens: 11, completion_tokens: 5, total_tokens: 16 },
  prompt_tokens_details: { cached_tokens: 4 },
  completion_tokens_details: { reasoning_tokens: 2 },
};

function streaming(parts: readonly LanguageModelV4StreamPart[]): MockLanguageModelV4 {
  return new MockLanguageModelV4({
    doStream: async () => ({
      stream: simulateReadableStream({ chunks: [...parts], initialDelayInMs: null, chunkDelayInMs: null }),
    }),
  });
}

describe('a language model as a server of chat completions', () => {
  test('writes in June’s voice and tells what it cost', async () => {
    const handle = scriptedModel(['Hi Sam']);
    const client = await clientBefore(handle);

    const { data, response } = await client.chat.completions
      .create({ model: 'model', messages }, { headers: { 'X-Hyperalign-Person': 'june' } })
      .withResponse();

    expect(data).toMatchObject({
      ...{ object: 'chat.completion', model: 'model' },
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hi Sam', refusal: null } }],
      usage: { completion_tokens: 2 },
    });
    expect(response.headers.get('x-hyperalign-profile-version')).toBe('1');
    expect(handle.calls[0]?.system).toContain('This is how you write');
    expect(handle.calls[0]?.turns.at(-1)).toEqual({ role: 'user', text: 'Ask Sam.' });
    // What a model keeps of guidance it keeps under the person, where `forget` finds it.
    const prompt = handle.calls[0]?.options.prompt ?? [];
    const owner = promptOwner(keyOf('june'));
    expect(
      prompt.map(({ role, providerOptions }) => ({ role, kept: providerOptions?.['hyperalign'] ?? null })),
    ).toEqual([
      { role: 'system', kept: null },
      ...Array.from({ length: 3 }, () => ({ role: expect.stringMatching('user|assistant'), kept: null })),
      { role: 'assistant', kept: { cachePrefix: true, owner } },
      { role: 'user', kept: null },
    ]);
  });

  test('is told everything that a call can say', async () => {
    const model = new MockLanguageModelV4({
      doGenerate: async () => ({
        content: [{ type: 'text', text: '{}' }],
        finishReason: { unified: 'length', raw: undefined },
        usage,
        warnings: [],
      }),
    });
    const client = await clientBefore(handleOf(model));
    const parameters = { type: 'object', properties: { at: { type: 'string' } } };
    const schema = { type: 'object', properties: {} };

    const answer = await client.chat.completions.create({
      ...{ model: 'scripted:model', max_completion_tokens: 50, temperature: 0.5, top_p: 0.9, seed: 7, stop: ['END'] },
      ...{ presence_penalty: 0.1, frequency_penalty: 0.2, reasoning_effort: 'low', user: 'app-user', n: 1 },
      response_format: { type: 'json_schema', json_schema: { name: 'reply', schema, strict: true } },
      tools: [{ type: 'function', function: { name: 'look', description: 'Looks.', parameters } }],
      tool_choice: { type: 'function', function: { name: 'look' } },
      messages: [
        { role: 'developer', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is it?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"at":"sky"}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: 'A kite.' },
      ],
    });

    expect(answer).toMatchObject({ choices: [{ finish_reason: 'length' }], usage: usageThere });
    const { abortSignal, ...call } = model.doGenerateCalls[0] ?? { prompt: [] };
    expect(abortSignal).toBeInstanceOf(AbortSignal);
    expect(call).toEqual({
      ...{ maxOutputTokens: 50, temperature: 0.5, topP: 0.9, seed: 7, stopSequences: ['END'], reasoning: 'low' },
      ...{ presencePenalty: 0.1, frequencyPenalty: 0.2 },
      responseFormat: { type: 'json', name: 'reply', schema },
      tools: [{ type: 'function', name: 'look', description: 'Looks.', inputSchema: parameters }],
      toolChoice: { type: 'tool', toolName: 'look' },
      prompt: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is it?' },
            { type: 'file', mediaType: 'image/png', data: { type: 'data', data: 'iVBORw0KGgo=' } },
          ],
        },
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'look', input: { at: 'sky' } }],
        },
        {
          role: 'tool',
          content: [
            { type: 'tool-result', toolCallId: 'c1', toolName: 'look', output: { type: 'text', value: 'A kite.' } },
          ],
        },
      ],
    });
  });

  test('calls tools', async () => {
    const model = new MockLanguageModelV4({
      doGenerate: async () => ({
        content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'look', input: '{"at":"sky"}' }],
        finishReason: { unified: 'tool-calls', raw: undefined },
        ...{ usage, warnings: [] },
      }),
    });
    const client = await clientBefore(handleOf(model));

    const answer = await client.chat.completions.create({
      model: 'model',
      messages,
      tools: [{ type: 'function', function: { name: 'look' } }],
    });

    expect(answer.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: null,
        tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"at":"sky"}' } }],
      },
    });
  });

  test('streams text, thoughts, tool calls and the cost', async () => {
    const client = await clientBefore(
      handleOf(
        streaming([
          { type: 'stream-start', warnings: [] },
          { type: 'reasoning-start', id: '0' },
          { type: 'reasoning-delta', id: '0', delta: 'Hm.' },
          { type: 'text-delta', id: '1', delta: 'Hi' },
          { type: 'text-delta', id: '1', delta: ' Sam' },
          { type: 'tool-input-start', id: 'c1', toolName: 'look' },
          { type: 'tool-input-delta', id: 'c1', delta: '{"at":' },
          { type: 'tool-input-delta', id: 'c1', delta: '"sky"}' },
          { type: 'tool-call', toolCallId: 'c1', toolName: 'look', input: '{"at":"sky"}' },
          { type: 'tool-call', toolCallId: 'c2', toolName: 'look', input: '{}' },
          { type: 'finish', finishReason: { unified: 'stop', raw: undefined }, usage },
        ]),
      ),
    );

    const stream = client.chat.completions.stream({
      ...{ model: 'model', messages, stream_options: { include_usage: true } },
      tools: [{ type: 'function', function: { name: 'look' } }],
    });
    const deltas = await Array.fromAsync(stream, ({ choices: [choice] }) => choice?.delta.content ?? '');
    const whole = await stream.finalChatCompletion();

    expect(deltas.filter((delta) => delta !== '')).toEqual(['Hi', ' Sam']);
    expect(whole.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: 'Hi Sam',
        tool_calls: [
          { id: 'c1', function: { name: 'look', arguments: '{"at":"sky"}' } },
          { id: 'c2', function: { name: 'look', arguments: '{}' } },
        ],
      },
    });
    expect(whole.usage).toEqual(usageThere);
  });

  test('is one that can be listed, and the only one', async () => {
    const client = await clientBefore(scriptedModel([]));

    expect((await client.models.list()).data).toEqual([
      { id: 'scripted:model', object: 'model', created: 0, owned_by: 'scripted' },
    ]);
    await expect(client.models.retrieve('gpt-x')).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
    await expect(client.chat.completions.create({ model: 'gpt-x', messages })).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
      param: 'model',
    });
    await expect(client.embeddings.create({ model: 'model', input: 'Hi' })).rejects.toMatchObject({
      status: 404,
      code: 'not_served',
    });
  });
});

describe('what cannot be put to a model is refused by name', () => {
  test.each([
    { more: { n: 2 }, param: 'n' },
    { more: { logprobs: true }, param: 'logprobs' },
    { more: { logit_bias: { '50256': -100 } }, param: 'logit_bias' },
    { more: { parallel_tool_calls: false }, param: 'parallel_tool_calls' },
    { more: { temperature: 'warm' }, param: 'temperature' },
    { more: { audio: { voice: 'x' } }, param: 'audio' },
    { more: { messages: [] }, param: 'messages' },
    { more: { messages: [{ role: 'user', content: 'Hi', name: 'Kim' }] }, param: 'messages[0].name' },
    { more: { messages: [{ role: 'narrator', content: 'Hi' }] }, param: 'messages[0].role' },
    { more: { messages: [{ role: 'tool', tool_call_id: 'c9', content: 'x' }] }, param: 'messages[0].tool_call_id' },
    {
      more: {
        messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'http://127.0.0.1/x.png' } }] }],
      },
      param: 'messages[0].content[0].image_url.url',
    },
    {
      more: {
        messages: [
          { role: 'assistant', tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{' } }] },
        ],
      },
      param: 'messages[0].tool_calls[0].function.arguments',
    },
    { more: { tool_choice: { type: 'function', function: { name: 'f' } } }, param: 'tool_choice' },
    { more: { tools: [{ type: 'custom', custom: { name: 'x' } }] }, param: 'tools[0].type' },
  ])('$param', async ({ more, param }) => {
    const handle = scriptedModel([]);
    const client = await clientBefore(handle);

    const asking = client.post('/chat/completions', { body: { model: 'model', messages, ...more } });

    await expect(asking).rejects.toMatchObject({
      status: 400,
      code: 'invalid_input',
      param,
      message: expect.stringContaining(`The field "${param}"`),
    });
    expect(handle.calls).toEqual([]);
  });
});

describe('a model that fails', () => {
  const failing = (statusCode: number) =>
    new APICallError({
      ...{ message: 'Overloaded.', url: 'http://vendor.example', requestBodyValues: {}, statusCode },
      responseHeaders: { 'retry-after': '3' },
    });

  test.each([
    { name: 'with a status of its own', fail: failing(429), told: { status: 429, code: 'rate_limit_exceeded' } },
    { name: 'since the key of the server is wrong', fail: failing(401), told: { status: 502, code: 'model_failed' } },
    {
      name: 'in another way, whose words are not told',
      fail: new Error('secret'),
      told: { status: 502, code: 'model_failed' },
    },
  ])('$name', async ({ fail, told }) => {
    const client = await clientBefore(scriptedModel([{ fail }]));

    const error = await client.chat.completions.create({ model: 'model', messages }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject(told);
    expect(String(error)).not.toContain('secret');
  });

  test('in the middle of a stream', async () => {
    const client = await clientBefore(scriptedModel([{ fail: new Error('secret'), text: 'Hi Sam' }]));
    const stream = await client.chat.completions.create({ model: 'model', messages, stream: true });
    const pieces: string[] = [];

    const reading = (async () => {
      for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? '');
    })();

    await expect(reading).rejects.toThrow(/broke off or could not answer/);
    expect(pieces.join('')).toBe('Hi Sam');
  });

  test('ends its work when the client goes away', async () => {
    const handle = scriptedModel([{ hang: true }]);
    const client = await clientBefore(handle);
    const gone = new AbortController();
    const asking = client.chat.completions.create({ model: 'model', messages }, { signal: gone.signal });
    asking.catch(() => undefined);
    await expect.poll(() => handle.calls.length).toBe(1);

    gone.abort();

    await expect.poll(() => handle.calls[0]?.options.abortSignal?.aborted).toBe(true);
  });
});
