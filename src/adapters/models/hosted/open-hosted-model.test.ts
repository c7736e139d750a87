import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { APICallError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { afterEach, describe, expect, test } from 'vitest';
import { installedPackages } from './hosted-packages.ts';
import type { HostedModelConfig } from './hosted-providers.ts';
import { openHostedModel } from './open-hosted-model.ts';
import { type HostedModelId, parseModelId } from './parse-model-id.ts';

const nothing: HostedModelConfig = {
  openaiApiKey: null,
  openaiBaseUrl: null,
  anthropicApiKey: null,
  anthropicBaseUrl: null,
  baseUrl: null,
  apiKey: null,
  ollamaHost: 'http://127.0.0.1:11434',
};

const ask: LanguageModelV4CallOptions = {
  prompt: [
    { role: 'system', content: 'You are Ada.' },
    { role: 'user', content: [{ type: 'text', text: 'Say hello.' }] },
  ],
  temperature: 0.5,
  seed: 7,
  maxOutputTokens: 20,
};

const schema = {
  type: 'object',
  properties: { rule: { type: 'string', maxLength: 9 } },
  required: ['rule'],
  additionalProperties: false,
} as const;

describe('what a model is', () => {
  test.each([
    { name: 'openai:gpt-5-mini', contextTokens: 32_768 },
    { name: 'anthropic:claude-haiku-4-5', contextTokens: 100_000 },
    { name: 'ollama:llama3.2:3b', contextTokens: 4096 },
    { name: 'https://models.example.com/v1#m', contextTokens: 8192 },
  ])('$name is large, gets both deliveries, and closes', async ({ name, contextTokens }) => {
    const { model, close, ...facts } = await openHostedModel(idOf(name), {
      ...nothing,
      openaiApiKey: 'k',
      anthropicApiKey: 'k',
    });
    await close();
    await close();

    expect(facts).toEqual({ id: name, size: 'large', delivery: 'both', speed: null, contextTokens });
    expect(model.specificationVersion).toBe('v4');
  });
});

describe('what is missing is said', () => {
  test.each([
    { name: 'openai:gpt-5-mini', variable: 'OPENAI_API_KEY' },
    { name: 'anthropic:claude-haiku-4-5', variable: 'ANTHROPIC_API_KEY' },
    { name: 'compatible:m', variable: 'HYPERALIGN_BASE_URL' },
  ])('$name asks for $variable', async ({ name, variable }) => {
    await expect(openHostedModel(idOf(name), nothing)).rejects.toMatchObject({
      code: 'model_not_configured',
      message: expect.stringContaining(`needs ${variable}`),
      details: { model: name, variable },
    });
  });

  test.each([
    { name: 'openai:m', missing: 'openai', command: 'npm install @ai-sdk/openai@4' },
    { name: 'anthropic:m', missing: 'anthropic', command: 'npm install @ai-sdk/anthropic@4' },
    { name: 'ollama:m', missing: 'compatible', command: 'npm install @ai-sdk/openai-compatible@3' },
  ] as const)('a missing package of $name gives the command that installs it', async ({ name, missing, command }) => {
    const absent = () =>
      Promise.reject(Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' }));

    const opening = openHostedModel(
      idOf(name),
      { ...nothing, openaiApiKey: 'k', anthropicApiKey: 'k' },
      { ...installedPackages, [missing]: absent },
    );

    await expect(opening).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringMatching(new RegExp(`not installed.*${command}$`)),
    });
  });

  test('a package that is there and broken is told from a missing one', async () => {
    const broken = () => Promise.reject(new SyntaxError('Unexpected token'));

    const opening = openHostedModel(idOf('ollama:m'), nothing, { ...installedPackages, compatible: broken });

    await expect(opening).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('could not load the package @ai-sdk/openai-compatible'),
    });
  });
});

