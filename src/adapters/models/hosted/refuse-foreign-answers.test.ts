import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openHostedModel } from './open-hosted-model.ts';
import { parseModelId } from './parse-model-id.ts';

const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Say hello.' }] }];

/** A model of each provider before a server that answers everything like this. */
async function opened(name: string, { status = 200, type, body }: Answer) {
  const server = createServer((incoming, response) => {
    incoming.resume().once('end', () => {
      response.writeHead(status, type === null ? {} : { 'content-type': type });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const id = parseModelId(name);
  if (id.provider === 'local' || id.provider === 'none') throw new Error('a hosted model was asked for');
  const { model } = await openHostedModel(id, {
    ...{ openaiApiKey: 'k', anthropicApiKey: 'k', baseUrl: null, apiKey: null },
    ...{ openaiBaseUrl: `${origin}/v1`, anthropicBaseUrl: `${origin}/v1`, ollamaHost: origin },
  });
  return model;
}

interface Answer {
  readonly status?: number;
  readonly type: string | null;
  readonly body: string;
}

const page: Answer = { type: 'text/html; charset=utf-8', body: '<html>Sign in</html>' };
const providers = ['openai:m', 'anthropic:m', 'ollama:m'];

describe('an answer that is none of the API', () => {
  test.each(providers)('of %s is told with what came and what to check, whole and streamed', async (name) => {
    const model = await opened(name, page);
    const told = {
      code: 'model_failed',
      message: expect.stringMatching(/text\/html.*is no answer of its API\. Check the address/),
      details: { model: name, contentType: page.type },
    };

    await expect(model.doGenerate({ prompt })).rejects.toMatchObject(told);
    await expect(model.doStream({ prompt })).rejects.toMatchObject(told);
  });

  test.each(providers)('of %s is also JSON that says something else', async (name) => {
    const model = await opened(name, { type: 'application/json', body: '{"hello":"world"}' });

    await expect(model.doGenerate({ prompt })).rejects.toMatchObject({ code: 'model_failed' });
    await expect(model.doStream({ prompt })).rejects.toMatchObject({ code: 'model_failed' });
  });

  test('is not what the vendor refuses: that keeps its own words', async () => {
    const body = JSON.stringify({ error: { message: 'No such model.', type: 'x', param: null, code: null } });
    const model = await opened('ollama:m', { status: 404, type: 'application/json', body });

    await expect(model.doGenerate({ prompt })).rejects.toMatchObject({ statusCode: 404, message: 'No such model.' });
  });

  test('is no stream of a server that names no type', async () => {
    const events = ['{"choices":[{"delta":{"content":"Hi"}}]}', '{"choices":[{"delta":{},"finish_reason":"stop"}]}'];
    const body = `${events.map((event) => `data: ${event}\n\n`).join('')}data: [DONE]\n\n`;

    for (const type of [null, 'text/plain']) {
      const { stream } = await (await opened('ollama:m', { type, body })).doStream({ prompt });
      let text = '';
      for await (const part of stream) if (part.type === 'text-delta') text += part.delta;
      expect(text).toBe('Hi');
    }
  });
});
