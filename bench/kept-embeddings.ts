import { openEmbeddedEmbedder, parseModelReference } from '../src/adapters/models/embedded/index.ts';
import { loadConfig } from '../src/config.ts';
import { openKeptResults } from './kept-results.ts';

/** Embeddings of texts by an embedded model on one thread, in their order; each text is read once and kept, so that a stopped bench goes on where it was. */
export async function keptEmbeddings(model: string, texts: readonly string[]): Promise<readonly Float64Array[]> {
  const { home } = loadConfig();
  const kept = await openKeptResults(`embeddings-${model}`);
  const embedder = await openEmbeddedEmbedder({ home, reference: parseModelReference(home, model), threads: 1 });
  const vectors: Float64Array[] = [];
  try {
    for (const text of texts)
      vectors.push(
        Float64Array.from(
          await kept.once([embedder.id, text], async () => (await embedder.embed([text])).vectors[0] ?? []),
        ),
      );
  } finally {
    await embedder.close();
  }
  return vectors;
}
