import type { Embedder } from '../../ports/embedder.ts';
import type { EnginePorts } from '../engine-ports.ts';
import { embedderName } from './gen-ai-facts.ts';
import { withinSpan } from './within-span.ts';

/** The same embedder, each call of which is a span by the conventions for generative AI. As one object of its own, whatever it was. Without a tracer nothing is told. */
export function tracedEmbedder(embedder: Embedder, { tracer }: Pick<EnginePorts, 'tracer'>): Embedder {
  const { id, dimension, textsPerCall } = embedder;
  const { provider, model } = embedderName(id);
  const facts = {
    'gen_ai.operation.name': 'embeddings',
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
  } as const;
  return {
    ...{ id, dimension, textsPerCall },
    embed: (texts, options) =>
      withinSpan(
        tracer,
        { name: `embeddings ${model}`, kind: provider === 'hyperalign' ? 'internal' : 'client', facts },
        async (span) => {
          const embedded = await embedder.embed(texts, options);
          span?.tell({ 'gen_ai.usage.input_tokens': embedded.tokens ?? undefined });
          return embedded;
        },
      ),
    close: () => embedder.close(),
  };
}
