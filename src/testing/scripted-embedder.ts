import type { Embedder } from '../ports/embedder.ts';

export interface ScriptedEmbedder extends Embedder {
  /** The texts of every call so far, failed ones too. */
  readonly calls: readonly (readonly string[])[];
  readonly closed: boolean;
}

export type ScriptedEmbedderFacts = Partial<Pick<Embedder, 'id' | 'dimension' | 'textsPerCall'>>;

/** Embeds texts as the function says, one by one; what it throws fails the call. Counts four characters as a token. */
export function scriptedEmbedder(
  vectorOf: (text: string) => readonly number[],
  facts: ScriptedEmbedderFacts = {},
): ScriptedEmbedder {
  const calls: (readonly string[])[] = [];
  let closed = false;
  return {
    id: 'scripted:embedder',
    dimension: null,
    textsPerCall: 32,
    ...facts,
    calls,
    get closed() {
      return closed;
    },
    embed: async (texts, { signal } = {}) => {
      signal?.throwIfAborted();
      calls.push(texts);
      return {
        vectors: texts.map(vectorOf),
        tokens: texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0),
      };
    },
    close: async () => {
      closed = true;
    },
  };
}
