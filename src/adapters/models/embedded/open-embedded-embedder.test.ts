import { expect, test } from 'vitest';
import type { LlamaModel, Token, WeightsMetadata } from './llama-runtime.ts';
import { embedderOf } from './open-embedded-embedder.ts';
import type { OpenedEmbedding } from './open-llama.ts';

interface Fake extends OpenedEmbedding {
  /** What was read, as text. */
  readonly read: readonly string[];
  readonly closed: boolean;
}

/** Letters are tokens, and a vector is the number of them. */
function fakeEmbedding({
  metadata = {},
  trainContextSize = 4096,
}: {
  metadata?: object;
  trainContextSize?: number;
} = {}): Fake {
  const read: string[] = [];
  let closed = false;
  const model = {
    ...{ trainContextSize, embeddingVectorSize: 1, fileInfo: { metadata: metadata as WeightsMetadata } },
    tokenize: (text: string) => [...text].map((letter) => letter.charCodeAt(0) as Token),
  };
  return {
    read,
    get closed() {
      return closed;
    },
    // An embedder asks nothing else of a model.
    model: model as unknown as LlamaModel,
    context: {
      getEmbeddingFor: async (tokens) => {
        await Promise.resolve();
        if (closed) throw new Error('read after closing');
        read.push(String.fromCharCode(...tokens));
        return { vector: [tokens.length] };
      },
      dispose: async () => undefined,
    },
    close: async () => {
      closed = true;
    },
  };
}

const asked = (text: string) => `Text: "${text}"\nIn one word, this text is: "`;

test('a model that writes is asked what the text is; of a model that pools the text alone is read', async () => {
  const writes = fakeEmbedding({ metadata: { general: { architecture: 'llama' }, llama: { pooling_type: 0 } } });
  const pools = fakeEmbedding({ metadata: { general: { architecture: 'bert' }, bert: { pooling_type: 1 } } });

  const embedded = await embedderOf('local:tiny', writes).embed(['Hi.', 'Ho.']);
  await embedderOf('local:bert', pools).embed(['Hi.']);

  expect(writes.read).toEqual([asked('Hi.'), asked('Ho.')]);
  expect(embedded).toEqual({
    vectors: [[asked('Hi.').length], [asked('Ho.').length]],
    tokens: 2 * asked('Hi.').length,
  });
  expect(pools.read).toEqual(['Hi.']);
});

test('of a long text the beginning is read, and the question still', async () => {
  const fake = fakeEmbedding({ trainContextSize: 128 });

  await embedderOf('local:tiny', fake).embed(['x'.repeat(5000)]);

  const [read = ''] = fake.read;
  expect(read.length).toBeLessThan(128);
  expect(read).toMatch(/^Text: "x+"\nIn one word, this text is: "$/);
});

test('a signal stops before the next text, and another call goes on', async () => {
  const fake = fakeEmbedding();
  const embedder = embedderOf('local:tiny', fake);

  await expect(embedder.embed(['a'], { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  expect((await embedder.embed(['b'])).vectors).toHaveLength(1);
  expect(fake.read).toEqual([asked('b')]);
});

test('closing waits for the text that is read and refuses the next', async () => {
  const fake = fakeEmbedding();
  const embedder = embedderOf('local:tiny', fake);

  const embedding = embedder.embed(['a', 'b']);
  await Promise.all([
    expect(embedding).rejects.toMatchObject({ code: 'aborted' }),
    Promise.resolve().then(() => embedder.close()),
  ]);
  await embedder.close();

  expect(fake.closed).toBe(true);
});