describe('talking to a server that speaks the OpenAI chat API', () => {
  test('a whole answer arrives with its cost', async () => {
    const server = await serve(answer('Hello.'));

    const handle = await openHostedModel(idOf('compatible:m'), { ...nothing, baseUrl: server.url });
    const reply = await handle.model.doGenerate(ask);

    expect({
      content: reply.content,
      finish: reply.finishReason.unified,
      read: reply.usage.inputTokens.total,
      written: reply.usage.outputTokens.total,
    }).toEqual({
      content: [{ type: 'text', text: 'Hello.' }],
      finish: 'stop',
      read: 11,
      written: 3,
    });
    expect(server.requests).toEqual([
      {
        path: '/v1/chat/completions',
        authorization: null,
        body: {
          model: 'm',
          max_tokens: 20,
          temperature: 0.5,
          seed: 7,
          messages: [
            { role: 'system', content: 'You are Ada.' },
            { role: 'user', content: 'Say hello.' },
          ],
        },
      },
    ]);
  });

  test.each(['ollama:m', 'compatible:m', 'openai:m'])(
    '%s streams, counts tokens and asks for JSON without strictness',
    async (name) => {
      const server = await serve(streamed(['{"rule"', ':"short"}']));

      const handle = await openHostedModel(idOf(name), configFor(server));
      const { stream } = await handle.model.doStream({ ...ask, responseFormat: { type: 'json', schema } });
      const parts = await Array.fromAsync(stream);

      expect(parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : []))).toEqual([
        '{"rule"',
        ':"short"}',
      ]);
      expect(parts.at(-1)).toMatchObject({
        type: 'finish',
        finishReason: { unified: 'stop' },
        usage: { inputTokens: { total: 11 }, outputTokens: { total: 3 } },
      });
      expect(server.requests[0]?.body).toMatchObject({
        stream: true,
        stream_options: { include_usage: true },
        response_format: { type: 'json_schema', json_schema: { strict: false, schema } },
      });
    },
  );

  test.each(['ollama:m', 'compatible:m', 'openai:m'])(
    '%s passes over biases of words without a warning',
    async (name) => {
      const server = await serve(answer('Hello.'));

      const handle = await openHostedModel(idOf(name), configFor(server));
      await handle.model.doGenerate(ask);
      const { warnings } = await handle.model.doGenerate({
        ...ask,
        providerOptions: { hyperalign: { bias: [{ text: ' but', bias: 0.5 }] } },
      });

      expect(warnings).toEqual([]);
      expect(server.requests[1]?.body).toEqual(server.requests[0]?.body);
    },
  );

  test('a call’s own provider options win over ours', async () => {
    const server = await serve(answer('{}'));

    const handle = await openHostedModel(idOf('openai:m'), configFor(server));
    await handle.model.doGenerate({
      ...ask,
      responseFormat: { type: 'json', schema },
      providerOptions: { openai: { strictJsonSchema: true } },
    });

    expect(server.requests[0]?.body).toMatchObject({ response_format: { json_schema: { strict: true } } });
  });

  test.each([
    {
      why: 'OPENAI_BASE_URL takes OPENAI_API_KEY',
      name: 'compatible:m',
      config: { openaiBaseUrl: true, openaiApiKey: 'sk-o', apiKey: 'own' },
      sent: 'Bearer sk-o',
    },
    {
      why: 'HYPERALIGN_BASE_URL takes HYPERALIGN_API_KEY',
      name: 'compatible:m',
      config: { baseUrl: true, openaiApiKey: 'sk-o', apiKey: 'own' },
      sent: 'Bearer own',
    },
    {
      why: 'HYPERALIGN_BASE_URL never takes OPENAI_API_KEY',
      name: 'compatible:m',
      config: { baseUrl: true, openaiApiKey: 'sk-o' },
      sent: null,
    },
    {
      why: 'an address in the name takes HYPERALIGN_API_KEY',
      name: 'SERVER#m',
      config: { openaiApiKey: 'sk-o', apiKey: 'own' },
      sent: 'Bearer own',
    },
    {
      why: 'an address in the name takes no other server’s key',
      name: 'SERVER#m',
      config: { otherBaseUrl: true, apiKey: 'own' },
      sent: null,
    },
    { why: 'Ollama takes no key', name: 'ollama:m', config: { openaiApiKey: 'sk-o', apiKey: 'own' }, sent: null },
    {
      why: 'openai: takes OPENAI_API_KEY',
      name: 'openai:m',
      config: { openaiBaseUrl: true, openaiApiKey: 'sk-o', apiKey: 'own' },
      sent: 'Bearer sk-o',
    },
  ])('keys stay with their servers: $why', async ({ name, config, sent }) => {
    const server = await serve(answer('Hello.'));

    const { baseUrl, openaiBaseUrl, otherBaseUrl, ...keys } = {
      baseUrl: false,
      openaiBaseUrl: false,
      otherBaseUrl: false,
      ...config,
    };
    const handle = await openHostedModel(idOf(name.replace('SERVER', server.url)), {
      ...nothing,
      ...keys,
      baseUrl: baseUrl ? server.url : otherBaseUrl ? 'http://127.0.0.1:9/v1' : null,
      openaiBaseUrl: openaiBaseUrl ? server.url : null,
      ollamaHost: server.url.replace('/v1', ''),
    });
    await handle.model.doGenerate(ask);

    expect(server.requests.map((request) => request.authorization)).toEqual([sent]);
  });

  test.each([
    { status: 401, retry: false },
    { status: 429, retry: true },
    { status: 500, retry: true },
  ])('status $status is an APICallError that says whether to retry ($retry)', async ({ status, retry }) => {
    const server = await serve((response) => {
      response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '3' });
      response.end(
        JSON.stringify({ error: { message: `the server said ${status}`, type: 'x', code: 'y', param: null } }),
      );
    });

    const handle = await openHostedModel(idOf('openai:m'), configFor(server));
    const failure = await failureOf(handle.model.doStream(ask));

    expect({
      status: failure.statusCode,
      retry: failure.isRetryable,
      message: failure.message,
      after: failure.responseHeaders?.['retry-after'],
    }).toEqual({
      status,
      retry,
      message: `the server said ${status}`,
      after: '3',
    });
    expect(JSON.stringify(failure)).not.toContain('sk-secret');
  });

  test('a server that is not there is an APICallError that may be retried', async () => {
    const server = await serve(answer('Hello.'));
    await server.close();

    const handle = await openHostedModel(idOf('ollama:m'), configFor(server));
    const failure = await failureOf(handle.model.doGenerate(ask));

    expect({ status: failure.statusCode, retry: failure.isRetryable }).toEqual({ status: undefined, retry: true });
  });

  test('a server that never answers is left when the call is aborted', async () => {
    const stop = new AbortController();
    const server = await serve(() => stop.abort(new Error('enough waiting')));

    const handle = await openHostedModel(idOf('compatible:m'), configFor(server));

    await expect(handle.model.doStream({ ...ask, abortSignal: stop.signal })).rejects.toThrow('enough waiting');
  });

  test('a stream that stalls is left when the call is aborted, and keeps what had arrived', async () => {
    const stop = new AbortController();
    const server = await serve((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(chunk({ delta: { content: 'Hel' } }));
    });

    const handle = await openHostedModel(idOf('compatible:m'), configFor(server));
    const { stream } = await handle.model.doStream({ ...ask, abortSignal: stop.signal });
    let text = '';
    const reading = (async () => {
      for await (const part of stream) {
        if (part.type !== 'text-delta') continue;
        text += part.delta;
        stop.abort(new Error('enough waiting'));
      }
    })();

    // The package wraps the abort in an error of its own; the signal tells what it was.
    await expect(reading).rejects.toThrow();
    expect({ text, aborted: stop.signal.aborted }).toEqual({ text: 'Hel', aborted: true });
  });
});

