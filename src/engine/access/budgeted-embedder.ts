import { estimateTokens } from '../../core/text/index.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { Spending } from './spending.ts';

/** The embedder as one workspace may ask it, as `budgetedModel` is the model. */
export function budgetedEmbedder(spending: Spending, workspace: string, embedder: Embedder): Embedder {
  const { id, dimension, textsPerCall } = embedder;
  return {
    ...{ id, dimension, textsPerCall },
    embed: async (texts, options) => {
      await spending.admit(workspace);
      const embedded = await embedder.embed(texts, options);
      spending.note(workspace, embedded.tokens ?? texts.reduce((sum, text) => sum + estimateTokens(text), 0));
      return embedded;
    },
    close: () => embedder.close(),
  };
}
