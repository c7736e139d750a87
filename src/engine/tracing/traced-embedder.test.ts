import { expect, test } from 'vitest';
import type { SpanFacts, Tracer } from '../../ports/tracer.ts';
import { scriptedEmbedder } from '../../testing/index.ts';
import { tracedEmbedder } from './traced-embedder.ts';

/** Keeps what spans are told. */
function tracerSeeing() {
  const seen: { name: string; kind: string; facts: SpanFacts; failure?: string | null }[] = [];
  const begin: Tracer['begin'] = ({ name, kind, facts }) => {
    const span: (typeof seen)[number] = { name, kind, facts: { ...facts } };
    seen.push(span);
    return {
      recorded: true,
      tell: (more) => {
        span.facts = { ...span.facts, ...more };
      },
      within: (work) => work(),
      headers: () => ({}),
      end: (failure = null) => {
        span.failure ??= failure;
      },
    };
  };
  return { tracer: { begin, continued: (_, work) => work() } satisfies Tracer, seen };
}

test.each([
  { id: 'openai:text-embedding-3-small', kind: 'client', provider: 'openai', model: 'text-embedding-3-small' },
  { id: 'local:/home/ada/tiny.gguf', kind: 'internal', provider: 'hyperalign', model: 'tiny.gguf' },
  { id: 'https://models.example.com/v1#bge', kind: 'client', provider: 'openai', model: 'bge' },
])('a call to $id is a span that tells model and tokens, and no text', async ({ id, kind, provider, model }) => {
  const { tracer, seen } = tracerSeeing();

  await tracedEmbedder(
    scriptedEmbedder(() => [1], { id }),
    { tracer },
  ).embed(['Ask Sam to call.']);

  expect(seen).toEqual([
    {
      ...{ name: `embeddings ${model}`, kind, failure: null },
      facts: {
        'gen_ai.operation.name': 'embeddings',
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': model,
        'gen_ai.usage.input_tokens': 4,
      },
    },
  ]);
});

test('a call that fails ends its span as failed', async () => {
  const { tracer, seen } = tracerSeeing();
  const broken = scriptedEmbedder(() => {
    throw new Error('the line broke');
  });

  await expect(tracedEmbedder(broken, { tracer }).embed(['a'])).rejects.toThrow('the line broke');
  expect(seen.map(({ failure }) => failure)).toEqual(['_OTHER']);
});