interface TestServer {
  readonly url: string;
  readonly requests: { readonly path: string; readonly authorization: string | null; readonly body: unknown }[];
  close(): Promise<void>;
}

type Respond = (response: ServerResponse, headers: IncomingHttpHeaders) => void;

const running = new Set<Server>();

afterEach(async () => {
  for (const server of running) await stopServer(server);
});

async function serve(respond: Respond): Promise<TestServer> {
  const requests: TestServer['requests'] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    requests.push({
      path: request.url ?? '',
      authorization: request.headers.authorization ?? null,
      body: JSON.parse(body),
    });
    respond(response, request.headers);
  });
  running.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/v1`, requests, close: () => stopServer(server) };
}

function stopServer(server: Server): Promise<void> {
  running.delete(server);
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function answer(content: string): Respond {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        id: 'c1',
        object: 'chat.completion',
        created: 1,
        model: 'm',
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
        usage: tokens,
      }),
    );
  };
}

function streamed(pieces: readonly string[]): Respond {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const content of pieces) response.write(chunk({ delta: { content } }));
    response.write(chunk({ delta: {}, finish_reason: 'stop' }));
    response.end(
      `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [], usage: tokens })}\n\ndata: [DONE]\n\n`,
    );
  };
}

const tokens = { prompt_tokens: 11, completion_tokens: 3, total_tokens: 14 };

function chunk(choice: Readonly<Record<string, unknown>>): string {
  const choices = [{ index: 0, finish_reason: null, ...choice }];
  return `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
}

function configFor(server: TestServer): HostedModelConfig {
  return {
    ...nothing,
    openaiApiKey: 'sk-secret',
    openaiBaseUrl: server.url,
    baseUrl: server.url,
    ollamaHost: server.url.replace('/v1', ''),
  };
}

function idOf(name: string): HostedModelId {
  const id = parseModelId(name);
  if (id.provider === 'none' || id.provider === 'local') throw new Error(`${name} is not hosted`);
  return id;
}

async function failureOf(call: PromiseLike<unknown>): Promise<APICallError> {
  try {
    await call;
  } catch (error) {
    if (APICallError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('expected the call to fail');
}
