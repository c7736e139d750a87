import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { APICallError } from '@ai-sdk/provider';
import { afterEach, describe, expect, test } from 'vitest';
import type { HostedModelConfig } from './hosted-providers.ts';
import { openHostedEmbedder } from './open-hosted-embedder.ts';
import { type HostedModelId, parseModelId } from './parse-model-id.ts';

interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A server on this machine that answers every request alike. */
async function serverOf({ status = 200, type = 'application/json', body }: Answer) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const pieces = await Array.fromAsync(request);
    seen.push({
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(pieces).toString('utf8')),
    });
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { seen, url: `http://127.0.0.1:${port}` };
}

const two = JSON.stringify({
  ...{ object: 'list', model: 'm', usage: { prompt_tokens: 7, total_tokens: 7 } },
  data: [
    { object: 'embedding', index: 0, embedding: [0.25, -1] },
    { object: 'embedding', index: 1, embedding: [1, 0] },
  ],
});

function configFor(url: string): HostedModelConfig {
  return {
    ...{ openaiApiKey: 'sk-secret', openaiBaseUrl: `${url}/v1`, anthropicApiKey: 'sk-other', anthropicBaseUrl: url },
    ...{ baseUrl: `${url}/v1`, apiKey: 'own-key', ollamaHost: url },
  };
}

function idOf(name: string): HostedModelId {
  const id = parseModelId(name);
  if (id.provider === 'none' || id.provider === 'local') throw new Error(`${name} is not hosted`);
  return id;
}

describe('an embedder of a provider', () => {
  test.each([
    { name: 'openai:text-embedding-3-small', key: 'Bearer sk-secret' },
    { name: 'compatible:bge-small', key: 'Bearer own-key' },
    { name: 'ollama:nomic-embed-text', key: undefined },
  ])('$name asks for all texts at once, with its own key alone', async ({ name, key }) => {
    const { seen, url } = await serverOf({ body: two });

    const embedder = await openHostedEmbedder(idOf(name), configFor(url));
    const embedded = await embedder.embed(['One text.', 'Another.']);

    expect(embedded).toEqual({
      vectors: [
        [0.25, -1],
        [1, 0],
      ],
      tokens: 7,
    });
    expect({ id: embedder.id, dimension: embedder.dimension }).toEqual({ id: name, dimension: null });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      path: '/v1/embeddings',
      body: { model: name.split(':')[1], input: ['One text.', 'Another.'], encoding_format: 'float' },
    });
    expect(seen[0]?.headers['authorization']).toBe(key);
  });

  test('says nothing of tokens where the server does not', async () => {
    const { url } = await serverOf({ body: JSON.stringify({ data: [{ embedding: [1] }] }) });
    const embedder = await openHostedEmbedder(idOf('compatible:m'), configFor(url));

    expect(await embedder.embed(['a'])).toEqual({ vectors: [[1]], tokens: null });
  });

  test('that is not there needs another name, before anything is sent', async () => {
    const { seen, url } = await serverOf({ body: two });

    await expect(openHostedEmbedder(idOf('anthropic:claude'), configFor(url))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('openai:text-embedding-3-small'),
    });
    await expect(openHostedEmbedder(idOf('openai:m'), { ...configFor(url), openaiApiKey: null })).rejects.toMatchObject(
      { code: 'model_not_configured', message: expect.stringContaining('OPENAI_API_KEY') },
    );
    expect(seen).toEqual([]);
  });

  test('fails by what the server says, and may be asked again', async () => {
    const { url } = await serverOf({ status: 429, body: JSON.stringify({ error: { message: 'Slow down.' } }) });
    const embedder = await openHostedEmbedder(idOf('compatible:m'), configFor(url));

    const error = await embedder.embed(['a']).catch((cause: unknown) => cause);

    expect(APICallError.isInstance(error) && { retry: error.isRetryable, says: error.message }).toEqual({
      ...{ retry: true, says: 'Slow down.' },
    });
  });

  test.each([
    { name: 'a page', answer: { type: 'text/html', body: '<p>Sign in</p>' } },
    { name: 'JSON of something else', answer: { body: '{"hello":"there"}' } },
    { name: 'vectors of words', answer: { body: '{"data":[{"embedding":["a"]}]}' } },
  ])('tells $name for what it is', async ({ answer }) => {
    const { url } = await serverOf(answer);
    const embedder = await openHostedEmbedder(idOf('compatible:m'), configFor(url));

    await expect(embedder.embed(['a'])).rejects.toMatchObject({ code: 'model_failed' });
  });

  test('stops when it is told to', async () => {
    const { url } = await serverOf({ body: two });
    const embedder = await openHostedEmbedder(idOf('compatible:m'), configFor(url));

    await expect(embedder.embed(['a'], { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
});
