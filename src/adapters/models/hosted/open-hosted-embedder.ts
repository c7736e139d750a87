import type { EmbeddingModelV4 } from '@ai-sdk/provider';
import { HyperalignError } from '../../../errors.ts';
import type { Embedder } from '../../../ports/embedder.ts';
import { type HostedPackages, installedPackages } from './hosted-packages.ts';
import { compatibleProvider, type HostedModelConfig, openaiProvider } from './hosted-providers.ts';
import type { HostedModelId } from './parse-model-id.ts';
import { toldAsForeign } from './refuse-foreign-answers.ts';

/** Some servers take no more at once than this, and say so by a failure. */
const textsPerCall = 32;

/**
 * Prepares a model of embeddings that is reached over HTTP, at `/embeddings` of the OpenAI API; nothing is sent yet. Throws `invalid_input` where the vendor has none, and otherwise as
 * `openHostedModel` does. What goes wrong in a call is the AI SDK's `APICallError`, or `model_failed` for an answer that is none of the API.
 */
export async function openHostedEmbedder(
  id: HostedModelId,
  config: HostedModelConfig,
  packages: HostedPackages = installedPackages,
): Promise<Embedder> {
  const model = await embeddingModel(id, config, packages);
  return {
    id: id.id,
    dimension: null,
    textsPerCall,
    embed: async (texts, { signal } = {}) => {
      try {
        const { embeddings, usage } = await model.doEmbed({
          values: [...texts],
          ...(signal === undefined ? {} : { abortSignal: signal }),
        });
        return { vectors: embeddings, tokens: usage?.tokens ?? null };
      } catch (error) {
        throw toldAsForeign(id.id, error);
      }
    },
    close: async () => undefined,
  };
}

async function embeddingModel(
  id: HostedModelId,
  config: HostedModelConfig,
  packages: HostedPackages,
): Promise<EmbeddingModelV4> {
  switch (id.provider) {
    case 'openai':
      return (await openaiProvider(id, config, packages)).embedding(id.name);
    case 'ollama':
    case 'compatible':
      return (await compatibleProvider(id, config, packages)).embeddingModel(id.name);
    case 'anthropic':
      throw new HyperalignError(
        'invalid_input',
        `Anthropic offers no embeddings, so "${id.id}" cannot be an embedder. Name one such as openai:text-embedding-3-small, ollama:nomic-embed-text or local:smollm2-135m.`,
        { details: { model: id.id } },
      );
  }
}
