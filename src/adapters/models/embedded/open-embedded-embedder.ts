import { HyperalignError } from '../../../errors.ts';
import type { Embedder } from '../../../ports/embedder.ts';
import type { LlamaModel, Token } from './llama-runtime.ts';
import { loadRuntime } from './load-runtime.ts';
import type { ModelReference } from './model-reference.ts';
import { type OpenedEmbedding, openEmbedding } from './open-llama.ts';
import { defaultThreads } from './thread-count.ts';
import { requireWeights } from './weights-state.ts';

export interface OpenEmbeddedEmbedderOptions {
  readonly home: string;
  readonly reference: ModelReference;
  /** Default `defaultThreads()`. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** Of a text and the words around it, so many tokens are read: its beginning shows how it is written, and reading costs time. */
const contextTokens = 384;

/**
 * Opens weights for embeddings, apart from the same weights opened for writing. Fails as `openEmbeddedModel` does, and with `invalid_input` for a model that llama.cpp makes no embeddings
 * with.
 */
export async function openEmbeddedEmbedder({
  home,
  reference,
  threads = defaultThreads(),
  ...options
}: OpenEmbeddedEmbedderOptions): Promise<Embedder> {
  const { path } = await requireWeights(home, reference);
  const runtime = await loadRuntime(home);
  const { id } = reference;
  return embedderOf(id, await openEmbedding({ id, weightsPath: path, runtime, threads, contextTokens, ...options }));
}

export function embedderOf(id: string, { model, context, close }: OpenedEmbedding): Embedder {
  const size = Math.min(contextTokens, model.trainContextSize);
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | null = null;
  const embedOne = async (text: string, signal: AbortSignal | undefined) => {
    signal?.throwIfAborted();
    if (closing !== null) throw new HyperalignError('aborted', `The embedder ${id} was closed.`);
    const tokens = tokensOf(model, text, size);
    const { vector } = await context.getEmbeddingFor([...tokens]);
    return { vector, tokens: tokens.length };
  };
  return {
    id,
    dimension: model.embeddingVectorSize,
    textsPerCall: 16,
    embed: async (texts, { signal } = {}) => {
      const embedded: Awaited<ReturnType<typeof embedOne>>[] = [];
      for (const text of texts) {
        // One text at a time, whoever asks: closing waits for the one that is read.
        const turn = last.then(() => embedOne(text, signal));
        last = turn.catch(() => undefined);
        embedded.push(await turn);
      }
      return {
        vectors: embedded.map(({ vector }) => vector),
        tokens: embedded.reduce((sum, { tokens }) => sum + tokens, 0),
      };
    },
    close: () => {
      closing ??= last.then(close);
      return closing;
    },
  };
}

/**
 * A model that pools reads the text alone. Of one that writes, the state after the last token is all there is, which says most of what would come next: so the text
 * is followed by a question whose answer is the text in a word (PromptEOL, Jiang et al. 2023, arXiv:2307.16645).
 */
function tokensOf(model: LlamaModel, text: string, size: number): readonly Token[] {
  const [before, after] = pools(model) ? [[], []] : [model.tokenize('Text: "', false), model.tokenize(question, false)];
  // Marks of begin and end may be added.
  const room = size - before.length - after.length - 3;
  return [...before, ...model.tokenize(text, false).slice(0, room), ...after];
}

const question = '"\nIn one word, this text is: "';

/** As the file says (`bert.pooling_type`); 0 and −1 are none. */
function pools({ fileInfo: { metadata } }: LlamaModel): boolean {
  const { architecture = '' } = metadata?.general ?? {};
  // What stands under the name of an architecture is as free as these names are.
  const layout = (metadata as Readonly<Record<string, unknown>> | undefined)?.[architecture];
  return typeof layout === 'object' && layout !== null && 'pooling_type' in layout && Number(layout.pooling_type) > 0;
}
