import { MockLanguageModelV4 } from 'ai/test';
import { expect, test } from 'vitest';
import { embeddedProvider, type ModelHandle } from '../../ports/model.ts';
import type { SpanFacts, SpanStart, Tracer } from '../../ports/tracer.ts';
import { fixedClock, scriptedModel } from '../../testing/index.ts';
import { tracedModel } from './traced-model.ts';

const clock = fixedClock();
const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Ask Sam.' }] }];

interface SeenSpan extends SpanStart {
  facts: SpanFacts;
  /** Undefined while it is open. */
  failure?: string | null;
}

/** Keeps what spans are told. */
function tracerSeeing({ recorded = true } = {}): { readonly tracer: Tracer; readonly seen: readonly SeenSpan[] } {
  const seen: SeenSpan[] = [];
  const begin: Tracer['begin'] = (start) => {
    const span: SeenSpan = { ...start };
    seen.push(span);
    return {
      recorded,
      tell: (facts) => {
        span.facts = { ...span.facts, ...facts };
      },
      within: (work) => work(),
      headers: () => ({}),
      end: (failure = null) => {
        span.failure ??= failure;
      },
    };
  };
  return { tracer: { begin, continued: (_, work) => work() }, seen };
}

test('without a tracer it is the model itself', () => {
  const handle = scriptedModel(['Hi Sam.']);

  expect(tracedModel(handle, { clock })).toBe(handle);
});

test('all that is known of the model stays, and closing reaches it', async () => {
  const scripted = scriptedModel(['Hi Sam.'], { size: 'small', heedsBias: true, avoidsRepetition: true });
  const handle: ModelHandle = { ...scripted, version: 'sha', adapters: ['lora'], close: () => scripted.close() };
  const { tracer } = tracerSeeing();

  const { model, close, ...facts } = tracedModel(handle, { clock, tracer });
  await close();

  const { model: _model, close: _close, ...known } = handle;
  expect(facts).toEqual(known);
  expect([model.provider, model.modelId, scripted.closed]).toEqual(['scripted', 'scripted', true]);
});

test('an answer that comes whole is told at its end', async () => {
  const { tracer, seen } = tracerSeeing();
  const { model } = tracedModel(scriptedModel(['Hi Sam.']), { clock, tracer });

  await model.doGenerate({ prompt, maxOutputTokens: 40, responseFormat: { type: 'text' } });

  expect(seen).toMatchObject([
    {
      failure: null,
      facts: { 'gen_ai.request.max_tokens': 40, 'gen_ai.output.type': 'text', 'gen_ai.usage.input_tokens': 2 },
    },
  ]);
  expect(seen[0]?.facts['gen_ai.request.stream']).toBeUndefined();
});

test('an answer that fails is told by a word of few', async () => {
  const { tracer, seen } = tracerSeeing();
  const { model } = tracedModel(scriptedModel([{ fail: new Error('Sam is away.') }]), { clock, tracer });

  await expect(model.doGenerate({ prompt })).rejects.toThrow('Sam is away.');
  expect(seen.map(({ failure }) => failure)).toEqual(['_OTHER']);
});

test('a stream is open until it has been read, and left where its reader leaves it', async () => {
  const { tracer, seen } = tracerSeeing();
  const { model } = tracedModel(scriptedModel(['Hi Sam.', 'Hi Sam.']), { clock, tracer });

  const [whole, left] = [await model.doStream({ prompt }), await model.doStream({ prompt })];
  expect(seen.map(({ failure }) => failure)).toEqual([undefined, undefined]);
  await Array.fromAsync(whole.stream);
  await left.stream.cancel();

  expect(seen.map(({ failure }) => failure)).toEqual([null, 'aborted']);
});

test('a stream that nobody will see is not watched', async () => {
  const inner = new ReadableStream<never>();
  const model = new MockLanguageModelV4({ doStream: async () => ({ stream: inner }) });
  const { tracer } = tracerSeeing({ recorded: false });

  const { stream } = await tracedModel({ ...scriptedModel([]), model }, { clock, tracer }).model.doStream({ prompt });

  expect(stream).toBe(inner);
});

test.each([
  {
    id: 'local:/home/ada/weights/small.gguf',
    provider: embeddedProvider,
    modelId: 'local:/home/ada/weights/small.gguf',
    told: ['hyperalign', 'small.gguf', 'internal'],
  },
  {
    id: 'local:qwen2.5-coder-1.5b',
    provider: embeddedProvider,
    modelId: 'x',
    told: ['hyperalign', 'qwen2.5-coder-1.5b', 'internal'],
  },
  {
    id: 'anthropic:claude-x',
    provider: 'anthropic.messages',
    modelId: 'claude-x',
    told: ['anthropic', 'claude-x', 'client'],
  },
  {
    id: 'compatible:http://127.0.0.1:1/v1#m',
    provider: 'compatible.chat',
    modelId: 'm',
    told: ['openai', 'm', 'client'],
  },
  {
    id: 'ollama:llama3.2:1b',
    provider: 'ollama.chat',
    modelId: 'llama3.2:1b',
    told: ['ollama', 'llama3.2:1b', 'client'],
  },
])('$id is told as $told', async ({ id, provider, modelId, told }) => {
  const { tracer, seen } = tracerSeeing();
  const model = new MockLanguageModelV4({
    provider,
    modelId,
    doStream: async () => ({ stream: new ReadableStream() }),
  });
  const handle: ModelHandle = { ...scriptedModel([]), id, model };

  await tracedModel(handle, { clock, tracer }).model.doStream({ prompt });

  const [span] = seen;
  expect([span?.facts['gen_ai.provider.name'], span?.facts['gen_ai.request.model'], span?.kind]).toEqual(told);
  expect(span?.name).toBe(`chat ${told[1]}`);
});
