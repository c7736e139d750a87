import { expect, test } from 'vitest';
import { openEmbeddedEmbedder, parseModelReference } from '../../src/adapters/models/embedded/index.ts';
import { loadConfig } from '../../src/config.ts';
import { testModel } from './test-model.ts';

test('texts are embedded the same again, and nearer where they are alike', async () => {
  const { home } = loadConfig();
  const embedder = await openEmbeddedEmbedder({ home, reference: parseModelReference(home, testModel), threads: 1 });
  const texts = [
    'Thank you so much for the lovely flowers!',
    'Many thanks for the wonderful flowers, they are so lovely!',
    'The parser fails on line 30 because the buffer is empty.',
  ];

  const { vectors, tokens } = await embedder.embed(texts);
  const again = await embedder.embed([texts[0] ?? '']);
  await embedder.close();

  const [one = [], alike = [], other = []] = vectors;
  expect({ id: embedder.id, lengths: vectors.map(({ length }) => length) }).toEqual({
    id: `local:${testModel}`,
    lengths: [576, 576, 576],
  });
  expect(embedder.dimension).toBe(576);
  expect(tokens).toBeGreaterThan(30);
  expect(cosine(one, again.vectors[0] ?? [])).toBeCloseTo(1, 6);
  expect(cosine(one, alike)).toBeGreaterThan(cosine(one, other));
  await expect(embedder.embed(['too late'])).rejects.toMatchObject({ code: 'aborted' });
});

function cosine(one: readonly number[], other: readonly number[]): number {
  const inner = one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  return inner / (Math.hypot(...one) * Math.hypot(...other));
}
